package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.text.Span;

/**
 * What a text only mentions: titles in 《》, and what stands in quotation marks after words that say
 * whose it is. Quotation marks alone excuse nothing.
 */
final class Quotations {

  private static final String OPENING = "《“「『\"";
  private static final String CLOSING = "》”」』\"";
  private static final String TITLE = "《";

  /** Who mentions something, just before it or just after. */
  private static final List<String> BEFORE = List.of("说", "写", "回复", "收到", "提到", "显示", "提示", "标注",
      "截图", "备注", "叫", "名为", "标题", "称", "所谓", "原话", "用语", "字样", "词", "是");
  private static final List<String> AFTER =
      List.of("这", "字样", "一词", "二字", "两个字", "几个字", "确实", "的说法",
          "的回复", "的提示", "的话", "一说", "，是哪");
  private static final int NEAR = 8;

  private Quotations() {}

  /** The spans between such marks, the marks left out. */
  static List<Span> of(String text) {
    List<Span> quoted = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int kind = OPENING.indexOf(text.charAt(at));
      int end = kind < 0 ? -1 : text.indexOf(CLOSING.charAt(kind), at + 1);
      if (end > at + 1) {
        if (text.charAt(at) == TITLE.charAt(0) || isMentioned(text, at, end)) {
          quoted.add(new Span(at + 1, end));
        }
        at = end;
      }
      at++;
    }
    return quoted;
  }

  private static boolean isMentioned(String text, int open, int close) {
    String before = text.substring(Math.max(0, open - NEAR), open);
    return BEFORE.stream().anyMatch(before::contains)
        || AFTER.stream().anyMatch(word -> text.startsWith(word, close + 1));
  }
}
