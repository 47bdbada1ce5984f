package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.check.CheckName;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;

/**
 * The store's policies.
 *
 * @param placeholders name of a placeholder to the fact that fills it ({@code order.id}), or
 *        {@code by-hand}
 * @param platforms how platforms count, by the order of their names
 */
public record Policies(ResponsePolicy response, Map<String, String> placeholders,
    AdvicePolicy advice, ScoreSheet scoreSheet, KpiPolicy kpi, Ledger ledger,
    List<PlatformProfile> platforms, Teams teams) {

  /** Copies the list. */
  public Policies {
    platforms = List.copyOf(platforms);
  }

  /** Without platform profiles and teams. */
  public Policies(ResponsePolicy response, Map<String, String> placeholders, AdvicePolicy advice,
      ScoreSheet scoreSheet, KpiPolicy kpi, Ledger ledger) {
    this(response, placeholders, advice, scoreSheet, kpi, ledger, List.of(), Teams.NONE);
  }

  /**
   * How much an agent is shown at once.
   *
   * @param minScore a script scored lower is not offered, in [0,1]
   * @param byUse whether, of scripts that fit about as well, those come first that agents rather
   *        send
   * @param byTopic whether, of scripts that fit about as well, those come first whose topic the
   *        conversation is about
   * @param off the checks that the store does without
   */
  public record AdvicePolicy(int maxHints, int maxSuggestions, double minScore, boolean byUse,
      boolean byTopic, Set<CheckName> off) {

    /** Copies the set. */
    public AdvicePolicy {
      off = Set.copyOf(off);
    }

    /** With every check. */
    public AdvicePolicy(int maxHints, int maxSuggestions, double minScore) {
      this(maxHints, maxSuggestions, minScore, true, true, Set.of());
    }
  }
}
