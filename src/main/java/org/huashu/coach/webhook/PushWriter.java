package org.huashu.coach.webhook;

import org.huashu.coach.advice.Push;
import org.huashu.coach.webhook.JsonText.Name;

/** Writes pushes as the contract has them. Safe for use by many threads. */
public final class PushWriter {

  private static final Name TYPE = Name.of("type");
  private static final Name TIMESTAMP = Name.of("timestamp");
  private static final Name DATA = Name.of("data");
  private static final Name SHOP = Name.of("shop");
  private static final Name CONVERSATION = Name.of("conversation");
  private static final Name AGENT = Name.of("agent");
  private static final Name HINT = Name.of("hint");
  private static final Name CLOCK = Name.of("clock");
  private static final Name KIND = Name.of("kind");

  private PushWriter() {}

  /** The push in its envelope, as JSON in UTF-8. */
  public static byte[] bytes(Push push) {
    JsonText json = new JsonText();
    json.begin('{').name(TYPE).string("coach.push");
    json.name(TIMESTAMP).string(push.at().toString());
    json.name(DATA).begin('{');
    json.name(SHOP).string(push.key().shop());
    json.name(CONVERSATION).string(push.key().conversation());
    json.name(AGENT).string(push.agent());
    json.name(HINT);
    AdviceWriter.write(json, push.hint());
    json.name(CLOCK);
    AdviceWriter.write(json, push.clock());
    if (push.kind() == Push.Kind.NOTE) {
      json.name(KIND).string("note");
    }
    return json.end('}').end('}').bytes();
  }
}
