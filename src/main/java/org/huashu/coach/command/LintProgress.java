package org.huashu.coach.command;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.huashu.coach.knowledge.Progress;

/** Shows how far a lint has come, on standard error, if a person watches. */
final class LintProgress implements Progress, AutoCloseable {

  private final boolean interactive;
  private Optional<ProgressBar> bar = Optional.empty();

  LintProgress(boolean interactive) {
    this.interactive = interactive;
  }

  @Override
  public void start(int steps) {
    if (interactive) {
      bar = Optional.of(new ProgressBarBuilder().setTaskName("kb lint")
          .setInitialMax(steps)
          .setStyle(ProgressBarStyle.ASCII)
          .build());
    }
  }

  @Override
  public void step() {
    bar.ifPresent(ProgressBar::step);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
