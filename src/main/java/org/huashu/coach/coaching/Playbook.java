package org.huashu.coach.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huashu.coach.advice.Beginnings;
import org.huashu.coach.advice.DelayHint;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestions;
import org.huashu.coach.advice.Suggestions.Candidate;
import org.huashu.coach.advice.Suggestions.Offer;
import org.huashu.coach.advice.Template;
import org.huashu.coach.advice.Urgency;
import org.huashu.coach.check.AskedAgainCheck;
import org.huashu.coach.check.Check;
import org.huashu.coach.check.CheckName;
import org.huashu.coach.check.ConditionCheck;
import org.huashu.coach.check.ContradictionCheck;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Finding;
import org.huashu.coach.check.Greetings;
import org.huashu.coach.check.HoldingReplies;
import org.huashu.coach.check.MechanicalCheck;
import org.huashu.coach.check.OffTopicCheck;
import org.huashu.coach.check.StaleScriptCheck;
import org.huashu.coach.check.UnfilledCheck;
import org.huashu.coach.check.WordingCheck;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ResponseClock;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptQuery.Staff;
import org.huashu.coach.wording.Category;

/** What follows from a release and is wanted for every draft: made once for each release. */
final class Playbook {

  private final Release release;
  private final ResponseClock clock;
  private final List<Check> checks;
  private final Suggestions suggestions;
  private final Beginnings beginnings;
  private final List<Template> holding;
  private final Instant[] turningPoints;
  private final List<Script> former;
  private final boolean bound;
  private final ComplaintSteps complaints;
  private final SentTopics topics;

  /**
   * Makes what follows from a release.
   *
   * @param before the playbook of the release that was current before
   */
  Playbook(Release release, UnaryOperator<String> mask, Optional<Playbook> before) {
    this.release = release;
    List<Script> scripts = release.knowledge().scripts();
    Policies policies = release.knowledge().policies();
    HoldingReplies holdingReplies = new HoldingReplies(scripts);
    this.clock = new ResponseClock(policies.response(), holdingReplies);
    this.former = before.map(old -> FormerScripts.after(old.former, old.release, release))
        .orElse(List.of());
    this.complaints = ComplaintSteps.of(scripts);
    this.bound = scripts.stream().map(Script::scope).anyMatch(Script.Scope::isForSome);
    this.checks = checks(release, holdingReplies, mask);
    this.suggestions =
        new Suggestions(policies.placeholders(), policies.advice().maxSuggestions());
    this.beginnings = new Beginnings(scripts);
    this.topics = policies.advice().byTopic() ? SentTopics.of(scripts) : SentTopics.NONE;
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

  private List<Check> checks(Release current, HoldingReplies holdingReplies,
      UnaryOperator<String> mask) {
    Map<CheckName, Check> byName = new EnumMap<>(CheckName.class);
    byName.put(CheckName.MECHANICAL, new MechanicalCheck(holdingReplies, mask));
    byName.put(CheckName.ASKED_AGAIN, new AskedAgainCheck(holdingReplies.or(Greetings::isBare)));
    byName.put(CheckName.FIGURE, new ContradictionCheck());
    byName.put(CheckName.CONDITION, new ConditionCheck());
    byName.put(CheckName.STALE_SCRIPT, new StaleScriptCheck(
        FormerScripts.withExpiring(former, current.knowledge().scripts())));
    byName.put(CheckName.PLACEHOLDER, new UnfilledCheck());
    byName.put(CheckName.OFF_TOPIC, new OffTopicCheck(holdingReplies,
        current.knowledge().words().synonyms()));
    byName.keySet().removeAll(policies().advice().off());
    return Stream.concat(Stream.of(new WordingCheck(current.wording())), byName.values().stream())
        .toList();
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

  /** What the customer still waits for: neither a greeting nor a holding reply answers it. */
  String openQuestion(Conversation conversation) {
    return conversation.openQuestion(clock.holding().or(Greetings::isBare));
  }

  /** Who an agent is to the scripts; anybody while no script is for some agents only. */
  Staff staff(Optional<String> agent) {
    return bound ? policies().teams().staff(agent) : Staff.ANYBODY;
  }

  /** What the customer asked, the last first; neither a greeting nor a holding reply ends it. */
  List<String> questions(Conversation conversation, int most) {
    return conversation.questions(clock.holding().or(Greetings::isBare), most);
  }

  /** The topics of the scripts that were sent last, the last first. */
  List<String> topics(Conversation conversation) {
    return topics.in(conversation.replies());
  }

  /** When the customer was answered last, if ever. */
  Optional<Instant> answeredAt(Conversation conversation) {
    return conversation.answeredAt(clock.holding().or(Greetings::isBare));
  }

  Suggestions suggestions() {
    return suggestions;
  }

  /** The gravest of a customer's threats, if there are any; nobody has drafted anything yet. */
  Optional<Finding> threat(Draft silence) {
    return new WordingCheck(release.wording()).findings(silence)
        .stream()
        .filter(finding -> finding.category() == Category.ESCALATION)
        .min(Hint.GRAVEST_FIRST)
        .map(finding -> complaints.with(finding, silence.conversation()));
  }

  /** The scripts that a draft may be followed by: those that it begins, and the answers found. */
  List<Offer> following(List<Offer> answers, Draft draft, String agent) {
    Staff staff = staff(Optional.of(agent));
    List<Template> begun = beginnings.of(draft.text(),
        script -> fits(script.scope(), draft.conversation(), staff, draft.at()));
    if (begun.isEmpty()) {
      return answers;
    }
    List<Candidate> others = new ArrayList<>(begun.size());
    for (Template template : begun) {
      if (!holds(answers, template.script())) {
        others.add(new Candidate(template, policies().advice().minScore()));
      }
    }
    if (others.isEmpty()) {
      return answers;
    }
    return Stream
        .concat(answers.stream(), suggestions.offers(others, draft.conversation()).stream())
        .toList();
  }

  private static boolean holds(List<Offer> offers, Script script) {
    for (Offer offer : offers) {
      if (offer.template().script().id().equals(script.id())) {
        return true;
      }
    }
    return false;
  }

  /** Everything that the checks see in a draft. */
  List<Finding> findings(Draft draft) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      for (Finding finding : check.findings(draft)) {
        findings.add(complaints.with(finding, draft.conversation()));
      }
    }
    return findings;
  }

