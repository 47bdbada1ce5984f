package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.knowledge.ScriptChecks.Remark;

/**
 * Looks at thousands of scripts at once: what {@link ScriptChecks} says of each, but for
 * contradictions, which need a search for every question.
 */
public final class ManyScriptChecks {

  private static final int FEWEST_PAIRS = 4;
  private static final int MOST_TOLD = 3;
  /** Of so many that may be copies, those that are get found. */
  private static final int MOST_LOOKED_AT = 300;

  private final ScriptChecks alone;
  private final Map<String, List<ScriptCard>> claims = new HashMap<>();
  private final Map<Integer, Integer> frequencies = new HashMap<>();
  private final Map<Integer, List<ScriptCard>> rare = new HashMap<>();

  /**
   * Against this release, whose lease the caller holds, and these scripts.
   *
   * @param cards the working copy as it would be; those that are looked at may be among them
   */
  public ManyScriptChecks(Release release, Collection<ScriptCard> cards) {
    this.alone = new ScriptChecks(release, List.of());
    for (ScriptCard card : cards) {
      card.questions()
          .forEach(question -> claims
              .computeIfAbsent(ScriptLint.folded(question), _ -> new ArrayList<>(1))
              .add(card));
      ScriptChecks.pairs(card.answer()).forEach(pair -> frequencies.merge(pair, 1, Integer::sum));
    }
    cards.forEach(card -> rarest(card)
        .forEach(pair -> rare.computeIfAbsent(pair, _ -> new ArrayList<>(2)).add(card)));
  }

  /** The remarks on a script, those that forbid to publish it first. */
  public List<Remark> remarks(ScriptCard card) {
    List<Remark> remarks = new ArrayList<>(alone.own(card));
    remarks.addAll(copies(card));
    remarks.addAll(taken(card));
    remarks.sort(Comparator.comparing(Remark::severity).reversed());
    return remarks;
  }

  /**
   * The pairs of letters of which a copy must share one: who has three quarters of all pairs in
   * common cannot lack more than a quarter of them, and the rarest are shared by the fewest.
   */
  private List<Integer> rarest(ScriptCard card) {
    Set<Integer> pairs = ScriptChecks.pairs(card.answer());
    if (pairs.size() < FEWEST_PAIRS) {
      return List.of();
    }
    long most = pairs.size() - (long) Math.ceil(ScriptChecks.COPY * pairs.size()) + 1;
    return pairs.stream()
        .sorted(Comparator.comparingInt((Integer pair) -> frequencies.getOrDefault(pair, 0))
            .thenComparing(pair -> pair))
        .limit(most)
        .toList();
  }

  private List<Remark> copies(ScriptCard card) {
    Set<Integer> mine = ScriptChecks.pairs(card.answer());
    Set<String> looked = new HashSet<>(Set.of(card.id()));
    List<Remark> remarks = new ArrayList<>();
    for (int pair : rarest(card)) {
      for (ScriptCard other : rare.getOrDefault(pair, List.of())) {
        if (remarks.size() == MOST_TOLD || looked.size() > MOST_LOOKED_AT) {
          return remarks;
        }
        if (looked.add(other.id()) && ScriptLint.meet(card.scope(), other.scope())) {
          double common = ScriptChecks.common(mine, other.answer());
          if (common >= ScriptChecks.COPY) {
            remarks.add(ScriptChecks.duplicate(other, common));
          }
        }
      }
    }
    return remarks;
  }

  private List<Remark> taken(ScriptCard card) {
    List<Remark> remarks = new ArrayList<>();
    for (String question : card.questions()) {
      claims.getOrDefault(ScriptLint.folded(question), List.of())
          .stream()
          .filter(other -> !other.id().equals(card.id())
              && ScriptLint.meet(card.scope(), other.scope()))
          .limit(1)
          .filter(_ -> remarks.size() < MOST_TOLD)
          .forEach(other -> remarks.add(ScriptChecks.taken(question, other)));
    }
    return remarks;
  }
}
