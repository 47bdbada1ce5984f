package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.console.ReleasesModel.Waiting;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.RuleCard;

/** Rules on the pages of releases. */
final class RuleReleases {

  private final RuleRemarks remarks;

  RuleReleases(Console.Parts parts) {
    this.remarks = new RuleRemarks(parts);
  }

  Waiting waiting(Visit visit, Edited<RuleCard> entry) {
    var edit = entry.edit().orElseThrow();
    boolean fits = entry.draft().isEmpty() || remarks.publishable(entry.draft().get());
    List<CheckModel.Remark> unfit = fits
        ? List.of()
        : List.of(new CheckModel.Remark("bad", visit.say("rules.checks"),
            visit.say("rules.fault.unfit"), Optional.empty()));
    return new Waiting("rule", entry.id(), RuleTitle.of(entry.shown()),
        RuleArea.path(entry.id()), RuleArea.state(visit, entry.state()), edit.author(), edit.at(),
        RuleView.diff(visit, entry.released(), entry.draft()),
        fits && entry.state() != State.CONFLICT && RuleEditArea.mayEdit(visit), unfit);
  }

  static ReleaseModel.Line line(Visit visit, Change<RuleCard> change) {
    State state = change.before().isEmpty()
        ? State.DRAFT
        : change.after().isEmpty() ? State.ARCHIVED : State.CHANGED;
    String title = change.after().or(change::before).map(RuleTitle::of).orElse(change.id());
    return new ReleaseModel.Line(RuleArea.path(change.id()), title,
        RuleArea.state(visit, state), RuleView.diff(visit, change.before(), change.after()));
  }
}