  /**
   * The findings, and what there is to say about the wait.
   *
   * @param remaining how long the agent will still type, in milliseconds; empty when nobody knows
   */
  List<Finding> withDelay(List<Finding> findings, ClockReading reading, Draft draft,
      OptionalLong remaining) {
    Optional<Finding> delay = delay(reading, draft.conversation(), draft.at())
        .or(() -> forecast(reading, draft, remaining));
    if (delay.isEmpty()) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(Urgency.withoutStyle(findings));
    all.add(delay.get());
    return all;
  }

  private Optional<Finding> forecast(ClockReading reading, Draft draft, OptionalLong remaining) {
    return remaining.isEmpty() || policies().advice().off().contains(CheckName.FORECAST)
        ? Optional.empty()
        : DelayHint.forecast(reading, remaining.getAsLong(),
            () -> holdingScript(draft.conversation(), draft.at()));
  }

  /** What there is to say about a wait at a moment. */
  Optional<Finding> delay(ClockReading reading, Conversation conversation, Instant at) {
    return DelayHint.of(reading, () -> holdingScript(conversation, at));
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
    Staff staff = staff(conversation.agent());
    List<Template> fitting = holding.stream()
        .filter(template -> fits(template.script().scope(), conversation, staff, at))
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
  static boolean fits(Script.Scope scope, Conversation conversation, Staff staff, Instant at) {
    return scope.includes(staff)
        && (scope.shops().isEmpty() || scope.shops().contains(conversation.key().shop()))
        && (scope.channels().isEmpty()
            || conversation.channel().filter(scope.channels()::contains).isPresent())
        && (scope.products().isEmpty()
            || Products.of(conversation).filter(scope.products()::contains).isPresent())
        && scope.from().map(from -> !at.isBefore(from)).orElse(true)
        && scope.until().map(at::isBefore).orElse(true);
  }
}
