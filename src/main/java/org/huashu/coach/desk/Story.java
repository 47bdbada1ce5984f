package org.huashu.coach.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.huashu.coach.wording.Category;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer of the demo, who writes by themselves.
 *
 * @param facts of customer and order, by dotted name
 * @param comes when they come in, in seconds after the first
 * @param lines what they write
 * @param slips replies that an agent better did not send, to try the coach with
 * @param score what they rate at the end, 1 to 5; 0 for nothing
 */
record Story(String id, Map<String, String> facts, int comes, List<Line> lines, List<Slip> slips,
    int score) {

  /**
   * What a customer writes.
   *
   * @param pause seconds after what came before
   * @param afterReply whether they wait for a reply first
   */
  record Line(String text, int pause, boolean afterReply) {}

  /** A reply that breaks a rule of a category. */
  record Slip(Category category, String text) {}

  /** The stories that come with the program. */
  static List<Story> shipped() {
    try (InputStream in = Story.class.getResourceAsStream("/desk/stories.json")) {
      if (in == null) {
        throw new IllegalStateException("no stories.json on the class path");
      }
      return JsonMapper.shared().readTree(in.readAllBytes()).valueStream().map(Story::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Story of(JsonNode story) {
    Map<String, String> facts = new java.util.TreeMap<>();
    story.path("facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(),
            fact.getValue().asString()));
    return new Story(story.path("id").stringValue(), facts, story.path("comes").asInt(),
        story.path("lines")
            .valueStream()
            .map(line -> new Line(line.path("text").stringValue(),
                line.path("pause").asInt(2), line.path("afterReply").asBoolean(true)))
            .toList(),
        story.path("slips")
            .valueStream()
            .map(slip -> new Slip(
                Category.named(slip.path("category").stringValue()).orElseThrow(),
                slip.path("text").stringValue()))
            .toList(),
        story.path("score").asInt(0));
  }
}
