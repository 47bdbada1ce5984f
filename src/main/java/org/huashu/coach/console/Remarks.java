package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptChecks;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;

/** Remarks on a script in the words of the page. */
final class Remarks {

  private Remarks() {}

  static CheckModel model(Visit visit, ScriptCard card, Release release,
      Collection<ScriptCard> others) {
    List<ScriptChecks.Remark> found = new ScriptChecks(release, others).remarks(card, visit.now());
    // Of two rules that flag the same words the stricter one is told.
    Set<Span> told = new HashSet<>();
    found = found.stream()
        .filter(remark -> remark.kind() != ScriptChecks.Kind.WORDING || remark.span().isEmpty()
            || told.add(remark.span().get()))
        .toList();
    List<Marks.Mark> marks = new ArrayList<>();
    found.forEach(remark -> remark.span()
        .ifPresent(span -> marks.add(new Marks.Mark(span,
            remark.severity().name().toLowerCase(Locale.ROOT)))));
    return new CheckModel(Marks.of(card.answer(), marks), card.answer().length(),
        found.stream().map(remark -> said(visit, remark)).toList(),
        found.stream().anyMatch(remark -> remark.severity() == Severity.BLOCK));
  }

  static CheckModel.Remark said(Visit visit, ScriptChecks.Remark remark) {
    String key = "scripts.remark." + remark.kind().name().toLowerCase(Locale.ROOT);
    boolean better = remark.kind() == ScriptChecks.Kind.WORDING
        && !remark.values().getLast().isEmpty()
        && !remark.values().getFirst().contains(remark.values().getLast());
    return new CheckModel.Remark(switch (remark.severity()) {
      case BLOCK -> "bad";
      case WARN -> "warn";
      case INFO -> "info";
    }, visit.say(key), visit.say(key + (better ? ".better" : ".text"), remark.values().toArray()),
        remark.script().map(ScriptArea::path));
  }

  /** Whether it must not be published so; and what is to be told of it. */
  static List<CheckModel.Remark> blocking(Visit visit, Optional<ScriptCard> card, Release release) {
    return card.stream()
        .flatMap(it -> new ScriptChecks(release, List.of()).blocking(it).stream())
        .map(remark -> said(visit, remark))
        .toList();
  }
}
