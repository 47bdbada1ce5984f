package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds postal addresses with a house number in plain text: from the province, city or street to
 * the last building, unit or room. Streets without a number and numbers without a street (1号仓, 3号线,
 * 8号发货) are left alone. All repetitions are bounded, so the time is linear.
 */
final class StreetAddresses {

  private static final String NUMERAL =
      "(?:[a-z]?[0-9]{1,5}(?:-[0-9]{1,4})?|[一二三四五六七八九十百零〇○]{1,6})";
  private static final String ROOM_NUMBER = "(?:[0-9]{3,4}|[一二三四五六七八九零〇○幺]{3,4})";

  /** What a number that is no room counts. */
  private static final String NO_ROOM =
      "(?![0-9.]|元|块|件|个|平|米|毫|克|公|斤|人|年|瓦|w|m|ml|k|g|cm|套|户型|粉|%|折|次|份|位)";

  private static final String COMPOUND =
      "(?:小区|花园|花苑|公寓|大厦|广场|家园|新村|新城|名城|中心|华府|华庭|雅苑|家属院|宿舍|公馆|名苑|嘉园|庭院|苑|府|庭|城|园|湾|里|院)";

  private static final String SIGNS_OF_BUILDINGS = "栋幢座楼院元#-";
  private static final String FIRST_OF_BUILDINGS = "0123456789一二三四五六七八九十百零〇○"
      + "abcdefghijklmnopqrstuvwxyz小花公大广家新名中华雅宿嘉庭苑府城园湾里院";

  private static final String BUILDING = "(?:号楼|栋|幢|座|号院|#楼|#)";

  /** A building, unit, floor or room, perhaps with the name of a compound before it. */
  private static final String PART =
      "(?:[院楼 ,-]{0,2}(?:[\\u4e00-\\u9fa5]{1,8}?" + COMPOUND + ")? ?(?:"
          + NUMERAL + " ?(?:号楼|号院|单元|栋|幢|座|室|楼|层|门|户|房|号|#楼?)|[a-z]" + BUILDING + "))";

  private static final String ROOM =
      "(?:[楼 -]?(?:" + ROOM_NUMBER + "|[0-9]{1,2}-[0-9]{1,2})" + NO_ROOM + ")?";

  /** The end of a street's name, a house number, and what follows it. */
  private static final Anchored STREET = Anchored.of("路街大巷弄胡道村屯庄里", "(路|街|大道|巷|弄|胡同|道|村|屯|庄|里)"
      + "[东南西北中]?(?: ?(?:[东南西北中]?(?:[一二三四五六七八九十]|[0-9])段|" + NUMERAL + "组))? ?[甲乙丙丁]?("
      + NUMERAL + ") ?号?(弄|院|号|之[一二三])(?!楼?[线仓码店柜机])"
      + "((?:" + PART + "){0,6}" + ROOM + ")");

  /** A building and a room: 12号楼1203, 3栋2单元501室, 2单元301, 阳光小区3-2-501. */
  private static final Anchored ROOM_IN_BUILDING = Anchored.of(FIRST_OF_BUILDINGS,
      "(?<![0-9a-z第])(?:(?:" + NUMERAL + "|[a-z]) ?"
          + BUILDING + "|" + NUMERAL + " ?单元|" + COMPOUND
          + " ?[0-9]{1,3}-[0-9]{1,2}(?=-[0-9]{3,4}))"
          + "(?: ?" + NUMERAL + " ?单元)?(?: ?" + NUMERAL + " ?[层楼])?[ -]?" + ROOM_NUMBER
          + "(?:室|号|房|户)?" + NO_ROOM);

  private static final Pattern DATE = Pattern.compile(
      "(?:到|发|恢复|开|前|后|之|左右|上午|下午|早|晚|起|送|能|可|会|才|再|就|截|止|生效|更新|派|揽|入|出|那|这|当|去|寄)");

  /** Characters that end the words before an address. */
  private static final String STOPS = "在到寄送为址给的了请改填写住您往去是你他她我这那把与或从收";

