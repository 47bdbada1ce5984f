package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Voice;

/** Rules and turns in few words, for tests. */
final class Rules {

  private Rules() {}

  static WordingRule rule(String id, Form form, Conditions conditions) {
    return new WordingRule(id, Category.BANNED, Severity.BLOCK, "不要说“{found}”，可以说“{better}”", "",
        "",
        form, conditions, new Examples(List.of(), List.of()));
  }

  static WordingRule rule(Form form) {
    return rule("banned.it", form, Conditions.NONE);
  }

  static WordingRule avoid(String... phrases) {
    return rule(new Avoid(List.of(phrases), List.of()));
  }

  static WordingRule avoidIf(Conditions conditions, String... phrases) {
    return rule("banned.it", new Avoid(List.of(phrases), List.of()), conditions);
  }

  static Conditions except(String... phrases) {
    return new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(), List.of(),
        List.of(phrases), Set.of(), Optional.empty(), Disguise.ALL);
  }

  static Conditions at(Place... places) {
    return new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(), List.of(), List.of(),
        Set.of(places), Optional.empty(), Disguise.ALL);
  }

  static Conditions when(Voice voice, Moment moment) {
    return new Conditions(voice, moment, List.of(), List.of(), List.of(), List.of(), Set.of(),
        Optional.empty(), Disguise.ALL);
  }

  static Turn draft(String text) {
    return new Turn(text, "", false, false);
  }

  static WordingMatcher matcher(WordingRule... rules) {
    return CompiledWording.compile(List.of(rules), List.of(), Segmenter.NONE);
  }

  /** What a rule marks in a draft: {@code 我[不知道]啊}; {@code *} before it for a whole-draft match. */
  static String marked(WordingMatcher matcher, String draft) {
    return marked(matcher, draft(draft));
  }

  static String marked(WordingRule rule, String draft) {
    return marked(matcher(rule), draft);
  }

  static String marked(WordingMatcher matcher, Turn turn) {
    StringBuilder marked = new StringBuilder(turn.draft());
    for (WordingMatch match : matcher.matches(turn).reversed()) {
      match.span()
          .ifPresentOrElse(
              span -> marked.insert(span.end(), ']').insert(span.start(), '['),
              () -> marked.insert(0, '*'));
    }
    return marked.toString();
  }

  static Example example(String marked) {
    List<Span> marks = new ArrayList<>();
    StringBuilder draft = new StringBuilder();
    int start = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == '[') {
        start = draft.length();
      } else if (c == ']') {
        marks.add(new Span(start, draft.length()));
      } else {
        draft.append(c);
      }
    }
    return new Example(draft.toString(), marks, "", OptionalInt.empty(), false, 1);
  }
}
