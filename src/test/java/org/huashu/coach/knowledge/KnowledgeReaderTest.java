package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.clock.ResponsePolicy.Special;
import org.huashu.coach.clock.ResponsePolicy.Target;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.knowledge.Policies.AdvicePolicy;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptQuery.Staff;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Validation;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;

class KnowledgeReaderTest {

  @Test
  void oneRuleIsEnough() {
    KnowledgeBase knowledge = KnowledgeReader.read(Texts.minimal());
    WorkingHours always = HoursReader.AROUND_THE_CLOCK;
    Target target = new Target(Duration.ofSeconds(20), Duration.ofSeconds(20));
    WordingRule rule = new WordingRule("banned.not-my-business", Category.BANNED, Severity.BLOCK,
        "不要说“{found}”", "", "", new Form.Avoid(List.of("不关我的事"), List.of("我帮您问一下")),
        Conditions.NONE,
        new Examples(
            List.of(
                new Example("不关我的事", List.of(new Span(0, 5)), "", OptionalInt.empty(), false, 7)),
            List.of(new Example("这就帮您看", List.of(), "", OptionalInt.empty(), false, 8))));
    Policies policies = new Policies(new ResponsePolicy(target, 0.9, List.of(), always), Map.of(),
        new AdvicePolicy(5, 3, 0.35), new ScoreSheet(100, List.of()),
        new KpiPolicy(List.of(), BigDecimal.ZERO, BigDecimal.valueOf(100), Optional.empty(),
            List.of()),
        new Ledger(List.of()));
    assertEquals(new KnowledgeBase(List.of(rule), List.of(), policies,
        Words.NONE), knowledge);
    assertEquals(List.of(new Period(0, 1440)), always.week().get(DayOfWeek.SUNDAY));
  }

  @Test
  void readsEveryKindOfRule() {
    assertEquals(new Form.Pattern("1[0-9]{10}", Optional.of(Validation.MOBILE), List.of("")),
        form("kind: avoid", "pattern: '1[0-9]{10}'", "validate: mobile", "replacements: ['']"));
    assertEquals(new Form.Prefer(Map.of("我不知道", List.of("帮您核实", "帮您问"), "不清楚", List.of("帮您查"))),
        form("kind: prefer", "swap: {我不知道: [帮您核实, 帮您问], 不清楚: 帮您查}"));
    assertEquals(new Form.Limit(List.of("亲"), 2), form("kind: limit", "of: [亲]", "max: 2"));
    assertEquals(
        new Form.Near(List.of(List.of("加", "添加"), List.of("微信")), 4, false, true, List.of()),
        form("kind: near", "words: [[加, 添加], [微信]]", "within: 4", "ordered: false"));
  }

  @Test
  void readsEveryCondition() {
    WordingRule rule = rule("rules/escalation/goes-outside.yaml", """
        kind: avoid
        severity: info
        message: 升级
        phrases: [消协]
        in: question
        when: closing
        question: [投诉]
        with: [好]
        unless: [抱歉]
        except: [消协会]
        at: [start, alone]
        grade: serious
        disguises: [pinyin, split]
        exact: [width, repeats]
        examples:
          bad: [{draft: 好, question: 消协投诉, closing: true, turn: 3}]
          good: [{draft: 好, question: "[哭]消协"}]
        """);
    assertEquals(new Conditions(Voice.QUESTION, Moment.CLOSING, List.of("投诉"), List.of("好"),
        List.of("抱歉"), List.of("消协会"), Set.of(Place.START, Place.ALONE),
        Optional.of(Grade.SERIOUS), Set.of(Disguise.PINYIN, Disguise.SPLIT, Disguise.CASE,
            Disguise.SCRIPT, Disguise.SIGNS)),
        rule.conditions());
    assertEquals(new Examples(
        List.of(new Example("好", List.of(), "消协投诉", OptionalInt.of(3), true, 16)),
        List.of(new Example("好", List.of(), "[哭]消协", OptionalInt.empty(), false, 17))),
        rule.examples());
  }