  /** Words that end like the name of a street. */
  private static final List<String> NO_STREETS = List.of("知道", "通道", "频道", "渠道", "报道", "轨道", "味道",
      "管道", "赛道", "跑道", "线路", "铁路", "电路", "思路", "套路", "顺路", "逛街", "上路", "走路", "网路",
      "半路", "出路", "回路", "带路", "问路", "迷路", "赶路", "让路", "多路", "街道", "这里", "那里", "哪里", "公里",
      "家里", "店里", "手里", "心里", "夜里", "城里", "订单里", "里里");

  private static final List<String> RURAL = List.of("村", "屯", "庄", "里");
  private static final String REGIONS = "省市区县镇乡";

  private static final Pattern PROVINCE = Pattern.compile("北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|"
      + "福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门");

  private static final Pattern REGION = Pattern.compile(".{2,6}?[省市区县]");
  private static final Pattern NAMED = Pattern.compile(".{1,8}" + COMPOUND);

  private static final int LONGEST_LEAD = 40;
  private static final int LAST_DAY = 31;

  private StreetAddresses() {}

  /** Those on a street, then those of a building alone, which may overlap them. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher street = STREET.matcher(text);
    int from = 0;
    while (STREET.find(street, text, from)) {
      int start = leadStart(text, street.start(), from);
      boolean address = isAddress(text, start, street);
      if (address) {
        found.add(new Span(start, street.end()));
      }
      from = address ? street.end() : street.end(1);
    }
    addBuildings(text, found);
    return found;
  }

  private static void addBuildings(String text, List<Span> found) {
    if (text.chars().noneMatch(c -> SIGNS_OF_BUILDINGS.indexOf(c) >= 0)) {
      return;
    }
    Matcher building = ROOM_IN_BUILDING.matcher(text);
    int end = 0;
    while (ROOM_IN_BUILDING.find(building, text, end)) {
      int start = building.start();
      Span span = new Span(placeStart(text, start, end), building.end());
      found.add(span);
      end = building.end();
    }
  }

  private static boolean isAddress(String text, int start, Matcher street) {
    String name = text.substring(start, street.start(1));
    String kind = street.group(1);
    boolean region = name.chars().anyMatch(c -> REGIONS.indexOf(c) >= 0);
    boolean more = !street.group(4).isEmpty();
    if (name.isEmpty() || NO_STREETS.stream().anyMatch((name + kind)::endsWith)
        || name.equals("一") || (name.length() == 1 && !more)
        || (RURAL.contains(kind) && !region)) {
      return false;
    }
    if (kind.equals("弄") && !Digits.isAscii(name.charAt(name.length() - 1))) {
      return false;
    }
    return region || more || !isDay(street.group(2))
        || !DATE.matcher(text).region(street.end(), text.length()).lookingAt();
  }

  private static boolean isDay(String number) {
    return number.length() <= 2 && number.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(number) <= LAST_DAY;
  }

  /** Where the words that lead to the street's name begin. */
  private static int leadStart(String text, int end, int from) {
    int start = end;
    while (start > from && end - start < LONGEST_LEAD && isName(text.charAt(start - 1))) {
      start--;
    }
    Matcher province = PROVINCE.matcher(text).region(start, end);
    return province.find() ? province.start() : start;
  }

  private static boolean isName(char c) {
    return (Character.isIdeographic(c) && STOPS.indexOf(c) < 0) || Digits.isAscii(c);
  }

  /** Where the region or the compound that a building belongs to begins, if it is named. */
  private static int placeStart(String text, int building, int from) {
    int start = leadStart(text, building, from);
    char first = text.charAt(building);
    boolean inside = Character.isIdeographic(first) && Digits.chinese(first) == Digits.NONE
        && first != '十' && first != '百';
    boolean place = inside || REGION.matcher(text).region(start, building).lookingAt()
        || NAMED.matcher(text).region(start, building).matches();
    return place ? start : building;
  }
}
