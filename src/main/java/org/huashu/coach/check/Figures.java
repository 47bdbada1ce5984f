package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.check.Figure.Kind;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;

/**
 * Finds figures with units in running text. Leaves out what states no rule: dates (3月5日, 2027年),
 * what has passed (3天前, 等了两天) and what is vague (这两天, 半天).
 */
final class Figures {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** A unit as it is written after a number. */
  private record Unit(String name, Kind kind, double size) {}

  private static final List<Unit> UNITS =
      List.of(new Unit("分钟", Kind.TIME, 1), new Unit("个小时", Kind.TIME, HOUR),
          new Unit("小时", Kind.TIME, HOUR), new Unit("个钟头", Kind.TIME, HOUR),
          new Unit("钟头", Kind.TIME, HOUR), new Unit("个工作日", Kind.WORKING_DAY, 1),
          new Unit("工作日", Kind.WORKING_DAY, 1), new Unit("个自然日", Kind.TIME, DAY),
          new Unit("自然日", Kind.TIME, DAY), new Unit("天", Kind.TIME, DAY),
          new Unit("日", Kind.TIME, DAY), new Unit("个星期", Kind.TIME, 7 * DAY),
          new Unit("个礼拜", Kind.TIME, 7 * DAY), new Unit("周", Kind.TIME, 7 * DAY),
          new Unit("个月", Kind.TIME, 30 * DAY), new Unit("年", Kind.TIME, 365 * DAY),
          new Unit("元", Kind.MONEY, 1), new Unit("块钱", Kind.MONEY, 1),
          new Unit("块", Kind.MONEY, 1), new Unit("%", Kind.PERCENT, 1),
          new Unit("％", Kind.PERCENT, 1), new Unit("折", Kind.DISCOUNT, 1),
          new Unit("倍", Kind.TIMES, 1), new Unit("℃", Kind.TEMPERATURE, 1),
          new Unit("°c", Kind.TEMPERATURE, 1), new Unit("摄氏度", Kind.TEMPERATURE, 1),
          new Unit("度", Kind.TEMPERATURE, 1));

  private static final String RANGE_SIGNS = "-~～—–至到";

  /** Before a number: a date, a place in a row, time that has passed, or something vague. */
  private static final String NOT_AFTER = "这那前近过第上下每月号另头了.．:：/";

  /** After a figure: time that has passed, or another word altogether. */
  private static final List<String> NOT_BEFORE = List.of("前", "之前", "以前", "了", "多", "猫", "素", "旦",
      "件", "常", "用", "历", "期", "叠", "腾",
      "假", "角", "视", "旋", "服");

  private static final String ABOUT = "左右";

  /** Nobody promises more years than this: it is a date. */
  private static final double MOST_MINUTES = 100.0 * 365 * DAY;

  private Figures() {}

  /** All figures of a text, in their order; full width and traditional script are read too. */
  static List<Figure> in(String text) {
    return inFolded(folded(text));
  }

  /** The folded text, but for circled digits: ①7天 numbers a point and is not 17 days. */
  private static String folded(String text) {
    String folded = Folding.fold(text);
    if (folded.equals(text)) {
      return text;
    }
    char[] plain = folded.toCharArray();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = Character.isDigit(plain[i]) && !Character.isDigit(text.charAt(i))
          ? text.charAt(i)
          : plain[i];
    }
    return new String(plain);
  }

  private static List<Figure> inFolded(String text) {
    List<Figure> figures = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!Numeral.isPartOf(text.charAt(i))) {
        i++;
        continue;
      }
      Optional<Numeral> number = Numeral.at(text, i);
      Optional<Figure> figure = beginning(text, i, number.get());
      figure.filter(found -> statesARule(text, found))
          .map(found -> text.startsWith(ABOUT, found.span().end()) ? found.about() : found)
          .ifPresent(figures::add);
      i = figure.map(found -> found.span().end()).orElse(number.get().end());
    }
    return figures;
  }

  /** The figure that begins with a number: 7天, 3-5天, 3天到5天. */
  private static Optional<Figure> beginning(String text, int start, Numeral first) {
    if (Double.isNaN(first.value())) {
      return Optional.empty();
    }
    Optional<Figure> single = withUnit(text, start, first);
    int sign = afterSpace(text, single.map(figure -> figure.span().end()).orElse(first.end()));
    int next = afterSpace(text, sign + 1);
    if (next >= text.length() || RANGE_SIGNS.indexOf(text.charAt(sign)) < 0) {
      return single;
    }
    Optional<Numeral> second =
        Numeral.at(text, next).filter(number -> !Double.isNaN(number.value()));
    Optional<Figure> last = second.flatMap(number -> withUnit(text, next, number));
    if (last.isEmpty()) {
      return single;
    }
    // In 3-5天 the unit stands for both numbers; in 24小时到3天 each has its own.
    double size = last.get().low() / Math.max(second.get().value(), Double.MIN_VALUE);
    double low = single.map(Figure::low).orElse(first.value() * size);
    Span span = new Span(start, last.get().span().end());
    return Optional.of(new Figure(last.get().kind(), Math.min(low, last.get().low()),
        Math.max(low, last.get().low()), span));
  }

  private static Optional<Figure> withUnit(String text, int start, Numeral number) {
    if (start >= 3 && text.startsWith("百分之", start - 3)) {
      return Optional.of(single(Kind.PERCENT, number.value(), start - 3, number.end()));
    }
    int at = afterSpace(text, number.end());
    for (Unit unit : UNITS) {
      if (text.startsWith(unit.name(), at) && !isIdiom(number, unit)) {
        return Optional.of(single(unit.kind(), number.value() * unit.size(), start,
            at + unit.name().length()));
      }
    }
    if (start >= 1 && "¥￥".indexOf(text.charAt(start - 1)) >= 0) {
      return Optional.of(single(Kind.MONEY, number.value(), start - 1, number.end()));
    }
    return Optional.empty();
  }

  /** An editor puts one between digits and Chinese characters: 1 到 3 天. */
  private static int afterSpace(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static Figure single(Kind kind, double value, int start, int end) {
    return new Figure(kind, value, value, new Span(start, end));
  }

  /** 半天 means long, not twelve hours. */
  private static boolean isIdiom(Numeral number, Unit unit) {
    return number.value() == 0.5 && (unit.name().equals("天") || unit.name().equals("日"));
  }

  private static boolean statesARule(String text, Figure figure) {
    int start = figure.span().start();
    int end = figure.span().end();
    boolean afterWrongWord = start > 0 && NOT_AFTER.indexOf(text.charAt(start - 1)) >= 0;
    boolean isDate = figure.kind() == Kind.TIME && figure.high() > MOST_MINUTES;
    boolean isPieces = text.charAt(end - 1) == '块' && end < text.length()
        && Character.isIdeographic(text.charAt(end));
    return !afterWrongWord && !isDate && !isPieces
        && NOT_BEFORE.stream().noneMatch(word -> text.startsWith(word, end));
  }
}
