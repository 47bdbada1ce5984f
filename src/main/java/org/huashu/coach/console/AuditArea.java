package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.AuditLog.Entry;
import org.huashu.coach.account.AuditLog.Order;
import org.huashu.coach.account.AuditLog.Place;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Listing.Column;

/** Who did what, for administrators of every shop: it is about all of them. */
final class AuditArea implements Area {

  private static final String PATH = Console.ROOT + "/audit";

  private final Console.Parts parts;

  AuditArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.ADMINISTRATORS, this::list));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(90, "nav.audit", PATH, Access.ADMINISTRATORS));
  }

  private Reply list(Visit visit) {
    if (!visit.account().roles("*").contains(Role.ADMINISTRATOR)) {
      return Refusals.of(visit, 403, "problem.every-shop");
    }
    ListState state = ListState.of(visit, List.of("q", "who", "action", "from", "until"),
        List.of("-at", "at", "who", "-who", "action", "-action"));
    var listing = new Listing<Entry>("audit", columns(visit),
        (wanted, after, most) -> read(wanted, after, most, visit.zone()),
        entry -> Place.of(entry, order(state)).text(), _ -> Optional.empty());
    List<UserModel.Choice> actions = parts.audit()
        .actions()
        .stream()
        .map(action -> new UserModel.Choice(action, visit.say("audit.action." + action),
            action.equals(state.value("action"))))
        .toList();
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/audit.jte", "nav.audit",
            new AuditModel(listing.table(visit, state), actions)));
  }

  private List<Entry> read(ListState state, Optional<String> after, int most, ZoneId zone) {
    var wanted = new AuditLog.Wanted(state.value("who"), state.value("action"), state.value("q"),
        day(state.value("from"), zone, 0), day(state.value("until"), zone, 1));
    return parts.audit()
        .list(wanted, new AuditLog.Slice(order(state), state.descending(),
            after.flatMap(Place::parse), most));
  }

  private static Order order(ListState state) {
    return switch (state.sort()) {
      case "who" -> Order.ACCOUNT;
      case "action" -> Order.ACTION;
      default -> Order.TIME;
    };
  }

  /** The first moment of a day in the store's zone, or of one later. */
  private static Optional<Instant> day(String text, ZoneId zone, int later) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static List<Column<Entry>> columns(Visit visit) {
    return List.of(
        new Column<>("at", true, entry -> Cell.of(Optional.of(entry.deed().at()))),
        new Column<>("who", true, entry -> Cell.of(entry.deed().account())),
        new Column<>("action", true,
            entry -> Cell.of(visit.say("audit.action." + entry.deed().action()))),
        new Column<>("subject", false, entry -> Cell.of(entry.deed().subject())),
        new Column<>("detail", false, entry -> Cell.of(entry.deed().detail())),
        new Column<>("address", false, entry -> Cell.of(entry.deed().address())));
  }
}
