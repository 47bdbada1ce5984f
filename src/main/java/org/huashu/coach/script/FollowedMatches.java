package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huashu.coach.script.ScriptSearch.Answer;

/** Brings two searches for one question together. */
final class FollowedMatches {

  private FollowedMatches() {}

  /** Half a question alone, and together with the one before it. */
  static Answer of(ScriptQuery query, Function<ScriptQuery, Answer> search) {
    int most = Math.max(query.limit(), HybridSearch.CANDIDATES);
    String whole = query.before().map(before -> before + " ").orElse("") + query.question();
    Answer alone = search.apply(query.asking(query.question(), most));
    Answer together = search.apply(query.asking(whole, most));
    return new Answer(mean(alone.matches(), together.matches()).stream()
        .limit(query.limit())
        .toList(), alone.semantic() && together.semantic());
  }

  /** What either found, by the mean of both scores; what one has not found has 0 there. */
  static List<ScriptMatch> mean(List<ScriptMatch> one, List<ScriptMatch> other) {
    Map<String, ScriptMatch> byId = new LinkedHashMap<>();
    one.forEach(match -> byId.put(match.script().id(), half(match)));
    other.forEach(match -> byId.merge(match.script().id(), half(match), FollowedMatches::sum));
    return byId.values()
        .stream()
        .sorted(Comparator.comparingDouble(ScriptMatch::score)
            .reversed()
            .thenComparing(match -> match.script().id()))
        .toList();
  }

  private static ScriptMatch half(ScriptMatch match) {
    return new ScriptMatch(match.script(), match.score() / 2, match.shares()
        .stream()
        .map(share -> new ScriptMatch.Share(share.name(), share.value() / 2))
        .toList());
  }

  private static ScriptMatch sum(ScriptMatch one, ScriptMatch other) {
    Map<String, Double> shares = new LinkedHashMap<>();
    one.shares().forEach(share -> shares.put(share.name(), share.value()));
    other.shares().forEach(share -> shares.merge(share.name(), share.value(), Double::sum));
    List<ScriptMatch.Share> all = new ArrayList<>();
    shares.forEach((name, value) -> all.add(new ScriptMatch.Share(name, value)));
    return new ScriptMatch(one.script(), one.score() + other.score(), all);
  }
}
