package org.huashu.coach.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a knowledge base of any size: the shipped rules, policies and words, and made-up ones. */
final class MadeUpKnowledgeBase {

  private static final int PHRASES_OF_A_RULE = 50;

  private MadeUpKnowledgeBase() {}

  /** Writes it into a new directory {@code to}; {@code shipped} may be missing. */
  static void write(Path shipped, Path to, LoadPlan plan) throws IOException {
    write(shipped, to, plan.scripts(), plan.phrases());
  }

  /** The same with so many scripts and phrases of rules. */
  static void write(Path shipped, Path to, int scripts, int phrases) throws IOException {
    for (String part : new String[]{"rules", "policies", "words"}) {
      copy(shipped.resolve(part), to.resolve(part));
    }
    Path placeholders = to.resolve("policies/placeholders.yaml");
    if (!Files.exists(placeholders)) {
      text(placeholders, "placeholders:\n  订单号: order.id\n");
    }
    for (int rule = 0; rule * PHRASES_OF_A_RULE < phrases; rule++) {
      text(to.resolve("rules/banned/made-up-%03d.yaml".formatted(rule)), rule(rule));
    }
    for (int topic = 0; topic < ShopTalk.topics(scripts); topic++) {
      text(to.resolve("scripts/made-up-%02d.yaml".formatted(topic)), topic(topic, scripts));
    }
  }

  private static String rule(int rule) {
    int first = rule * PHRASES_OF_A_RULE;
    String phrases = IntStream.range(first, first + PHRASES_OF_A_RULE)
        .mapToObj(ShopTalk::phrase)
        .collect(Collectors.joining(", "));
    return """
        kind: avoid
        severity: warn
        message: 请不要对顾客说“{found}”
        why: 压力测试用的违禁词
        phrases: [%s]
        examples:
          bad: ["[%s]"]
          good: ["您好，马上为您处理"]
        source: bench
        """.formatted(phrases, ShopTalk.phrase(first));
  }

  private static String topic(int topic, int scripts) {
    int first = topic * ShopTalk.SCRIPTS_OF_A_TOPIC;
    int end = Math.min(scripts, first + ShopTalk.SCRIPTS_OF_A_TOPIC);
    return "scripts:\n" + IntStream.range(first, end)
        .mapToObj(MadeUpKnowledgeBase::script)
        .collect(Collectors.joining());
  }

  private static String script(int script) {
    String questions = IntStream.range(0, ShopTalk.SIMILAR_QUESTIONS)
        .mapToObj(variant -> "      - " + ShopTalk.question(script, variant) + "\n")
        .collect(Collectors.joining());
    return "  - id: number-" + script + "\n    title: " + ShopTalk.title(script)
        + "\n    questions:\n" + questions + "    answer: \"" + ShopTalk.answer(script) + "\"\n";
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          text(to.resolve(from.relativize(file).toString()), Files.readString(file));
        }
      }
    }
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
