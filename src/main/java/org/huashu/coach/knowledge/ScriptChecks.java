package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.check.Disagreements;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;

/** Looks at a script while it is written, against everything else that is live. */
public final class ScriptChecks {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final int FEWEST_QUESTIONS = 4;
  private static final int MOST_ASKED = 6;
  static final int MOST_NEAR = 8;
  /** Scripts that fit a question so well are about the same: as for contradictions in drafts. */
  private static final double ABOUT_THE_SAME = 0.5;
  /** The share of pairs of letters that two answers have in common when one is a copy. */
  static final double COPY = 0.75;

  private final Release release;
  private final Collection<ScriptCard> others;

  /** What is worth knowing about a script. */
  public enum Kind {
    /** Its words break a wording rule: the rule's message, the words. */
    WORDING,
    /** A placeholder that nobody knows: its name. */
    PLACEHOLDER,
    /** A brace without its other one. */
    BRACES,
    /** Few similar questions: how many it has, how many it should have. */
    FEW_QUESTIONS,
    /** Nearly the answer of another script: its title, per cent in common. */
    DUPLICATE,
    /** A question that another script claims too: the question, the other's title. */
    QUESTION_TAKEN,
    /** Another script says something else of the same: the words, theirs, its title. */
    CONTRADICTION
  }

  /**
   * A remark.
   *
   * @param severity {@link Severity#BLOCK} when it must not be published so
   * @param span where in the answer
   * @param values for the words, as {@link Kind} says
   * @param script the other script's id
   */
  public record Remark(Kind kind, Severity severity, Optional<Span> span, List<String> values,
      Optional<String> script) {}

  /**
   * Against this release, whose lease the caller holds, and these scripts.
   *
   * @param others the working copy; the script itself may be among them
   */
  public ScriptChecks(Release release, Collection<ScriptCard> others) {
    this.release = release;
    this.others = others;
  }

  /** All remarks on a script, those that forbid to publish it first. */
  public List<Remark> remarks(ScriptCard card, Instant at) {
    List<Remark> remarks = new ArrayList<>(own(card));
    List<ScriptCard> rest =
        others.stream().filter(other -> !other.id().equals(card.id())).toList();
    remarks.addAll(copies(card, rest));
    remarks.addAll(questions(card, rest));
    Disagreements.of(card.answer(), near(card, at))
        .forEach(it -> remarks.add(new Remark(Kind.CONTRADICTION, Severity.WARN,
            Optional.of(it.span()), List.of(it.said(), it.theirs(), it.other().title()),
            Optional.of(it.other().id()))));
    remarks.sort(java.util.Comparator.comparing(Remark::severity).reversed());
    return remarks;
  }

  /** Why it must not be published so; quick, as no other script matters for that. */
  public List<Remark> blocking(ScriptCard card) {
    return own(card).stream().filter(remark -> remark.severity() == Severity.BLOCK).toList();
  }

  /** What can be said of a script without looking at any other. */
  List<Remark> own(ScriptCard card) {
    List<Remark> remarks = new ArrayList<>(wording(card));
    remarks.addAll(placeholders(card.answer()));
    if (card.use() == Use.ANSWER && card.questions().size() < FEWEST_QUESTIONS) {
      remarks.add(new Remark(Kind.FEW_QUESTIONS, Severity.INFO, Optional.empty(),
          List.of(Integer.toString(card.questions().size()),
              Integer.toString(FEWEST_QUESTIONS)),
          Optional.empty()));
    }
    return remarks;
  }

  private List<Remark> wording(ScriptCard card) {
    Turn turn = new Turn(card.answer(), "", card.use() == Use.GREETING, card.use() == Use.CLOSING);
    return release.wording()
        .matches(turn)
        .stream()
        .map(match -> new Remark(Kind.WORDING, asLintSees(match), match.span(),
            List.of(match.message(), words(match)), Optional.empty()))
        .toList();
  }

  /** What an agent is only warned of must not stand in an approved script either. */
  private static Severity asLintSees(WordingMatch match) {
    return ScriptLint.isError(match) ? Severity.BLOCK : match.rule().severity();
  }

  private static String words(WordingMatch match) {
    return match.replacements().isEmpty() ? "" : match.replacements().getFirst();
  }

