package org.huashu.coach.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptPair;
import org.huashu.coach.review.OfferHistory.ScriptUse;
import org.huashu.coach.review.QuestionGroups;

/** What stands in the lists, and how much. */
final class ScriptLists {

  /** So long before its end a script is worth a look. */
  static final Duration SOON = Duration.ofDays(14);
  /** How many days are looked at, the usual first. */
  static final List<Integer> DAYS = List.of(30, 90);
  /** So often, and in such a share of all times, is often. */
  private static final long OFTEN_CHANGED = 3;
  private static final double MUCH_CHANGED = 0.3;
  private static final long OFTEN_IGNORED = 5;
  private static final double MUCH_IGNORED = 0.5;

  private final Console.Knowledge knowledge;
  private final Console.Lists lists;

  ScriptLists(Console.Knowledge knowledge, Console.Lists lists) {
    this.knowledge = knowledge;
    this.lists = lists;
  }

  /** A live script and how it fared. */
  record Row(Edited<ScriptCard> entry, ScriptUse use) {

    ScriptCard card() {
      return entry.shown();
    }

    Optional<Instant> until() {
      return card().scope().until();
    }

    boolean isIn(WorkList list, Instant now) {
      return switch (list) {
        case EXPIRING -> until().isPresent() && until().get().isBefore(now.plus(SOON));
        case UNUSED -> !use.used();
        case EDITED -> use.changed() >= OFTEN_CHANGED && isMuch(use.edited().value(), MUCH_CHANGED);
        case IGNORED ->
          use.ignored() >= OFTEN_IGNORED && isMuch(use.dismissed().value(), MUCH_IGNORED);
        case QUESTIONS, PAIRS -> false;
      };
    }

    private static boolean isMuch(Optional<Double> share, double least) {
      return share.map(it -> it >= least).orElse(false);
    }
  }

  /** The published scripts for the chosen shop, and how they fared in the last days. */
  List<Row> rows(Visit visit, int days) {
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.zone());
    Map<String, ScriptUse> uses =
        lists.history().uses(visit.oneShop(), today.minusDays(days - 1L), today);
    List<Row> rows = new ArrayList<>();
    for (Edited<ScriptCard> entry : knowledge.copy().entries().values()) {
      if (entry.released().isPresent() && entry.state() != State.LEAVING
          && isFor(visit, entry.shown())) {
        rows.add(new Row(entry, uses.getOrDefault(entry.id(), ScriptUse.NONE)));
      }
    }
    return rows;
  }

  private static boolean isFor(Visit visit, ScriptCard card) {
    Set<String> shops = card.scope().shops();
    return shops.isEmpty() || visit.oneShop().map(shops::contains).orElse(true);
  }

  /** The pairs of scripts that are both still there, and for the chosen shop. */
  List<ScriptPair> pairs(List<Row> rows) {
    Set<String> known = rows.stream().map(row -> row.entry().id()).collect(Collectors.toSet());
    return lists.pairs()
        .pairs()
        .stream()
        .filter(pair -> known.contains(pair.script()) && known.contains(pair.other()))
        .toList();
  }

  /** How much stands in each list, over the usual days. */
  Map<WorkList, Long> counts(Visit visit) {
    List<Row> rows = rows(visit, DAYS.getFirst());
    Map<WorkList, Long> counts = new EnumMap<>(WorkList.class);
    for (WorkList list : WorkList.values()) {
      counts.put(list, switch (list) {
        case QUESTIONS -> lists.groups().count(scope(visit));
        case PAIRS -> (long) pairs(rows).size();
        case EXPIRING, EDITED, IGNORED, UNUSED ->
          rows.stream().filter(row -> row.isIn(list, visit.now())).count();
      });
    }
    return counts;
  }

  /** Whose groups of questions the visitor sees. */
  static String scope(Visit visit) {
    return visit.oneShop().orElse(QuestionGroups.EVERY_SHOP);
  }

  /** The lists as tabs, the current one marked. */
  List<ListsModel.Tab> tabs(Visit visit, Optional<WorkList> current) {
    Map<WorkList, Long> counts = counts(visit);
    return List.of(WorkList.values())
        .stream()
        .map(list -> new ListsModel.Tab(visit.say("lists." + list.wire()),
            visit.say("lists." + list.wire() + ".means"), list.path(),
            counts.getOrDefault(list, 0L), current.filter(list::equals).isPresent(),
            list == WorkList.QUESTIONS || list == WorkList.EXPIRING || list == WorkList.PAIRS))
        .toList();
  }
}
