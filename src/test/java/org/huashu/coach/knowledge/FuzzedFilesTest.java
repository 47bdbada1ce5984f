package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid files with something wrong put into them: whatever it is, the message says where. */
class FuzzedFilesTest {

  private static final String PATH = "rules/banned/x.yaml";
  private static final String RULE = """
      kind: prefer
      severity: block
      message: 不要说“{found}”，可以说“{better}”
      why: 顾客要的是下一步
      source: "004 §8"
      swap:
        我不知道: [我帮您核实, 我马上问]
        我不清楚: 我帮您确认
      except: [我不知道您]
      at: [start, end]
      disguises: [pinyin, split]
      exact: [case]
      when: first-reply
      examples:
        bad: [{draft: "[我不知道]啊", turn: 1}]
        good: ["不知道您方便的时间是？"]
      """;
  private static final List<String> WRONG = List.of("", "[", "]", "{", "}", ":", "x", "\t", "- ",
      "\"", "'", "0", "null", "~", "[[", "&a", "*a", "!!b c", "|", ">", "#", "\u0000", "好", "\n",
      "  ", "? ", "%", "@", "---\n");

  @Test
  void everyMessageNamesFileAndLine() {
    Random random = new Random(31);
    int wrong = 0;
    for (int round = 0; round < 4_000; round++) {
      String text = spoilt(random);
      for (String message : messages(text)) {
        wrong++;
        assertTrue(message.matches("(?s)rules/banned/x\\.yaml:[1-9][0-9]*: .+"),
            () -> message + "\nof\n" + text);
      }
    }
    assertTrue(wrong > 2_000, "messages: " + wrong);
  }

  @Test
  void everyKeyThatIsMisspeltIsNamedWithItsLine() {
    List<String> lines = RULE.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("[a-z]+:.*")) {
        List<String> spoilt = new ArrayList<>(lines);
        String key = lines.get(i).substring(0, lines.get(i).indexOf(':'));
        spoilt.set(i, "x" + lines.get(i));
        String expected = PATH + ":" + (i + 1) + ": no key 'x" + key + "'";
        assertEquals(key.equals("kind") ? 0 : 1,
            messages(String.join("\n", spoilt) + "\n").stream()
                .filter(message -> message.startsWith(expected) && message.contains("["))
                .count(),
            key);
      }
    }
  }

  private static String spoilt(Random random) {
    StringBuilder text = new StringBuilder(RULE);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(8));
      text.replace(at, end, WRONG.get(random.nextInt(WRONG.size())));
    }
    return text.toString();
  }

  private static List<String> messages(String text) {
    try {
      KnowledgeReader.read(Texts.files(Map.of(PATH, text)));
      return List.of();
    } catch (KnowledgeException e) {
      return e.mistakes().stream().map(Mistake::toString).toList();
    }
  }
}
