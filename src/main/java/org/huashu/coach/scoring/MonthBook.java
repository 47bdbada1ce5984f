package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.Settlement;
import org.huashu.coach.scoring.MonthEntry.Kind;

/**
 * The book of an agent's month: an immutable value that follows from its acts.
 *
 * @param number names it in the store; 0 while nothing was done
 */
public record MonthBook(long number, AgentMonth month, List<MonthAct> acts) {

  /** An entry that holds, and where it stands among the acts. */
  public record Placed(int place, MonthAct.Entered entered) {

    /** What was entered. */
    public MonthEntry entry() {
      return entered.entry();
    }
  }

  /** Copies the list. */
  public MonthBook {
    acts = List.copyOf(acts);
  }

  /** A month of which nothing was entered. */
  public static MonthBook empty(AgentMonth month) {
    return new MonthBook(0, month, List.of());
  }

  /** The same after one more act. */
  public MonthBook with(MonthAct act) {
    List<MonthAct> all = new ArrayList<>(acts);
    all.add(act);
    return new MonthBook(number, month, all);
  }

  /** How it was closed; empty while it is open. */
  public Optional<MonthAct.Closed> closed() {
    Optional<MonthAct.Closed> closed = Optional.empty();
    for (MonthAct act : acts) {
      closed = switch (act) {
        case MonthAct.Closed it -> Optional.of(it);
        case MonthAct.Reopened _ -> Optional.empty();
        case MonthAct.Entered _,MonthAct.Withdrawn _,MonthAct.FeeSet _ -> closed;
      };
    }
    return closed;
  }

  /** The entries that were not taken back. */
  public List<Placed> entries() {
    Set<Integer> withdrawn = new HashSet<>();
    acts.forEach(act -> {
      if (act instanceof MonthAct.Withdrawn it) {
        withdrawn.add(it.place());
      }
    });
    List<Placed> entries = new ArrayList<>();
    for (int place = 0; place < acts.size(); place++) {
      if (acts.get(place) instanceof MonthAct.Entered entered && !withdrawn.contains(place)) {
        entries.add(new Placed(place, entered));
      }
    }
    return entries;
  }

  /** The fee that was set last, or 0. */
  public BigDecimal fee() {
    return acts.stream()
        .filter(MonthAct.FeeSet.class::isInstance)
        .map(act -> ((MonthAct.FeeSet) act).fee())
        .reduce((_, later) -> later)
        .orElse(BigDecimal.ZERO);
  }

  /** What the ledger comes to, by entry. */
  public Map<String, BigDecimal> ledger() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    of(Kind.LEDGER).forEach(it -> sums.merge(it.subject(), it.amount(), BigDecimal::add));
    return sums;
  }

  /**
   * What the month comes to by a policy. Cases of penalties that the policy no longer has are left
   * out.
   */
  public Settlement settle(KpiPolicy policy, MonthNumbers numbers) {
    Map<String, Integer> cases = new TreeMap<>();
    of(Kind.PENALTY).stream()
        .filter(it -> policy.penalties().stream().anyMatch(kind -> kind.id().equals(it.subject())))
        .forEach(it -> cases.merge(it.subject(), it.amount().intValue(), Integer::sum));
    return Settlement.of(policy, new Settlement.Period(numbers.measured(policy),
        of(Kind.EXTRA).stream().map(it -> new Settlement.Extra(it.amount(), it.reason())).toList(),
        cases,
        of(Kind.LOSS).stream().map(it -> new Settlement.Loss(it.amount(), it.reason())).toList(),
        fee()));
  }

  private List<MonthEntry> of(Kind kind) {
    return entries().stream().map(Placed::entry).filter(it -> it.kind() == kind).toList();
  }
}