  private List<Remark> placeholders(String answer) {
    List<Remark> remarks = new ArrayList<>();
    Set<String> known = release.knowledge().policies().placeholders().keySet();
    Matcher found = PLACEHOLDER.matcher(answer);
    while (found.find()) {
      if (!known.contains(found.group(1))) {
        remarks.add(new Remark(Kind.PLACEHOLDER, Severity.BLOCK,
            Optional.of(new Span(found.start(), found.end())), List.of(found.group(1)),
            Optional.empty()));
      }
    }
    String rest = found.replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      remarks.add(new Remark(Kind.BRACES, Severity.BLOCK, Optional.empty(), List.of(),
          Optional.empty()));
    }
    return remarks;
  }

  /** Other answers that are nearly the same, for the same customers. */
  private static List<Remark> copies(ScriptCard card, List<ScriptCard> others) {
    Set<Integer> mine = pairs(card.answer());
    List<Remark> remarks = new ArrayList<>();
    for (ScriptCard other : others) {
      double common = common(mine, other.answer());
      if (common >= COPY && ScriptLint.meet(card.scope(), other.scope())) {
        remarks.add(duplicate(other, common));
      }
    }
    return remarks;
  }

  static Remark duplicate(ScriptCard other, double common) {
    return new Remark(Kind.DUPLICATE, Severity.WARN, Optional.empty(),
        List.of(other.title(), Long.toString(Math.round(common * 100))),
        Optional.of(other.id()));
  }

  static Remark taken(String question, ScriptCard other) {
    return new Remark(Kind.QUESTION_TAKEN, Severity.WARN, Optional.empty(),
        List.of(question, other.title()), Optional.of(other.id()));
  }

  /** How much of two answers is the same, in per cent; 0 when neither is a copy of the other. */
  static long copied(String answer, String other) {
    double common = common(pairs(answer), other);
    return common >= COPY ? Math.round(common * 100) : 0;
  }

  static double common(Set<Integer> mine, String other) {
    int size = Math.max(1, other.length() - 1);
    if (mine.size() < FEWEST_QUESTIONS) {
      return 0;
    }
    // Twice as long, or half: no copy; most others are told so at once.
    if (size > mine.size() * 2 || mine.size() > size * 2) {
      return 0;
    }
    int shared = 0;
    for (int i = 0; i + 1 < other.length(); i++) {
      shared += mine.contains(pair(other, i)) ? 1 : 0;
    }
    return Math.min(1, (double) shared / Math.max(size, mine.size()));
  }

  static Set<Integer> pairs(String text) {
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(pair(text, i));
    }
    return pairs;
  }

  private static int pair(String text, int at) {
    return text.charAt(at) << 16 | text.charAt(at + 1);
  }

  private static List<Remark> questions(ScriptCard card, List<ScriptCard> others) {
    Map<String, String> mine = new LinkedHashMap<>();
    card.questions().forEach(question -> mine.put(ScriptLint.folded(question), question));
    List<Remark> remarks = new ArrayList<>();
    for (ScriptCard other : others) {
      for (String question : other.questions()) {
        // Folding takes long, and few questions begin alike.
        String same = mine.containsKey(question) || mayBeSame(question, card.questions())
            ? mine.get(ScriptLint.folded(question))
            : null;
        if (same != null && ScriptLint.meet(card.scope(), other.scope())) {
          remarks.add(taken(same, other));
        }
      }
    }
    return remarks;
  }

  private static boolean mayBeSame(String question, List<String> mine) {
    return mine.stream()
        .anyMatch(it -> Math.abs(it.length() - question.length()) <= 4
            && !question.isEmpty() && it.indexOf(question.charAt(question.length() / 2)) >= 0);
  }

  /** The live scripts that answer the same questions. */
  private List<Script> near(ScriptCard card, Instant at) {
    Map<String, Script> near = new LinkedHashMap<>();
    List<String> asked = new ArrayList<>(List.of(card.title()));
    card.questions().stream().limit(MOST_ASKED).forEach(asked::add);
    String shop = card.scope().shops().stream().findFirst().orElse("");
    for (String question : asked) {
      if (question.isBlank()) {
        continue;
      }
      for (ScriptMatch match : release.scripts()
          .search(new ScriptQuery(question, shop, Optional.empty(), Optional.empty(), at,
              MOST_NEAR))) {
        if (match.score() >= ABOUT_THE_SAME && !match.script().id().equals(card.id())) {
          near.put(match.script().id(), match.script());
        }
      }
    }
    return List.copyOf(near.values());
  }
}
