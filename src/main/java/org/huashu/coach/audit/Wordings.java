package org.huashu.coach.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.huashu.coach.advice.DelayHint;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** The words of a report for people. */
final class Wordings {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Wordings() {}

  static String category(Category category) {
    return switch (category) {
      case BANNED -> "违禁词";
      case FILLER -> "语气词";
      case EVASIVE -> "推诿";
      case HARD_TONE -> "语气生硬";
      case ABUSE -> "辱骂";
      case UNVERIFIED_PROMISE -> "未核实承诺";
      case ABSOLUTE_CLAIM -> "极限词";
      case OFF_PLATFORM -> "站外引导";
      case PAID_REVIEW -> "好评返现";
      case PERSONAL_DATA -> "个人信息";
      case SLANG -> "网络用语";
      case ADDRESS -> "称呼";
      case CONTRADICTION -> "与话术矛盾";
      case OFF_TOPIC -> "答非所问";
      case MECHANICAL -> "机械回复";
      case GREETING_MISSING -> "缺少问候";
      case CLOSING_MISSING -> "缺少结束语";
      case DELAY -> "超时";
      case ESCALATION -> "投诉升级";
      case HANDOVER -> "交接";
    };
  }

  static String severity(Severity severity) {
    return switch (severity) {
      case INFO -> "提示";
      case WARN -> "警告";
      case BLOCK -> "拦截";
    };
  }

  static String points(BigDecimal points) {
    return points.toPlainString();
  }

  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  static String waited(long millis) {
    return DelayHint.words(millis);
  }

  /** A share as people read it: 97.5%. */
  static String percent(long part, long all) {
    return all == 0 ? "—" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / all);
  }

  static String oneDecimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
