package org.huashu.coach.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.huashu.coach.knowledge.KnownBytes.Reader;
import org.huashu.coach.knowledge.KnownBytes.Writer;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Form.Length;
import org.huashu.coach.wording.WordingRule.Form.Like;
import org.huashu.coach.wording.WordingRule.Form.Limit;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Form.Pattern;
import org.huashu.coach.wording.WordingRule.Form.Prefer;
import org.huashu.coach.wording.WordingRule.Form.Require;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Validation;
import org.huashu.coach.wording.WordingRule.Voice;

/** Wording rules as bytes. */
final class RuleCodec {

  private RuleCodec() {}

  static void write(Writer out, WordingRule rule) {
    out.text(rule.id());
    name(out, rule.category());
    name(out, rule.severity());
    out.text(rule.message());
    out.text(rule.why());
    out.text(rule.source());
    write(out, rule.form());
    write(out, rule.conditions());
    out.list(rule.examples().bad(), RuleCodec::write);
    out.list(rule.examples().good(), RuleCodec::write);
  }

  static WordingRule read(Reader in) {
    return new WordingRule(in.text(), Category.valueOf(in.text()), Severity.valueOf(in.text()),
        in.text(), in.text(), in.text(), form(in), conditions(in),
        new Examples(in.list(RuleCodec::example), in.list(RuleCodec::example)));
  }

  private static void name(Writer out, Enum<?> constant) {
    out.text(constant.name());
  }

  private static void write(Writer out, Form form) {
    out.text(form.getClass().getSimpleName());
    switch (form) {
      case Avoid avoid -> {
        out.texts(avoid.phrases());
        out.texts(avoid.replacements());
      }
      case Pattern pattern -> {
        out.text(pattern.expression());
        out.optional(pattern.validate(), RuleCodec::name);
        out.texts(pattern.replacements());
      }
      case Prefer prefer -> {
        out.texts(prefer.swap().keySet());
        prefer.swap().values().forEach(out::texts);
      }
      case Require require -> {
        out.texts(require.any());
        out.optional(require.pattern(), Writer::text);
      }
      case Limit limit -> {
        out.texts(limit.of());
        out.number(limit.max());
      }
      case Length length -> out.number(length.maxLength());
      case Near near -> {
        out.list(near.words(), Writer::texts);
        out.number(near.within());
        out.flag(near.ordered());
        out.flag(near.oneClause());
        out.texts(near.replacements());
      }
      case Like like -> {
        out.texts(like.clauses());
        out.texts(like.unlike());
        out.fraction(like.closeness());
        out.texts(like.replacements());
      }
    }
  }

  private static Form form(Reader in) {
    String form = in.text();
    return switch (form) {
      case "Avoid" -> new Avoid(in.texts(), in.texts());
      case "Pattern" -> new Pattern(in.text(),
          in.optional(Reader::text).map(Validation::valueOf), in.texts());
      case "Prefer" -> new Prefer(swap(in));
      case "Require" -> new Require(in.texts(), in.optional(Reader::text));
      case "Limit" -> new Limit(in.texts(), in.number());
      case "Length" -> new Length(in.number());
      case "Near" -> new Near(in.list(Reader::texts), in.number(), in.flag(), in.flag(),
          in.texts());
      case "Like" -> new Like(in.texts(), in.texts(), in.fraction(), in.texts());
      default -> throw new IllegalStateException("no form of rules is named " + form);
    };
  }

  private static Map<String, List<String>> swap(Reader in) {
    Map<String, List<String>> swap = new LinkedHashMap<>();
    in.texts().forEach(phrase -> swap.put(phrase, List.of()));
    swap.replaceAll((_, _) -> in.texts());
    return Collections.unmodifiableMap(swap);
  }

  private static void write(Writer out, Conditions conditions) {
    name(out, conditions.voice());
    name(out, conditions.moment());
    out.texts(conditions.question());
    out.texts(conditions.with());
    out.texts(conditions.unless());
    out.texts(conditions.except());
    out.list(conditions.at(), RuleCodec::name);
    out.optional(conditions.grade(), RuleCodec::name);
    out.list(conditions.disguises(), RuleCodec::name);
    out.number(conditions.reach());
  }

  private static Conditions conditions(Reader in) {
    return new Conditions(Voice.valueOf(in.text()), Moment.valueOf(in.text()), in.texts(),
        in.texts(), in.texts(), in.texts(), in.set(one -> Place.valueOf(one.text())),
        in.optional(Reader::text).map(Grade::valueOf),
        in.set(one -> Disguise.valueOf(one.text())), in.number());
  }

  private static void write(Writer out, Example example) {
    out.text(example.draft());
    out.list(example.marks(), (to, mark) -> {
      to.number(mark.start());
      to.number(mark.end());
    });
    out.text(example.question());
    out.number(example.turn().orElse(-1));
    out.flag(example.closing());
    out.number(example.line());
  }

  private static Example example(Reader in) {
    return new Example(in.text(), in.list(one -> new Span(one.number(), one.number())), in.text(),
        turn(in.number()), in.flag(), in.number());
  }

  private static OptionalInt turn(int turn) {
    return turn < 0 ? OptionalInt.empty() : OptionalInt.of(turn);
  }
}
