package org.huashu.coach.console;

import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.coaching.OfferTrial;
import org.huashu.coach.coaching.OfferTrial.Plan;

/** Trials of edited scripts in the background, one of each person. */
final class ScriptTrials {

  private final OfferTrial trial;
  private final CurrentRelease current;
  private final BackgroundRuns<Plan, OfferTrial.Result> runs =
      new BackgroundRuns<>("script-trial", this::tried);

  ScriptTrials(OfferTrial trial, CurrentRelease current) {
    this.trial = trial;
    this.current = current;
  }

  BackgroundRuns<Plan, OfferTrial.Result> runs() {
    return runs;
  }

  /** Begins a run; the person's last one ends, unless it is the very same. */
  BackgroundRun<Plan, OfferTrial.Result> start(String who, Plan plan) {
    return runs.last(who)
        .filter(it -> !it.over() && !it.cancelled() && same(it.order(), plan))
        .orElseGet(() -> runs.start(who, plan));
  }

  private static boolean same(Plan one, Plan other) {
    return one.edited().equals(other.edited()) && one.shops().equals(other.shops());
  }

  private OfferTrial.Result tried(Plan plan, BackgroundRun<Plan, OfferTrial.Result> run) {
    try (CurrentRelease.Lease lease = current.acquire()) {
      return trial.run(plan, lease.release(), (read, all) -> {
        run.start(Math.toIntExact(all));
        return run.goesOn(read, 0);
      });
    }
  }
}
