package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases that differ in a word are written once: {@code (我|我们)(真|也|)不知道} stands for six. There is
 * nothing inside a group but words and {@code |}; brackets without a {@code |} are signs.
 */
final class Alternatives {

  /** So that nobody writes a million phrases in one line. */
  static final int MOST = 1_000;

  private static final Pattern GROUP = Pattern.compile("\\(([^()|]*(?:\\|[^()|]*)+)\\)");

  private Alternatives() {}

  /** The phrases, without repeats; none if they are more than {@link #MOST}. */
  static List<String> of(String phrase) {
    if (phrase.indexOf('|') < 0) {
      return List.of(phrase);
    }
    Matcher group = GROUP.matcher(phrase);
    List<String> heads = List.of("");
    int at = 0;
    while (group.find()) {
      String before = phrase.substring(at, group.start());
      List<String> longer = new ArrayList<>();
      for (String head : heads) {
        for (String word : group.group(1).split("\\|", -1)) {
          longer.add(head + before + word);
        }
      }
      heads = longer;
      at = group.end();
      if (heads.size() > MOST) {
        return List.of();
      }
    }
    String rest = phrase.substring(at);
    return heads.stream().map(head -> head + rest).distinct().toList();
  }
}
