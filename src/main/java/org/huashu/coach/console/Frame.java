package org.huashu.coach.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.Account;

/**
 * What every page shows around its own content.
 *
 * @param theme {@code light}, {@code dark}, or {@code auto} to follow the system
 * @param formToken what forms must carry
 * @param address the page's own path and query, to come back to
 */
public record Frame(Language language, String theme, String title, Optional<Account> who,
    List<Entry> navigation, List<Shop> shops, String formToken, String address, Toast toast,
    boolean demo, ZoneId zone, Instant now) {

  private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /**
   * A link of the navigation.
   *
   * @param current whether the page is there
   * @param waiting how much waits there
   */
  public record Entry(String label, String path, boolean current, int waiting) {

    /** How much waits there, short. */
    public String waits() {
      return waiting > 99 ? "99+" : Integer.toString(waiting);
    }
  }

  /** A shop that may be chosen. */
  public record Shop(String id, String label, boolean chosen) {}

  /** The text of a key. */
  public String say(String key, Object... values) {
    return Words.of(language).say(key, values);
  }

  /** A moment by the clocks of the store, short. */
  public String time(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    boolean thisYear = there.getYear() == now.atZone(zone).getYear();
    return (thisYear ? THIS_YEAR : DAY).format(there);
  }

  /** A moment by the clocks of the store, to the second. */
  public String fullTime(Instant at) {
    return fullTime(at, zone);
  }

  /** By whose clocks the times of the page are: {@code Asia/Shanghai（UTC+8）}. */
  public String clocks() {
    String offset = zone.getRules().getOffset(now).getId().replaceFirst("^Z$", "+0");
    String hours = offset.replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
    return say("zone", zone.getId() + " (UTC" + hours + ")");
  }

  static String fullTime(Instant at, ZoneId zone) {
    return FULL.format(at.atZone(zone));
  }

  /** The languages to switch to. */
  public List<Language> languages() {
    return List.of(Language.values());
  }
}
