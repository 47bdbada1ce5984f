package org.huashu.coach.check;

import java.util.regex.Pattern;
import org.huashu.coach.text.Folding;

/** Tells replies that greet and say nothing else: they end a wait, but they answer nothing. */
public final class Greetings {

  private static final String SIGNS = "[\\s，。！,.!~～、^_]*";

  private static final String GREETING = "(?:您好|你好|您好呀|亲亲?|在的?|在呢|我在|hi|hello|哈喽|嗨|[早中]?[上下晚]?午?好"
      + "|欢迎光临(?:本店|小店)?|很高兴为您服务|请问?有什么(?:可以|能)(?:帮|为)[您你到助的]*(?:服务|忙)?"
      + "|有什么(?:可以|能)(?:帮|为)[您你到助的]*(?:服务|忙)?|请讲|您请说|请说)";

  private static final Pattern BARE = Pattern.compile(
      SIGNS + "(?:" + GREETING + "(?:[的呢哦呀哈啊啦吗]|(?<=[您助])[的吗])*[?？]?" + SIGNS + ")+");

  private static final Pattern OPENING = Pattern.compile("^" + SIGNS
      + "(?:(?:您好|你好|亲亲?|在的?|hi|hello|哈喽|嗨|好的|收到|嗯+)[的呢哦呀哈啊啦]*" + SIGNS + ")+");

  private Greetings() {}

  /** Whether a text only greets, or only asks what the customer wants. */
  public static boolean isBare(String text) {
    return text.length() <= 40 && BARE.matcher(Folding.fold(text)).matches();
  }

  /** A folded text without the greetings and assents that it begins with. */
  static String without(String folded) {
    return OPENING.matcher(folded).replaceFirst("");
  }
}
