package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names and numbers by which a person is reached outside the shop: WeChat and QQ ids in
 * plain text. A bare word is none; a word before it must say what it is (加微信, vx:, 扣扣号). All
 * repetitions are bounded, so the time is linear.
 */
final class MessengerIds {

  /** Words that name a messenger, as people write them to get past a filter, too. */
  private static final String NAMES = "[微薇威维v徽围][ .·*_-]?[信❤♥♡心芯x\uFFFC]|卫星号|绿泡泡|"
      + "wechat|weixin|vxin|wxin|wx|wei信|qq|扣[ .·*_-]?扣|抠[ .·*_-]?抠|企鹅|球球号|蔻蔻|q群|q号|q[ .·*_-]?q|q(?=[:是])|telegram|whatsapp";

  private static final Anchored LABEL = Anchored.of("微薇威维v徽围卫绿w扣抠企球蔻qt加➕+",
      "[加➕+] ?(?:我的?|个|下|一下)? ?(?:" + NAMES + ")|" + NAMES
          + "|[加➕+] ?(?:我的?|个) ?[vq微薇威](?![a-z])|[加➕+] ?(?:[vq微薇威]|我|下我|一下我)");

  /** What may stand between the name and the id, and what of it makes clear that an id follows. */
  private static final Pattern BETWEEN = Pattern.compile("(?:\\s|号码?|账号|帐号|群|id|是|为|就是|联系|搜索?|加我?|"
      + "我的|我|这个|同号|一下|名|昵称|好友|吧|哦|哈|呀|啊|呢|[:=~\\-—_、,，.·>→\"'“”\\[\\]()（）【】「」\uFFFC👉]){0,6}");
  private static final Pattern CLEAR = Pattern.compile("[号是为:=搜加→>]|id");

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{4,19}(?![a-z0-9_-])");
  private static final Pattern NUMBER =
      Pattern.compile("[1-9](?:[ .\\-·]?[0-9]){4,11}(?![0-9a-z]|[.][0-9])");
  private static final String CHINESE = "零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖";
  private static final Pattern CHINESE_NUMBER =
      Pattern.compile("[" + CHINESE + "](?: ?[" + CHINESE + "]){4,11}");

  private static final Set<String> NO_IDS = Set.of("wechat", "weixin", "official", "account",
      "service", "iphone", "android", "harmony", "payment", "alipay", "taobao", "windows",
      "please");

  private static final List<String> UNITS =
      List.of("元", "块", "人", "个", "粉", "件", "万", "%", "次", "年", "名");

  private MessengerIds() {}

  /** In the order of their start; only the id, not what names it. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher label = LABEL.matcher(text);
    int from = 0;
    while (LABEL.find(label, text, from)) {
      from = label.end();
      if (!isWord(text, label)) {
        continue;
      }
      Matcher between = BETWEEN.matcher(text).region(label.end(), text.length());
      int start = between.lookingAt() ? between.end() : label.end();
      int end = idEnd(text, label, start);
      if (end > start) {
        found.add(new Span(start, end));
        from = end;
      }
    }
    return found;
  }

  /** Whether a Latin name of a messenger begins where a word begins, and not inside an address. */
  private static boolean isWord(String text, Matcher label) {
    if (label.start() == 0 || !Digits.isLatin(text.charAt(label.start()))) {
      return true;
    }
    char before = text.charAt(label.start() - 1);
    return !Digits.isLatin(before) && !Digits.isAscii(before) && "?&/=.@_".indexOf(before) < 0;
  }

  /** Where the id that begins at {@code start} ends; -1 when there is none. */
  private static int idEnd(String text, Matcher label, int start) {
    String between = text.substring(label.end(), start);
    boolean asked = "加➕+".indexOf(text.charAt(label.start())) >= 0
        || (label.start() > 0 && "加➕+我搜".indexOf(text.charAt(label.start() - 1)) >= 0);
    boolean clear = CLEAR.matcher(between).find();
    Matcher id = ID.matcher(text).region(start, text.length());
    id.useTransparentBounds(true);
    if (id.lookingAt() && !label.group().equals("q")) {
      boolean glued = between.isEmpty() && Digits.isLatin(text.charAt(label.end() - 1));
      boolean telling = id.group().chars().anyMatch(c -> c == '_' || Digits.isAscii((char) c));
      return isId(text, id, glued) && (telling || clear || asked) ? id.end() : -1;
    }
    for (Pattern pattern : List.of(NUMBER, CHINESE_NUMBER)) {
      Matcher number = pattern.matcher(text).region(start, text.length());
      if (number.lookingAt() && isNumber(text, number.end())) {
        return number.end();
      }
    }
    return -1;
  }

  private static boolean isId(String text, Matcher id, boolean glued) {
    boolean masked = text.startsWith("*", id.end());
    boolean address = text.startsWith("@", id.end()) || text.startsWith(".c", id.end());
    boolean word = NO_IDS.contains(id.group()) || NO_IDS.stream().anyMatch(id.group()::startsWith);
    boolean letters = id.group().chars().allMatch(c -> Digits.isLatin((char) c));
    return !masked && !address && !word && !(glued && letters);
  }

  private static boolean isNumber(String text, int end) {
    return !text.startsWith("*", end) && !text.startsWith("@", end)
        && UNITS.stream().noneMatch(unit -> text.startsWith(unit, end));
  }
}