  @Test
  void aRuleMayLookThroughNoDisguise() {
    WordingRule rule = rule("rules/slang/x.yaml", """
        kind: avoid
        severity: info
        message: 少用
        phrases: [酱紫]
        disguises: [none]
        examples:
          bad: ["[酱紫]"]
          good: ["好的"]
        """);
    assertEquals(Disguise.WRITING, rule.conditions().disguises());
  }

  @Test
  void anEscapedBracketIsNoMark() {
    WordingRule rule = rule("rules/slang/x.yaml", """
        kind: avoid
        severity: info
        message: 少用
        phrases: [酱紫]
        examples:
          bad: ['\\[微笑\\][酱紫]']
          good: ['\\[微笑\\]好']
        """);
    assertEquals(new Example("[微笑]酱紫", List.of(new Span(4, 6)), "", OptionalInt.empty(), false, 6),
        rule.examples().bad().getFirst());
    assertEquals("[微笑]好", rule.examples().good().getFirst().draft());
  }

  @Test
  void readsEveryKeyOfAScript() {
    KnowledgeFiles files = Texts.files(Map.of("policies/placeholders.yaml",
        "placeholders: {订单号: order.id}", "scripts/logistics.yaml", """
            scripts:
              - id: where
                title: 快递到哪了
                questions: [到哪了, 12315]
                answer: >-
                  您好，您的订单{订单号}已发出。
                  一般 3 天内送达，
                  see you.
                use: holding
                conditions: [偏远地区 5 到 7 天送达]
                shops: [旗舰店, 专营店]
                channels: [taobao]
                products: [p-1]
                agents: [li, 1001]
                teams: [售后组]
                from: 2026-11-11T00:00:00+08:00
                until: 2026-11-12T00:00:00Z
            """));
    assertEquals(List.of(new Script("logistics.where", "快递到哪了", List.of("到哪了", "12315"),
        "您好，您的订单{订单号}已发出。一般 3 天内送达， see you.", Script.Use.HOLDING, List.of("偏远地区 5 到 7 天送达"),
        new Script.Scope(new LinkedHashSet<>(List.of("旗舰店", "专营店")), Set.of("taobao"),
            Set.of("p-1"), Set.of("li", "1001"), Set.of("售后组"),
            Optional.of(Instant.parse("2026-11-10T16:00:00Z")),
            Optional.of(Instant.parse("2026-11-12T00:00:00Z"))))),
        KnowledgeReader.read(files).scripts());
  }

  @Test
  void readsWhoIsInWhichTeam() {
    Teams teams = KnowledgeReader.read(Texts.files(Map.of("policies/teams.yaml", """
        teams:
          售后组: [li, 1001]
          夜班: [li]
        """))).policies().teams();
    assertEquals(new Staff(Optional.of("li"), Set.of("售后组", "夜班")), teams.staff(Optional.of("li")));
    assertEquals(new Staff(Optional.of("1001"), Set.of("售后组")), teams.staff(Optional.of("1001")));
    assertEquals(Staff.ANYBODY, teams.staff(Optional.empty()));
  }

  @Test
  void readsTargetsAndHours() {
    KnowledgeFiles files = Texts.files(Map.of("policies/response.yaml", """
        first-response: 20s
        next-response: 3m
        due-share: 0.8
        overrides:
          - {channel: taobao, first-response: 30s}
          - {shop: flagship, next-response: 24h}
        """, "policies/working-hours.yaml", """
        time-zone: Asia/Tokyo
        hours:
          Mon-Tue: [13:00-18:00, 09:00-12:00]
          Sat: [00:00-24:00]
        holidays:
          - {date: 2027-02-06, hours: []}
        """));
    List<Period> day = List.of(new Period(540, 720), new Period(780, 1080));
    WorkingHours hours = new WorkingHours(ZoneId.of("Asia/Tokyo"),
        Map.of(DayOfWeek.MONDAY, day, DayOfWeek.TUESDAY, day, DayOfWeek.SATURDAY,
            List.of(new Period(0, 1440))),
        Map.of(LocalDate.of(2027, 2, 6), List.of()));
    Duration first = Duration.ofSeconds(20);
    Duration next = Duration.ofMinutes(3);
    assertEquals(new ResponsePolicy(new Target(first, next), 0.8, List.of(
        new Special(Optional.empty(), Optional.of("taobao"),
            new Target(Duration.ofSeconds(30), next)),
        new Special(Optional.of("flagship"), Optional.empty(),
            new Target(first, Duration.ofHours(24)))),
        hours),
        KnowledgeReader.read(files).policies().response());
  }

