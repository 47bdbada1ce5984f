package org.huashu.coach.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.text.Folding;

/**
 * Tells holding replies (安抚话术), which keep a waiting customer informed, from answers: the store's
 * holding scripts, and short texts that ask for a moment (请稍等) or say that somebody is looking
 * (我去看一下, 马上为您查询) and nothing else. 请稍等1-3天到账 tells a fact, and 请提供订单号 makes the agent wait: both
 * are answers.
 */
public final class HoldingReplies implements Predicate<String> {

  /** A longer text says more than that it takes a moment; in letters and digits. */
  private static final int LONGEST = 40;

  /** One whose every clause only asks for a moment may be longer. */
  private static final int LONGEST_IN_FULL = 90;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
  private static final Pattern CLAUSE_ENDS = Pattern.compile("[，。！；,!;、~～\\s…：:]+|\\.{2,}");

  /** Asks the customer to wait. */
  private static final Pattern WAIT = Pattern.compile("稍等|稍候|稍待|稍微等|请留步"
      + "|(?<!不用|不必|无需|别|在|久|建议|建议您)等(?:一?下(?![周个次月午])|一?会(?!员)|一等|片刻|我(?![们司家])"
      + "|待?(?:几|[一两三五十]|[0-9]{1,2})分钟)|给我(?:几|[一两三五十]|[0-9]{1,2})(?:分钟|点时间)|等待一下|耐心等一|(?:别|不要)着急我");

  /** Asks for patience: says nothing by itself, since 已经发货了，请耐心等待 is an answer. */
  private static final String PATIENCE = "耐心等";

  private static final String LOOK = "(?:查|核实|核对|核查|确认|看|问|询问|了解)";
  private static final String DO = "(?:处理|登记|反馈|联系|沟通|催|跟进)";
  private static final String NOW = "(?:正在|这就|马上|立刻|立即|还在|仍在)";
  private static final String FOR_YOU = "(?:帮您|为您|给您(?!看)|替您|帮你|为你|给你(?!看))";

  /** Somebody is looking, and has not seen yet. */
  private static final Pattern LOOKING = Pattern.compile(
      "(?:" + FOR_YOU + "|" + NOW + "|在帮|在为).{0,6}?" + LOOK
          + "|(?:我|咱|这边|这里).{0,6}?" + LOOK + "(?:一下|下|看|一看|一查|一问)(?![到见出])"
          + "|" + NOW + FOR_YOU + DO + "|^(?:我们?|这边|这里)?" + NOW + DO);

  /** Something is done or known already, is only possible, or is left to the customer. */
  private static final Pattern DONE = Pattern.compile("已|了(?!解)|过(?!程)|到账|可以|需要|能|将|会|显示|预计"
      + "|(?<![帮为给替])[您你](?:可|先|自己|去|到|看|再)|请(?![您你]?(?:稍|等|耐心|放心|别))");

  /** Says that an answer comes soon. */
  private static final Pattern SOON = Pattern.compile(
      "(?:稍后|稍候|一会儿?|马上|等下|待会儿?|很快|尽快|随后|第一时间|有结果|查到|再).{0,4}"
          + "(?:回复|答复|告诉|告知|联系|反馈|回)");

  /** Goes with any reply. */
  private static final Pattern COURTESY = Pattern.compile(".{0,3}|(?:您好|你好|亲|好的|嗯|在的).{0,3}"
      + "|.*(?:久等|抱歉|不好意思|对不起|感谢|谢谢|放心|理解|着急|别急|见谅|辛苦|麻烦您|收到|明白).{0,6}");

  /** Asks the customer for something: now the agent waits. */
  private static final Pattern ASKS = Pattern.compile(
      "[？?吗]|提供|告诉我|告知我|发我|发给我|报一下|说一下|截图|拍一?[下张个]|哪[个款件家里]");

  private static final Pattern AGREED = Pattern.compile("(?:好|可以|行)(?:吗|么|嘛)[？?]?");

  private static final long MOST_KNOWN_BYTES = 4L << 20;
  private static final int TEXT_BYTES = 120;

  private final List<List<String>> scripts;
  /** Every draft asks about the same replies again. */
  private final Cache<String, Boolean> known = Caffeine.newBuilder()
      .maximumWeight(MOST_KNOWN_BYTES)
      .weigher((String text, Boolean _) -> TEXT_BYTES + 2 * text.length())
      .executor(Runnable::run)
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
    return asksForAMoment(text, letters.length())
        || scripts.stream().anyMatch(script -> saysAll(letters, script));
  }

  private static boolean asksForAMoment(String text, int length) {
    if (length > LONGEST_IN_FULL) {
      return false;
    }
    String folded = AGREED.matcher(Folding.fold(text)).replaceAll("");
    if (ASKS.matcher(folded).find()) {
      return false;
    }
    boolean asks = (length <= LONGEST && WAIT.matcher(folded).find()) || saysNothingElse(folded);
    return asks && Figures.in(text).stream().noneMatch(HoldingReplies::isLong);
  }

  private static boolean isLong(Figure figure) {
    return figure.kind() != Figure.Kind.TIME || figure.high() >= 60;
  }

  /** Whether somebody looks or asks for a moment, and no clause says anything else. */
  private static boolean saysNothingElse(String folded) {
    boolean asked = false;
    for (String clause : CLAUSE_ENDS.split(folded)) {
      boolean asks = WAIT.matcher(clause).find() || isLooking(clause);
      asked |= asks;
      if (!asks && !clause.contains(PATIENCE) && !SOON.matcher(clause).find()
          && !COURTESY.matcher(clause).matches()) {
        return false;
      }
    }
    return asked;
  }

  private static boolean isLooking(String clause) {
    return LOOKING.matcher(clause).find() && !DONE.matcher(clause).find();
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
