package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/**
 * A script as people edit it: what the search knows, and what only people need.
 *
 * @param topic the category, the name of its file
 * @param name within the topic
 * @param tags words to sort it by
 * @param owner who keeps it right; empty for nobody
 */
public record ScriptCard(String topic, String name, String title, List<String> questions,
    String answer, Use use, List<String> conditions, Scope scope, List<String> tags,
    String owner) {

  /** The longest title, in UTF-16 units. */
  public static final int MOST_TITLE = 80;
  /** The longest answer, in UTF-16 units. */
  public static final int MOST_ANSWER = 2_000;
  /** The most similar questions. */
  public static final int MOST_QUESTIONS = 200;

  /** Copies the lists. */
  public ScriptCard {
    questions = List.copyOf(questions);
    conditions = List.copyOf(conditions);
    tags = List.copyOf(tags);
    scope = new Scope(ordered(scope.shops()), ordered(scope.channels()),
        ordered(scope.products()), ordered(scope.agents()), ordered(scope.teams()), scope.from(),
        scope.until());
  }

  private static Set<String> ordered(Set<String> texts) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
  }

  /** {@code <topic>.<name>}. */
  public String id() {
    return topic + "." + name;
  }

  /** Whether topic and name may be used: lower-case words joined by {@code -}. */
  public static boolean goodName(String name) {
    return Names.good(name);
  }

  /** What the search and the checks see of it. */
  public Script script() {
    return new Script(id(), title, questions, answer, use, conditions, scope);
  }

  /** A part of a card, as it is compared and merged. */
  public enum Part {
    /** The title. */
    TITLE,
    /** The similar questions. */
    QUESTIONS,
    /** The wording. */
    ANSWER,
    /** What it is for. */
    USE,
    /** Conditions beside the wording. */
    CONDITIONS,
    /** The shops. */
    SHOPS,
    /** The channels. */
    CHANNELS,
    /** The products. */
    PRODUCTS,
    /** The agents whose own it is. */
    AGENTS,
    /** The teams whose it is. */
    TEAMS,
    /** The first moment. */
    FROM,
    /** The moment after the last. */
    UNTIL,
    /** The tags. */
    TAGS,
    /** The owner. */
    OWNER
  }

  /** One part in lines, to compare and to show. */
  public List<String> lines(Part part) {
    return switch (part) {
      case TITLE -> List.of(title);
      case QUESTIONS -> questions;
      case ANSWER -> answer.lines().toList();
      case USE -> List.of(use.name().toLowerCase(java.util.Locale.ROOT));
      case CONDITIONS -> conditions;
      case SHOPS -> List.copyOf(scope.shops());
      case CHANNELS -> List.copyOf(scope.channels());
      case PRODUCTS -> List.copyOf(scope.products());
      case AGENTS -> List.copyOf(scope.agents());
      case TEAMS -> List.copyOf(scope.teams());
      case FROM -> scope.from().map(Instant::toString).stream().toList();
      case UNTIL -> scope.until().map(Instant::toString).stream().toList();
      case TAGS -> tags;
      case OWNER -> owner.isEmpty() ? List.of() : List.of(owner);
    };
  }

  /** The parts that differ. */
  public List<Part> differences(ScriptCard other) {
    List<Part> differing = new ArrayList<>();
    for (Part part : Part.values()) {
      if (!lines(part).equals(other.lines(part))) {
        differing.add(part);
      }
    }
    return differing;
  }

  /**
   * Two changes of one card, brought together.
   *
   * @param card their parts where only they changed them, mine everywhere else
   * @param both the parts that both changed, each in another way
   */
  public record Merge(ScriptCard card, List<Part> both) {}

  /** Brings this card together with another one that was made from the same base meanwhile. */
  public Merge merge(ScriptCard base, ScriptCard theirs) {
    List<Part> ours = differences(base);
    List<Part> others = theirs.differences(base);
    List<Part> taken = others.stream().filter(part -> !ours.contains(part)).toList();
    List<Part> both = others.stream()
        .filter(part -> ours.contains(part) && !lines(part).equals(theirs.lines(part)))
        .toList();
    return new Merge(with(theirs, taken), both);
  }

  private ScriptCard with(ScriptCard other, List<Part> taken) {
    Scope theirs = other.scope;
    Scope merged = new Scope(taken.contains(Part.SHOPS) ? theirs.shops() : scope.shops(),
        taken.contains(Part.CHANNELS) ? theirs.channels() : scope.channels(),
        taken.contains(Part.PRODUCTS) ? theirs.products() : scope.products(),
        taken.contains(Part.AGENTS) ? theirs.agents() : scope.agents(),
        taken.contains(Part.TEAMS) ? theirs.teams() : scope.teams(),
        either(taken, Part.FROM, theirs.from(), scope.from()),
        either(taken, Part.UNTIL, theirs.until(), scope.until()));
    return new ScriptCard(topic, name, taken.contains(Part.TITLE) ? other.title : title,
        taken.contains(Part.QUESTIONS) ? other.questions : questions,
        taken.contains(Part.ANSWER) ? other.answer : answer,
        taken.contains(Part.USE) ? other.use : use,
        taken.contains(Part.CONDITIONS) ? other.conditions : conditions, merged,
        taken.contains(Part.TAGS) ? other.tags : tags,
        taken.contains(Part.OWNER) ? other.owner : owner);
  }

  private static Optional<Instant> either(List<Part> taken, Part part, Optional<Instant> theirs,
      Optional<Instant> mine) {
    return taken.contains(part) ? theirs : mine;
  }
}
