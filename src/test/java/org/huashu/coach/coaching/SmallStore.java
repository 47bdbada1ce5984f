package org.huashu.coach.coaching;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.clock.ResponsePolicy.Target;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Ledger;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.Words;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;

/**
 * A store with a handful of rules and scripts, for tests of the flow. Its matcher takes phrases
 * literally and its search counts characters, so these tests stand on their own.
 */
final class SmallStore {

  static final Instant CHRISTMAS = Instant.parse("2026-12-25T00:00:00+08:00");

  static final List<WordingRule> RULES = List.of(
      rule("banned.dont-know", Severity.BLOCK, "不要说“{found}”，可以说“{better}”",
          new Form.Prefer(Map.of("我不知道", List.of("我马上帮您核实")))),
      of(rule("escalation.outside", Severity.WARN, "顾客提到“{found}”，请先致歉并上报", avoid("12315")),
          Voice.QUESTION, Moment.ALWAYS, Optional.of(Grade.GENERAL)),
      of(rule("greeting-missing.first", Severity.INFO, "第一句话请先问好",
          new Form.Require(List.of("您好"), Optional.empty())), Voice.DRAFT, Moment.FIRST_REPLY,
          Optional.empty()),
      rule("personal-data.mobile", Severity.WARN, "请不要发送手机号“{found}”",
          avoid("13800138000")));

  static final List<Script> SCRIPTS = List.of(
      script("holding.wait", "您好，正在为您核实，请稍等。", Scope.EVERYWHERE),
      script("logistics.where", "您好，您的订单{订单号}已经发出，目前{物流状态}。", Scope.EVERYWHERE, "快递到哪了",
          "包裹怎么还没到"),
      script("returns.christmas", "您好，节日期间的商品31天内都可以退货。",
          new Scope(Set.of(), Set.of(), Set.of(), Optional.of(CHRISTMAS), Optional.empty()),
          "还能退货吗"),
      script("returns.how", "您好，签收后7天内可以退货，请在订单页申请。", Scope.EVERYWHERE, "能退货吗", "怎么退货"));

  private static final Policies POLICIES = new Policies(
      new ResponsePolicy(new Target(Duration.ofSeconds(20), Duration.ofSeconds(30)), 0.9,
          List.of(),
          new WorkingHours(ZoneId.of("Asia/Shanghai"), Arrays.stream(DayOfWeek.values())
              .collect(Collectors.toMap(day -> day,
                  _ -> List.of(new WorkingHours.Period(9 * 60, 18 * 60)))),
              Map.of())),
      Map.of("订单号", "order.id", "物流状态", "by-hand"), new Policies.AdvicePolicy(5, 2, 0.3),
      new ScoreSheet(100, List.of()),
      new KpiPolicy(List.of(), BigDecimal.ONE, BigDecimal.ONE, Optional.empty(), List.of()),
      new Ledger(List.of()));

  private SmallStore() {}

  static Release release() {
    return release(1, new LiteralMatcher(RULES), new CharacterSearch(SCRIPTS));
  }

  static Release release(long number, WordingMatcher matcher, ScriptSearch search) {
    return new Release(number, new KnowledgeBase(RULES, SCRIPTS, POLICIES,
        Words.NONE), matcher, search);
  }

  private static Form avoid(String phrase) {
    return new Form.Avoid(List.of(phrase), List.of());
  }

  private static WordingRule rule(String id, Severity severity, String message, Form form) {
    Category category = Category.named(id.substring(0, id.indexOf('.'))).orElseThrow();
    return new WordingRule(id, category, severity, message, "", "", form, Conditions.NONE,
        new Examples(List.of(), List.of()));
  }

  /** The same rule for other words, another moment. */
  private static WordingRule of(WordingRule rule, Voice voice, Moment moment,
      Optional<Grade> grade) {
    return new WordingRule(rule.id(), rule.category(), rule.severity(), rule.message(), "", "",
        rule.form(), new Conditions(voice, moment, List.of(), List.of(), List.of(), List.of(),
            Set.of(), grade, Disguise.ALL),
        rule.examples());
  }

  private static Script script(String id, String answer, Scope scope, String... questions) {
    Use use = id.startsWith("holding.") ? Use.HOLDING : Use.ANSWER;
    return new Script(id, id, List.of(questions), answer, use, List.of(), scope);
  }

  /** Finds phrases as they stand. */
  record LiteralMatcher(List<WordingRule> rules) implements WordingMatcher {

    @Override
    public List<WordingMatch> matches(Turn turn) {
      List<WordingMatch> matches = new ArrayList<>();
      for (WordingRule rule : rules) {
        if (rule.conditions().moment() == Moment.FIRST_REPLY && !turn.firstReply()) {
          continue;
        }
        switch (rule.form()) {
          case Form.Prefer prefer -> prefer.swap()
              .forEach((phrase, better) -> matches.addAll(found(rule, phrase, better, turn)));
          case Form.Avoid avoid -> avoid.phrases()
              .forEach(phrase -> matches.addAll(found(rule, phrase, List.of(), turn)));
          case Form.Require require -> {
            if (require.any().stream().noneMatch(turn.draft()::contains)) {
              matches.add(new WordingMatch(rule, Optional.empty(), "", List.of()));
            }
          }
          default -> throw new IllegalArgumentException("no form for these tests: " + rule);
        }
      }
      return matches;
    }

    private static List<WordingMatch> found(WordingRule rule, String phrase, List<String> better,
        Turn turn) {
      if (rule.conditions().voice() == Voice.QUESTION) {
        return turn.question().contains(phrase)
            ? List.of(new WordingMatch(rule, Optional.empty(), phrase, better))
            : List.of();
      }
      List<WordingMatch> found = new ArrayList<>();
      for (int i = turn.draft().indexOf(phrase); i >= 0; i = turn.draft().indexOf(phrase, i + 1)) {
        Span span = new Span(i, i + phrase.length());
        found.add(new WordingMatch(rule, Optional.of(span), phrase, better));
      }
      return found;
    }
  }

  /** Scores a script by the share of its question's characters that the customer used. */
  record CharacterSearch(List<Script> scripts) implements ScriptSearch {

    @Override
    public List<ScriptMatch> search(ScriptQuery query) {
      return scripts.stream()
          .filter(script -> script.scope()
              .from()
              .map(from -> !query.at().isBefore(from))
              .orElse(true))
          .map(script -> new ScriptMatch(script, score(script, query.question()), List.of()))
          .filter(match -> match.score() > 0)
          .sorted(Comparator.comparingDouble(ScriptMatch::score)
              .reversed()
              .thenComparing(match -> match.script().id()))
          .limit(query.limit())
          .toList();
    }

    private static double score(Script script, String question) {
      return script.questions()
          .stream()
          .mapToDouble(known -> known.chars().filter(c -> question.indexOf(c) >= 0).count()
              / (double) known.length())
          .max()
          .orElse(0);
    }

    @Override
    public void close() {}
  }
}
