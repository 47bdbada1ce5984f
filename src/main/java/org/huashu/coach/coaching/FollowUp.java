package org.huashu.coach.coaching;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Folding;

/**
 * Tells last words that lean on what was asked before: 「那个呢」 asks nothing by itself, 「那运费呢」 only
 * half. They are known by their form, not by their matter: they are short, begin like a second
 * thought, end with 呢 or point at something, and ask with no question word of their own.
 */
final class FollowUp {

  /** Longer words speak for themselves; letters and digits. */
  private static final int LONGEST = 12;
  /** So many letters may name the matter of half a question. */
  private static final int LONGEST_MATTER = 6;

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern BEGINNING =
      Pattern.compile("^(?:那么?(?!个|款|种|件|些)|要是|如果|换成|要不|还有)");
  private static final Pattern POINTING =
      Pattern.compile("[这那](?:个|款|种|件|些)|它|另外?一?[个款种件]|别的|其[他它]的?");
  private static final Pattern ENDING = Pattern.compile("(?:呢|吗|么|嘛|怎么样|如何|行不行|可不可以|能不能)[啊呀哦]?$");
  private static final Pattern ASKING = Pattern.compile("什么|怎么|怎样|多少|多久|几|哪|谁|为何|啥|咋");
  private static final Pattern ASSENTING = Pattern.compile(
      "^(?:那|就)*(?:好|嗯|哦|噢|行|谢|知道|明白|了解|懂|收到|没事|没有|不用|不要|不是|算了|ok|对|是的|可以[的了]?$)");
  /** Nothing but assent or thanks, before what is asked then. */
  private static final Pattern ASSENT_ALONE =
      Pattern.compile("^(?:(?:那|就)*(?:好|嗯|哦|噢|行|谢谢|知道|明白|了解|懂|收到|没事|ok|对|是的|可以)"
          + "[的了吧呀啊哈嗯您你]*)+$");
  /** Words that say nothing about the matter. */
  private static final Pattern FILLING = Pattern.compile("那么?|要是|如果|换成|要不|还有|的话|可不可以|行不行|能不能|怎么样|如何"
      + "|同样|一样|可以|[这的也又还再都呢吗么嘛啊呀哦吧亲您你我行能会]");

  private FollowUp() {}

  /** How much of a question is missing. */
  enum Leaning {
    /** Nothing: it stands by itself. */
    NONE,
    /** The other half: 那运费呢. */
    HALF,
    /** All of it: 那个呢. */
    WHOLE
  }

  /**
   * What is searched for.
   *
   * @param words what the customer said
   * @param before the question that it goes on from, if it says only half by itself
   * @param topics the topics of the scripts that were sent before, the last first
   */
  record Searched(String words, Optional<String> before, List<String> topics) {
    Searched(String words) {
      this(words, Optional.empty());
    }

    Searched(String words, Optional<String> before) {
      this(words, before, List.of());
    }

    /** The same after scripts of these topics. */
    Searched about(List<String> sent) {
      return new Searched(words, before, sent);
    }
  }

  /**
   * What last words mean after others.
   *
   * @param earlier what the customer said before, the last first
   */
  static Searched read(String words, List<String> earlier) {
    String asked = withoutAssent(words);
    Leaning leaning = leaning(asked);
    if (leaning == Leaning.NONE) {
      return new Searched(words);
    }
    Optional<String> before = earlier.stream()
        .filter(question -> !question.isBlank() && leaning(question) == Leaning.NONE
            && !ASSENTING.matcher(letters(question)).find())
        .findFirst();
    return leaning == Leaning.WHOLE
        ? new Searched(before.orElse(words))
        : new Searched(asked, before);
  }

  /** What comes after 好的谢谢; all of it when nothing does. */
  private static String withoutAssent(String words) {
    Matcher sign = SIGNS.matcher(words);
    String rest = words;
    while (sign.find() && ASSENT_ALONE.matcher(letters(words.substring(0, sign.start()))).find()) {
      rest = words.substring(sign.end());
    }
    return rest.isBlank() ? words : rest;
  }

  /** How much these words lean on others. */
  static Leaning leaning(String words) {
    if (words.length() > 4 * LONGEST) {
      return Leaning.NONE;
    }
    String said = letters(words);
    if (said.length() > LONGEST || ASSENTING.matcher(said).find()) {
      return Leaning.NONE;
    }
    boolean pointing = POINTING.matcher(said).find();
    boolean ending = ENDING.matcher(said).find();
    String matter =
        FILLING.matcher(POINTING.matcher(said).replaceAll("")).replaceAll("");
    if (matter.isEmpty()) {
      return pointing || (ending && BEGINNING.matcher(said).find())
          ? Leaning.WHOLE
          : Leaning.NONE;
    }
    boolean half = BEGINNING.matcher(said).find() || said.endsWith("呢");
    boolean asking = ASKING.matcher(ENDING.matcher(said).replaceAll("")).find();
    return half && matter.length() <= LONGEST_MATTER && !asking
        ? Leaning.HALF
        : Leaning.NONE;
  }

  private static String letters(String words) {
    return SIGNS.matcher(Folding.fold(words)).replaceAll("");
  }
}
