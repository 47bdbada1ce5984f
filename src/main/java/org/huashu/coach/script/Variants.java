package org.huashu.coach.script;

import java.util.Set;

/** Words of traditional script whose simplified form folding each character does not give. */
final class Variants {

  /** Where 著 is no 着; one of these stands before or after it. */
  private static final Set<Character> BEFORE = Set.of('显', '名', '卓', '原', '专', '昭', '土', '巨', '论');
  private static final Set<Character> AFTER = Set.of('名', '作', '称', '者', '述', '书');

  private Variants() {}

  /** The folded text in the usual writing, as long as it was: 甚么 is 什么, 接著 is 接着. */
  static String usual(String folded) {
    if (folded.indexOf('甚') < 0 && folded.indexOf('著') < 0) {
      return folded;
    }
    char[] text = folded.toCharArray();
    for (int i = 0; i < text.length; i++) {
      char next = i + 1 < text.length ? text[i + 1] : 0;
      if (text[i] == '甚' && next == '么') {
        text[i] = '什';
      } else if (text[i] == '著' && !AFTER.contains(next)
          && !(i > 0 && BEFORE.contains(text[i - 1]))) {
        text[i] = '着';
      }
    }
    return String.valueOf(text);
  }
}
