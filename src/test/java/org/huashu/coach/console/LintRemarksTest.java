package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.account.Role;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.Progress;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What speaks against publishing, for people who do not read the files. */
class LintRemarksTest {

  private static final String RULE = """
      kind: avoid
      severity: warn
      message: 不好
      phrases: [%s]
      replacements: [%s]
      examples:
        bad: ["%s"]
        good: ["%s"]
      """;
  private static final String SCRIPT = """
      scripts:
        - id: %s
          title: 标题
          questions: [%s]
          answer: %s
      """;

  private static Visit visit(Language language) {
    return new Visit("/console", Map.of(), Form.EMPTY, Form.EMPTY, Optional.empty(), "", language,
        ZoneId.of("Asia/Shanghai"), "", "", false, Instant.EPOCH);
  }

  private static List<PublishingModel.Finding> found(Language language, String... more) {
    Map<String, String> texts = new TreeMap<>(Texts.small().texts());
    for (int i = 0; i < more.length; i += 2) {
      texts.put(more[i], more[i + 1]);
    }
    KnowledgeFiles files = Texts.files(texts);
    LintRemarks remarks = new LintRemarks(visit(language),
        script -> script.equals("gifts.one") ? Optional.of("送不送礼物") : Optional.empty());
    return new Lint((rules, allowed) -> CompiledWording.compile(rules, allowed,
        ChineseWords::inside, Meaning.NONE), () -> List.of("清楚地"))
        .lint(files, Progress.NONE)
        .stream()
        .map(remarks::finding)
        .toList();
  }

  private static List<PublishingModel.Finding> everything(Language language) {
    List<PublishingModel.Finding> all = new ArrayList<>();
    all.addAll(found(language, "rules/banned/x.yaml", RULE.formatted("说清楚, 别吵", "别吵了",
        "[说清楚]", "请说清楚一点")));
    all.addAll(found(language, "rules/banned/x.yaml", RULE.formatted("别吵, 安静", "好的",
        "别[吵]", "好的"), "rules/banned/y.yaml", RULE.formatted("别吵", "好的", "[别吵]", "好的")));
    all.addAll(found(language, "rules/banned/x.yaml", RULE.formatted("清楚", "好的", "[清楚]",
        "好的")));
    all.addAll(found(language, "scripts/gifts.yaml", SCRIPT.formatted("one",
        "送礼物吗, 有赠品吗, 送什么", "不关我的事，以页面为准")));
    all.addAll(found(language, "scripts/gifts.yaml", SCRIPT.formatted("one",
        "送礼物吗, 有赠品吗, 送什么, 礼物呢", "以页面为准")
        + SCRIPT.formatted("two",
            "送礼物吗, 有惊喜吗, 惊喜呢, 有没有惊喜", "有的").replace("scripts:\n", "")));
    return all;
  }

  @Test
  void aScriptThatBreaksARuleIsNamedAndLedTo() {
    var finding = found(Language.ZH, "scripts/gifts.yaml", SCRIPT.formatted("one",
        "送礼物吗, 有赠品吗, 送什么, 礼物呢", "不关我的事，以页面为准")).getFirst();
    assertEquals(new PublishingModel.Finding("bad", "送不送礼物", "/console/scripts/of/gifts.one",
        "正文里的“不关我的事”违反规则 banned.not-my-business。请打开改掉，再发布。"), finding);
  }

  @Test
  void aRuleIsNamedAndLedTo() {
    var finding = found(Language.ZH, "rules/banned/x.yaml",
        RULE.formatted("别吵", "好的", "[别吵]", "请别吵")).getFirst();
    assertEquals(new PublishingModel.Finding("bad", "banned.x", "/console/rules/of/banned.x",
        "例句“请别吵”不该提示，却找到 “别吵”。"), finding);
  }

  @Test
  void whatLintSaysOfRulesAndScriptsIsSaidInTheLanguageOfThePage() {
    List<PublishingModel.Finding> findings = everything(Language.ZH);
    assertTrue(findings.size() >= 7, findings.toString());
    assertEquals(List.of(), findings.stream()
        .filter(it -> it.text().contains(" the ") || it.text().contains(" is "))
        .toList());
    assertEquals(List.of(), findings.stream().filter(it -> it.href().isEmpty()).toList());
    assertEquals(findings.size(), everything(Language.EN).size());
  }

  @Test
  void whatWouldForbidPublishingIsToldBeforeItIsTried(@TempDir Path data) throws Exception {
    try (ConsoleServer server = ConsoleServer.shipped(data)) {
      var manager = server.signedIn(Role.KNOWLEDGE_MANAGER);
      // The rule only warns agents; in an approved script it is an error all the same.
      assertEquals(303, manager.post("/console/scripts/new", Map.of("title", "比价", "topic",
          "orders", "name", "price", "questions", "贵\n便宜点\n降价吗\n比别家贵", "answer",
          "我们是全网最低价", "use", "answer")).statusCode());
      String page = manager.get("/console/releases").body();
      assertTrue(page.contains("用语：“全网最低价”是绝对化用语"), page);
      assertEquals(422, manager.post("/console/releases",
          Map.of("script", "orders.price", "reason", "比价")).statusCode());
    }
  }
}
