package org.huashu.coach.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the words around a number in a plain text say it is. */
record NumberContext(String text) {

  /** Latin words that may stand at a personal number; others make it an order or a part. */
  private static final Set<String> OWNERS = Set.of("t", "tel", "phone", "mobile", "call", "v",
      "vx", "wx", "wechat", "weixin", "m", "hi", "hp", "card", "visa", "qq", "at", "to");

  /** What couriers and shops put before the numbers they give. */
  private static final Set<String> PREFIXES = Set.of("sf", "yt", "yto", "jd", "jdv", "jdva",
      "jdvb", "jdvc", "jdvg", "jdve", "jdex", "jdk", "jdx", "zto", "sto", "yd", "ems", "jt", "jtsd",
      "db", "dpk", "dpl", "ht", "htky", "best", "tt", "ky", "no", "sn", "sku", "spu", "lp", "dn",
      "po", "order", "id", "imei", "ean", "isbn", "s/n", "cn", "ytg", "zjs", "fw", "vip", "code");

  /** Words that name a number of something that is no person. */
  private static final Set<String> OTHERS = Set.of("单号", "订单", "运单", "单编号", "编号", "流水",
      "流水号", "交易号", "编码", "货号", "款号", "条码", "条形码", "工单", "序列号", "型号", "批号", "批次", "券码",
      "兑换码", "激活码", "验证码", "取件码", "提货码", "取货码", "优惠码", "口令", "卡密", "税号", "商品码", "串号",
      "快递号", "物流号", "面单", "底单", "发票号", "信用代码", "许可证", "备案号", "房间号", "房号", "会议号", "换货单", "退款单",
      "退货单", "售后单",
      "发货单", "保单", "单据", "换单", "采购单", "券号", "店铺号",
      "会员号", "商品号", "活动号", "批次号", "序号", "柜号", "工号", "门店号", "密码", "链接");

  private static final List<String> CARD_PAPERS = List.of("证", "证件", "身份", "身份证");
  private static final String FILLERS = "是为号码的";
  private static final String CLAUSE_ENDS = "。!?;,\n";
  private static final String LISTS = "、/和及与";
  private static final int LONGEST_IN_LIST = 24;
  private static final int LONGEST_NAME = 4;
  private static final int REACH = 12;

  private static final List<String> TELEPHONE = List.of("电话", "手机", "号码", "联系", "微信", "拨",
      "致电", "打给", "打我", "打这", "找我", "短信", "座机", "固话", "热线", "tel", "phone", "call", "mobile");
  private static final Pattern AFTER = Pattern.compile("[ ,]?[这就]?是.{0,4}?(?:电话|手机|号码)");
  private static final List<String> CARD = List.of("卡", "银行", "账", "帐", "户", "visa",
      "card", "转到", "打到", "退到", "打款", "汇款");
  private static final List<String> SHOP_LINES = List.of("热线", "客服电话", "售后电话", "门店电话", "服务电话",
      "投诉电话", "官方电话", "总机", "网点电话", "厂家电话", "店铺电话", "公司电话", "咨询电话", "举报电话", "品牌电话",
      "客服座机", "门店座机", "客服固话");

  /** What a number counts when it stands right after it. */
  private static final List<String> UNITS = List.of("元", "块", "件", "条", "个", "cm", "mm", "ml",
      "kg", "mah", "毫", "厘", "公", "克", "斤", "%", "折", "平", "瓦", "¥", "人", "名", "页", "倍", "步", "粉");

  /** Whether neither a word nor a letter at it makes it the number of a thing. */
  boolean standsAlone(int start, int end) {
    boolean latinAfter = end < text.length() && Digits.isLatin(text.charAt(end))
        && !OWNERS.contains(latinFrom(end));
    String adjacent = latinBefore(start);
    boolean latinBefore = !adjacent.isEmpty() && !OWNERS.contains(adjacent);
    return !latinAfter && !latinBefore && !isPrefixed(start) && !isOther(start);
  }

  /** Whether it counts or measures something. */
  boolean isAmount(int start, int end) {
    boolean money = start > 0 && "¥￥$€".indexOf(text.charAt(start - 1)) >= 0;
    return money || UNITS.stream().anyMatch(unit -> text.startsWith(unit, end));
  }

  private boolean isPrefixed(int start) {
    int end = start;
    while (end > 0 && start - end < 3 && " -:#._/=".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean link = end < start && "/=".indexOf(text.charAt(start - 1)) >= 0
        && !latinBefore(end).isEmpty();
    return link || PREFIXES.contains(latinBefore(end));
  }

  /** Whether the words just before say that it is the number of an order, a parcel, a code. */
  private boolean isOther(int start) {
    int end = start;
    for (int steps = 0; end > 0 && steps < REACH; steps++) {
      int at = end;
      if (IntStream.rangeClosed(2, LONGEST_NAME)
          .anyMatch(length -> length <= at && OTHERS.contains(text.substring(at - length, at)))) {
        return !(endsWith("编号", end)
            && CARD_PAPERS.stream().anyMatch(paper -> endsWith(paper, at - 2)));
      }
      char before = text.charAt(end - 1);
      int listed = LISTS.indexOf(before) < 0 ? end : numberStart(end - 1);
      boolean sign = !Character.isLetterOrDigit(before) && CLAUSE_ENDS.indexOf(before) < 0;
      if (listed == end && !sign && FILLERS.indexOf(before) < 0) {
        return false;
      }
      end = Math.min(listed, end - 1);
    }
    return false;
  }

  /** Where the number that ends there begins: in a list, what names the first names all. */
  private int numberStart(int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_IN_LIST && (Digits.isAscii(text.charAt(start - 1))
        || Digits.isLatin(text.charAt(start - 1)))) {
      start--;
    }
    return start;
  }

  /** Whether the words before, or 是…电话 after it, speak of a telephone. */
  boolean isTelephone(int start, int end) {
    return isNamed(TELEPHONE, start) || AFTER.matcher(text).region(end, text.length()).lookingAt();
  }

  /** Whether the words at it speak of a card or an account. */
  boolean isCard(int start, int end) {
    return isNamed(CARD, start)
        || text.substring(end, Math.min(text.length(), end + 4)).contains("卡");
  }

  /** Whether it is a line that a company offers. */
  boolean isShopLine(int start) {
    return isNamed(SHOP_LINES, start);
  }

  private boolean isNamed(List<String> names, int start) {
    int from = Math.max(0, start - REACH);
    for (int i = start; i > from; i--) {
      if (CLAUSE_ENDS.indexOf(text.charAt(i - 1)) >= 0) {
        from = i;
      }
    }
    String before = text.substring(from, start);
    return names.stream().anyMatch(before::contains);
  }

  private boolean endsWith(String word, int end) {
    return text.startsWith(word, end - word.length());
  }

  private String latinBefore(int end) {
    int from = end;
    while (from > 0 && end - from < REACH && Digits.isLatin(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, end);
  }

  private String latinFrom(int start) {
    int to = start;
    while (to < text.length() && to - start < REACH && Digits.isLatin(text.charAt(to))) {
      to++;
    }
    return text.substring(start, to);
  }
}
