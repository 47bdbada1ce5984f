package org.huashu.coach.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;

/**
 * Tells holding replies (安抚话术), which keep a waiting customer informed, from answers: the store's
 * holding scripts, and short texts with one of {@link #PHRASES} that promise no more than minutes.
 * 请稍等1-3天到账 tells a fact, so it is an answer.
 */
public final class HoldingReplies implements Predicate<String> {

  /** What agents say to ask for a moment, without signs. */
  static final List<String> PHRASES = List.of("稍等", "稍候", "请等一下", "等我一下", "等一会", "等待一下",
      "正在为您核实", "正在为您查询", "正在帮您核实", "正在帮您查询", "正在核实", "正在查询", "马上为您核实", "马上为您查询",
      "马上帮您核实", "马上帮您查", "这就帮您查", "这就为您查", "我帮您核实一下", "我帮您查一下", "为您核实一下", "为您查询一下",
      "正在处理中请耐心等待", "请耐心等待一下", "别着急我看一下");

  /** A longer text says more than that it takes a moment; in letters and digits. */
  private static final int LONGEST = 40;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  private static final long MOST_KNOWN_BYTES = 4L << 20;
  private static final int TEXT_BYTES = 120;

  private final List<List<String>> scripts;
  /** Every draft asks about the same replies again. */
  private final Cache<String, Boolean> known = Caffeine.newBuilder()
      .maximumWeight(MOST_KNOWN_BYTES)
      .weigher((String text, Boolean _) -> TEXT_BYTES + 2 * text.length())
      .build();

  /** Knows the holding replies among a store's scripts. */
  public HoldingReplies(List<Script> scripts) {
    this.scripts = scripts.stream()
        .filter(script -> script.use() == Script.Use.HOLDING)
        .map(script -> literals(script.answer()))
        .filter(literals -> !literals.isEmpty())
        .toList();
  }

  @Override
  public boolean test(String text) {
    return known.get(text, this::isHolding);
  }

  private boolean isHolding(String text) {
    String letters = Letters.of(text);
    return asksForAMoment(text, letters) || scripts.stream().anyMatch(s -> saysAll(letters, s));
  }

  private static boolean asksForAMoment(String text, String letters) {
    return letters.length() <= LONGEST
        && PHRASES.stream().anyMatch(letters::contains)
        && Figures.in(text).stream().noneMatch(HoldingReplies::isLong);
  }

  private static boolean isLong(Figure figure) {
    return figure.kind() != Figure.Kind.TIME || figure.high() >= 60;
  }

  /** Whether the text is these literals, one after the other, and little else. */
  private static boolean saysAll(String letters, List<String> literals) {
    int at = 0;
    int said = 0;
    for (String literal : literals) {
      int found = letters.indexOf(literal, at);
      if (found < 0) {
        return false;
      }
      at = found + literal.length();
      said += literal.length();
    }
    return letters.length() <= said + LONGEST;
  }

  private static List<String> literals(String answer) {
    return PLACEHOLDER.splitAsStream(answer)
        .map(Letters::of)
        .filter(letters -> !letters.isEmpty())
        .toList();
  }
}
