package org.huashu.coach.console;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huashu.coach.console.Publishings.Publishing;
import org.huashu.coach.console.Publishings.State;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import org.huashu.coach.knowledge.NextRelease.Chosen;

/** What stands between "publish" and the release: how far the check is, and what it found. */
final class PublishArea implements Area {

  private static final String PATH = Console.ROOT + "/releases/check/{number}";
  private static final int MOST_SHOWN = 200;

  private final Console.Parts parts;
  private final Publishings publishings;

  PublishArea(Console.Parts parts) {
    this.parts = parts;
    this.publishings = new Publishings(parts.knowledge().next(), parts.rules().lint());
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.EDITORS, this::look),
        PageRoute.post(PATH + "/confirm", Access.EDITORS, this::confirm),
        PageRoute.post(PATH + "/cancel", Access.EDITORS, this::cancel));
  }

  /**
   * Looks at a release and publishes it, if nothing speaks against it.
   *
   * @param back where the page leads when it is done
   * @throws ExchangeRefusedException when something is in conflict, or nothing is to be published
   */
  Reply publish(Visit visit, Chosen chosen, String back) {
    String reason = visit.form().text("reason");
    var running = publishings.start(new Publishings.Order(visit.account().name(), reason,
        parts.knowledge().next().prepare(chosen), back,
        number -> parts.audit()
            .add(visit.deed("release.publish",
                Long.toString(number), reason))));
    // Whoever waits a moment need not look at a bar; what takes longer shows how far it is.
    return running.ready(BackgroundRuns.AT_ONCE)
        ? page(visit, running)
        : new Reply.Redirect(path(running));
  }

  private static String path(BackgroundRun<Publishing, Publishing> running) {
    return PATH.replace("{number}", Long.toString(running.number()));
  }

  private Reply look(Visit visit) {
    return found(visit)
        .map(running -> visit.fragment() && Publishings.state(running) != State.PUBLISHED
            ? Reply.fragment("console/publishing-state.jte", model(visit, running))
            : page(visit, running))
        .orElseGet(() -> new Reply.Redirect(ReleaseArea.PATH));
  }

  private Optional<BackgroundRun<Publishing, Publishing>> found(Visit visit) {
    return publishings.find(visit.account().name(), visit.name("number"));
  }

  private Reply confirm(Visit visit) {
    Optional<BackgroundRun<Publishing, Publishing>> running = found(visit);
    running.ifPresent(publishings::confirm);
    return running.map(it -> page(visit, it))
        .orElseGet(() -> new Reply.Redirect(ReleaseArea.PATH));
  }

  private Reply cancel(Visit visit) {
    Optional<BackgroundRun<Publishing, Publishing>> running = found(visit);
    running.ifPresent(Publishings::cancel);
    boolean late = running.filter(it -> Publishings.state(it) == State.PUBLISHED).isPresent();
    return new Reply.Redirect(
        ReleaseArea.PATH + (late ? "?done=release" : "?done=release-cancelled"));
  }

  private Reply page(Visit visit, BackgroundRun<Publishing, Publishing> running) {
    int status = switch (Publishings.state(running)) {
      case FORBIDDEN -> 422;
      case MEANWHILE -> 409;
      case FAILED -> 500;
      case CHECKING, WARNED, PUBLISHED, CANCELLED -> 200;
    };
    return Publishings.state(running) == State.PUBLISHED
        ? new Reply.Redirect(running.order().wanted().back() + "?done=release")
        : new Reply.Page(status, "console/publishing.jte", "releases.publishing",
            model(visit, running));
  }

  private PublishingModel model(Visit visit, BackgroundRun<Publishing, Publishing> running) {
    List<LintFinding> findings = running.order().findings();
    LintRemarks remarks = new LintRemarks(visit, parts.knowledge()::title);
    long errors = findings.stream().filter(it -> it.level() == Level.ERROR).count();
    return new PublishingModel(running.number(),
        Publishings.state(running).name().toLowerCase(Locale.ROOT), running.percent(), errors,
        findings.size() - errors, findings.stream()
            .sorted(Comparator.comparing(LintFinding::level)
                .thenComparing(it -> !running.order()
                    .wanted()
                    .prepared()
                    .changed()
                    .contains(it.mistake().path())))
            .limit(MOST_SHOWN)
            .map(remarks::finding)
            .toList(),
        running.order().wanted().reason(), running.order().wanted().back());
  }
}
