package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Span;

/**
 * A clause that says plainly whether something holds: 支持退货, 不包邮, 运费自理.
 *
 * @param kind what is said: only statements of one kind can contradict each other
 * @param holds whether it holds
 * @param about the pairs of letters that say of what
 * @param span the words that say it
 * @param opposite what would say the opposite; empty when no single word does
 */
record Statement(Kind kind, boolean holds, Set<String> about, Span span,
    Optional<String> opposite) {

  /** What is said. */
  enum Kind {
    /** Something is allowed or offered. */
    ALLOWED,
    /** The store pays the postage. */
    POSTAGE_FREE,
    /** It costs nothing. */
    FREE,
    /** It is needed. */
    NEEDED
  }

  private record Wording(String words, Kind kind, boolean holds, Optional<String> opposite) {

    Wording(String words, Kind kind, boolean holds, String opposite) {
      this(words, kind, holds, Optional.of(opposite));
    }
  }

  /** The longer ones first: 不支持 is no 支持. */
  private static final List<Wording> WORDINGS =
      List.of(new Wording("暂不支持", Kind.ALLOWED, false, "支持"),
          new Wording("不可以", Kind.ALLOWED, false, "可以"),
          new Wording("不支持", Kind.ALLOWED, false, "支持"),
          new Wording("不提供", Kind.ALLOWED, false, "提供"),
          new Wording("不允许", Kind.ALLOWED, false, "允许"),
          new Wording("不能够", Kind.ALLOWED, false, "能够"),
          new Wording("不接受", Kind.ALLOWED, false, "接受"),
          new Wording("不能", Kind.ALLOWED, false, "可以"),
          new Wording("不行", Kind.ALLOWED, false, "可以"),
          new Wording("退不了", Kind.ALLOWED, false, "可以退"),
          new Wording("换不了", Kind.ALLOWED, false, "可以换"),
          new Wording("不可", Kind.ALLOWED, false, "可以"),
          new Wording("无法", Kind.ALLOWED, false, "可以"),
          new Wording("没法", Kind.ALLOWED, false, "可以"),
          new Wording("支持", Kind.ALLOWED, true, "不支持"),
          new Wording("可以", Kind.ALLOWED, true, "不可以"),
          new Wording("提供", Kind.ALLOWED, true, "不提供"),
          new Wording("允许", Kind.ALLOWED, true, "不允许"),
          new Wording("接受", Kind.ALLOWED, true, "不接受"),
          new Wording("不包邮", Kind.POSTAGE_FREE, false, "包邮"),
          new Wording("不免邮", Kind.POSTAGE_FREE, false, "免邮"),
          new Wording("包邮", Kind.POSTAGE_FREE, true, "不包邮"),
          new Wording("免邮", Kind.POSTAGE_FREE, true, "不免邮"),
          new Wording("免运费", Kind.POSTAGE_FREE, true, Optional.empty()),
          new Wording("不免费", Kind.FREE, false, "免费"),
          new Wording("不收费", Kind.FREE, true, "收费"),
          new Wording("免费", Kind.FREE, true, "收费"),
          new Wording("收费", Kind.FREE, false, "免费"),
          new Wording("不需要", Kind.NEEDED, false, "需要"),
          new Wording("无需", Kind.NEEDED, false, "需要"),
          new Wording("不用", Kind.NEEDED, false, "需要"),
          new Wording("需要", Kind.NEEDED, true, "不需要"));

  /** With what a clause begins to say who pays the postage. */
  private static final List<String> PAYING = List.of("运费", "邮费", "快递费", "自付", "自理");

  /** With which characters the wordings begin. */
  private static final BitSet FIRST = charactersAt(0);
  private static final BitSet SECOND = charactersAt(1);

  private static final String CLAUSE_ENDS = "，。！？；,!?;、\n\r：:（）()~～";

  /** A clause with one of these asks, supposes or makes an exception: it states nothing plainly. */
  private static final List<String> DOUBT = List.of("吗", "是否", "能不能", "可不可以", "支不支持", "包不包",
      "需不需要", "如果", "假如", "要是", "的话", "若", "除", "满", "未", "部分", "个别", "一般", "特价", "定制",
      "特殊", "仅", "只", "才", "也许", "可能", "看情况", "视", "偏远", "为什么", "怎么");

  private static final String POSTAGE = "(?:运费|邮费|快递费)";

  private static final Pattern CUSTOMER_PAYS = Pattern.compile(POSTAGE
      + "[^我店商]{0,6}?(?:自理|自付|自费|自出|自己[出付]|[您你][出付]|承担)|自[付理]" + POSTAGE);

  private static final Pattern STORE_PAYS =
      Pattern.compile(POSTAGE + ".{0,4}?(?:我们|店|商家).{0,2}?(?:出|承担|付|包)");

  /** Whether the two say the opposite of one matter. */
  boolean contradicts(Statement other) {
    return kind == other.kind && holds != other.holds && isAboutTheSame(other);
  }

  /** Whether the two say the same of one matter. */
  boolean agreesWith(Statement other) {
    return kind == other.kind && holds == other.holds && isAboutTheSame(other);
  }

  private boolean isAboutTheSame(Statement other) {
    return kind == Kind.POSTAGE_FREE || about.stream().anyMatch(other.about::contains);
  }

  /** The same of what was asked about, if the clause itself does not say of what: 不可以的哦. */
  Statement answering(String question) {
    return about.isEmpty() && kind != Kind.POSTAGE_FREE
        ? new Statement(kind, holds, Pairs.telling(question), span, opposite)
        : this;
  }

  /** Everything that a text states plainly, one statement a clause. */
  static List<Statement> in(String text) {
    List<Statement> statements = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && CLAUSE_ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      boolean asks = end < text.length() && "？?".indexOf(text.charAt(end)) >= 0;
      if (!asks && mayState(text, start, end)) {
        String clause = text.substring(start, end);
        if (DOUBT.stream().noneMatch(clause::contains)) {
          statement(clause, start).ifPresent(statements::add);
        }
      }
      start = end + 1;
    }
    return statements;
  }

  /** A glance before the look: whether one of the wordings may be there. */
  private static boolean mayState(String text, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      if (FIRST.get(text.charAt(i)) && SECOND.get(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static BitSet charactersAt(int place) {
    BitSet characters = new BitSet();
    WORDINGS.forEach(wording -> characters.set(wording.words().charAt(place)));
    PAYING.forEach(words -> characters.set(words.charAt(place)));
    return characters;
  }

  private static Optional<Statement> statement(String clause, int offset) {
    Optional<Statement> postage = whoPays(clause, offset);
    return postage.isPresent() ? postage : worded(clause, offset);
  }

  private static Optional<Statement> whoPays(String clause, int offset) {
    if (clause.contains("退") || clause.contains("换")) {
      return Optional.empty();
    }
    Matcher store = STORE_PAYS.matcher(clause);
    Matcher customer = CUSTOMER_PAYS.matcher(clause);
    boolean free = store.find();
    return free || customer.find()
        ? Optional.of(paid(free, (free ? store : customer).toMatchResult(), offset))
        : Optional.empty();
  }

  private static Statement paid(boolean free, MatchResult words, int offset) {
    return new Statement(Kind.POSTAGE_FREE, free, Set.of(),
        new Span(offset + words.start(), offset + words.end()), Optional.empty());
  }

  private static Optional<Statement> worded(String clause, int offset) {
    for (Wording wording : WORDINGS) {
      int at = clause.indexOf(wording.words());
      if (at >= 0) {
        String rest =
            clause.substring(0, at) + " " + clause.substring(at + wording.words().length());
        Span span = new Span(offset + at, offset + at + wording.words().length());
        return Optional.of(new Statement(wording.kind(), wording.holds(), Pairs.telling(rest), span,
            wording.opposite()));
      }
    }
    return Optional.empty();
  }
}