  @Test
  void readsThePoliciesOfQuality() {
    Policies policies = KnowledgeReader.read(Texts.files(Map.of("policies/score-sheet.yaml", """
        total: 40
        groups:
          - id: attitude
            title: 服务态度
            points: 40
            items:
              - {id: greeting, title: 无问候, deduction: 0.5, categories: [greeting-missing]}
        """, "policies/kpi.yaml", """
        kpi:
          - {id: rate, title: 接听率, target: 97, unit: percent, points: 40, deduction: 2, per: 1}
        bonus: {base: 1000, above: 100}
        malus: {at-most: 80}
        penalties:
          - {id: complaint, title: 有责投诉, amount: 500}
        """, "policies/ledger.yaml", """
        entries:
          - {id: turned, title: 修改中差评, unit: count, good: true, shared: 0.5}
        """))).policies();
    assertEquals(new ScoreSheet(40, List.of(new ScoreSheet.Group("attitude", "服务态度", 40,
        List.of(new ScoreSheet.Item("greeting", "无问候", new BigDecimal("0.5"),
            Set.of(Category.GREETING_MISSING)))))),
        policies.scoreSheet());
    assertEquals(new KpiPolicy(
        List.of(new KpiPolicy.Kpi("rate", "接听率", new BigDecimal(97), "percent",
            new BigDecimal(40), new BigDecimal(2), new BigDecimal(1))),
        new BigDecimal(1000), new BigDecimal(100), Optional.of(new BigDecimal(80)),
        List.of(new KpiPolicy.Penalty("complaint", "有责投诉", new BigDecimal(500)))), policies.kpi());
    assertEquals(new Ledger(List.of(new Ledger.Entry("turned", "修改中差评", "count", true,
        Optional.of(new BigDecimal("0.5"))))), policies.ledger());
  }

  @Test
  void readsWordLists() {
    assertEquals(
        new Words(List.of("路口交通", "C#"), List.of(List.of("包邮", "免 运费"), List.of("发货", "寄出")),
            List.of("华书"), List.of()),
        KnowledgeReader.read(Texts.files(Map.of("words/allow.txt", "# 常用\n路口交通  # 地名\n\nC#\n",
            "words/synonyms.txt", "包邮，免 运费\n发货 寄出\n", "words/brands.txt", "华书"))).words());
  }

  @Test
  void equalFilesHaveEqualDigestsAndOthersHaveNot() {
    KnowledgeFiles files = Texts.small();
    assertEquals(files.digest(), new KnowledgeFiles(files.texts()).digest());
    Set<String> digests = Set.of(files.digest(), Texts.minimal().digest(),
        Texts.with(files, "words/allow.txt", "").digest(),
        Texts.with(files, "words/brands.txt", "").digest());
    assertEquals(4, digests.size());
  }

  private static Form form(String... lines) {
    return rule("rules/banned/x.yaml", """
        severity: warn
        message: 不好
        examples:
          bad:
            - 我[不知道]啊
          good: [好的]
        """ + String.join("\n", lines)).form();
  }

  private static WordingRule rule(String path, String text) {
    return KnowledgeReader.read(Texts.files(Map.of(path, text))).rules().getFirst();
  }
}
