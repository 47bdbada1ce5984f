package org.huashu.coach.webhook;

import java.io.ByteArrayOutputStream;
import org.huashu.coach.advice.Push;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes pushes as the contract has them. Safe for use by many threads. */
public final class PushWriter {

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private PushWriter() {}

  /** The push in its envelope, as JSON in UTF-8. */
  public static byte[] bytes(Push push) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("type", "coach.push");
      json.writeStringProperty("timestamp", push.at().toString());
      json.writeName("data");
      write(json, push);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes what is told as one object. */
  private static void write(JsonGenerator json, Push push) {
    json.writeStartObject();
    json.writeStringProperty("shop", push.key().shop());
    json.writeStringProperty("conversation", push.key().conversation());
    if (push.agent().isPresent()) {
      json.writeStringProperty("agent", push.agent().get());
    } else {
      json.writeNullProperty("agent");
    }
    json.writeName("hint");
    AdviceWriter.write(json, push.hint());
    json.writeName("clock");
    AdviceWriter.write(json, push.clock());
    json.writeEndObject();
  }
}
