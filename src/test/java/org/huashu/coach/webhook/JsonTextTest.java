package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.huashu.coach.webhook.JsonText.Name;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is written is what a general writer of JSON writes. */
class JsonTextTest {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Test
  void putsCommasWhereTheyBelong() {
    JsonText json = new JsonText();
    json.begin('{').name(Name.of("a")).begin('[').number(1).number(-2.5).nothing().end(']');
    json.name(Name.of("b")).string(Optional.empty()).name(Name.of("c")).begin('{').end('}');
    json.name(Name.of("d")).begin('[').begin('{').end('}').begin('{').end('}').end(']');
    assertEquals("{\"a\":[1,-2.5,null],\"b\":null,\"c\":{},\"d\":[{},{}]}",
        text(json.end('}')));
  }

  @Test
  void writesEveryCharacterAsJacksonDoes() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 61) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        assertWritten("您" + Character.toString(c) + "x");
      }
    }
  }

  @Test
  void writesTextsOfAnyLength() {
    SplittableRandom random = new SplittableRandom(7);
    for (int length = 0; length < 10_000; length = length * 3 + 1) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.appendCodePoint("好\"\n\u0001a😀é".codePoints().toArray()[random.nextInt(7)]);
      }
      assertWritten(text.toString());
    }
  }

  @Test
  void neverWritesHalfACharacter() {
    assertEquals("\"a\uFFFDb\uFFFD\"", text(new JsonText().string("a\uD83Db\uDE00")));
  }

  private static void assertWritten(String value) {
    assertEquals(JSON.writeValueAsString(value), text(new JsonText().string(value)));
  }

  private static String text(JsonText json) {
    return new String(json.bytes(), StandardCharsets.UTF_8);
  }
}
