package org.huashu.coach.command;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.huashu.coach.audit.Auditor;

/** Shows how far an audit has come, on standard error, if a person watches. */
final class AuditProgress implements Auditor.Progress, AutoCloseable {

  private static final int MEGABYTE = 1 << 20;

  private final boolean interactive;
  private Optional<ProgressBar> bar = Optional.empty();

  AuditProgress(boolean interactive) {
    this.interactive = interactive;
  }

  @Override
  public void reading(long bytes) {
    begin("reading", bytes, " MB", MEGABYTE);
  }

  @Override
  public void read(long bytes) {
    bar.ifPresent(shown -> shown.stepBy(bytes));
  }

  @Override
  public void inspecting(long events) {
    begin("inspecting", events, "", 1);
  }

  @Override
  public void inspected(long events) {
    bar.ifPresent(shown -> shown.stepBy(events));
  }

  private void begin(String task, long most, String unit, long size) {
    close();
    if (interactive) {
      bar = Optional.of(new ProgressBarBuilder().setTaskName("audit: " + task)
          .setInitialMax(most)
          .setUnit(unit, size)
          .setStyle(ProgressBarStyle.ASCII)
          .build());
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
