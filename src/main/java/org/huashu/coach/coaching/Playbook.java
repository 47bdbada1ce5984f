package org.huashu.coach.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huashu.coach.advice.DelayHint;
import org.huashu.coach.advice.Suggestions;
import org.huashu.coach.advice.Template;
import org.huashu.coach.check.Check;
import org.huashu.coach.check.ContradictionCheck;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Finding;
import org.huashu.coach.check.HoldingReplies;
import org.huashu.coach.check.MechanicalCheck;
import org.huashu.coach.check.WordingCheck;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ResponseClock;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.Script;

/** What follows from a release and is wanted for every draft: made once for each release. */
final class Playbook {

  private final Release release;
  private final ResponseClock clock;
  private final List<Check> checks;
  private final Suggestions suggestions;
  private final List<Template> holding;
  private final Instant[] turningPoints;

  Playbook(Release release, UnaryOperator<String> mask) {
    this.release = release;
    List<Script> scripts = release.knowledge().scripts();
    Policies policies = release.knowledge().policies();
    HoldingReplies holdingReplies = new HoldingReplies(scripts);
    this.clock = new ResponseClock(policies.response(), holdingReplies);
    this.checks = List.of(new WordingCheck(release.wording()),
        new MechanicalCheck(holdingReplies, mask), new ContradictionCheck());
    this.suggestions =
        new Suggestions(policies.placeholders(), policies.advice().maxSuggestions());
    this.holding = scripts.stream()
        .filter(script -> script.use() == Script.Use.HOLDING)
        .map(Template::of)
        .toList();
    this.turningPoints = scripts.stream()
        .map(Script::scope)
        .flatMap(scope -> Stream.concat(scope.from().stream(), scope.until().stream()))
        .distinct()
        .sorted()
        .toArray(Instant[]::new);
  }

  Release release() {
    return release;
  }

  Policies policies() {
    return release.knowledge().policies();
  }

  ResponseClock clock() {
    return clock;
  }

  Suggestions suggestions() {
    return suggestions;
  }

  /** Everything that the checks see in a draft. */
  List<Finding> findings(Draft draft) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      findings.addAll(check.findings(draft));
    }
    return findings;
  }

  /** The findings, and what there is to say about the wait. */
  List<Finding> withDelay(List<Finding> findings, ClockReading reading, Draft draft) {
    Optional<Finding> delay =
        DelayHint.of(reading, () -> holdingScript(draft.conversation(), draft.at()));
    if (delay.isEmpty()) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    all.add(delay.get());
    return all;
  }

  /**
   * In which stretch of time a moment lies. Within one stretch the same scripts are offered: none
   * begins or ceases to be valid.
   */
  int stretch(Instant moment) {
    int place = Arrays.binarySearch(turningPoints, moment);
    return place < 0 ? -place - 1 : place + 1;
  }

  /** A holding script for a conversation, one that was not sent in it if there is any. */
  private Optional<Script> holdingScript(Conversation conversation, Instant at) {
    List<Template> fitting = holding.stream()
        .filter(template -> fits(template.script().scope(), conversation, at))
        .toList();
    return fitting.stream()
        .filter(template -> conversation.messages()
            .stream()
            .map(Message::text)
            .noneMatch(template::saidIn))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .map(Template::script);
  }

  /** Whether scripts of this scope are offered in a conversation at a moment. */
  static boolean fits(Script.Scope scope, Conversation conversation, Instant at) {
    return (scope.shops().isEmpty() || scope.shops().contains(conversation.key().shop()))
        && (scope.channels().isEmpty()
            || conversation.channel().filter(scope.channels()::contains).isPresent())
        && (scope.products().isEmpty()
            || Products.of(conversation).filter(scope.products()::contains).isPresent())
        && scope.from().map(from -> !at.isBefore(from)).orElse(true)
        && scope.until().map(at::isBefore).orElse(true);
  }
}
