package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ConsoleServer.Visitor;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files become drafts: as they say, whatever they are. */
class ImportTest extends ImportScene {

  // --- what files become

  @ParameterizedTest
  @ValueSource(strings = {"phrases-gb18030.csv", "phrases-utf8-bom.csv", "escaped-gb18030.csv",
    "escaped-utf8.csv"})
  void quickPhrasesBecomeScripts(String file) throws Exception {
    String page = uploaded(file, golden(file));
    assertTrue(preview(page).contains("<strong>4</strong>"));
    assertEquals(303, take(page, Map.of()).statusCode());
    ScriptCard returns = copy.find("returns.td7").orElseThrow().current().orElseThrow();
    assertEquals(List.of("支持七天无理由退货", "亲，支持七天无理由退货\n1. 吊牌完好；\n2. 不影响二次销售",
        List.of("支持七天无理由退货"), List.of("售后咨询")),
        List.of(returns.title(), returns.answer(), returns.questions(), returns.tags()));
    assertEquals(List.of("imported.fcgxndzc", "logistics.fh48", "logistics.jtxd", "returns.td7"),
        changes());
    assertEquals("=今天下单，今天就发", answer("logistics.jtxd"));
    assertEquals(List.of("发货"),
        copy.find("logistics.jtxd").orElseThrow().shown().tags());
  }

  @Test
  void aCategoryThatIsCalledLikeNoTopicWaitsForSomebodyToChoose() throws Exception {
    byte[] file = "分组,标题,答案\n刺绣定制,绣字,您好，可以绣字的\n售后常见问题,退货,您好，可以退的\n"
        .getBytes(StandardCharsets.UTF_8);
    String page = uploaded("a.csv", file);
    String preview = preview(page);
    assertTrue(preview.contains("这些分组还不知道放进哪个分类：刺绣定制"), preview);
    assertTrue(preview.contains("按名称推荐“退货”，请核对"), preview);
    assertTrue(preview.contains("还没有选“刺绣定制”放进哪个分类"), preview);
    assertEquals(303, settings(page, Map.of("category", "刺绣定制", "category-topic",
        "custom-orders")).statusCode());
    assertFalse(preview(page).contains("还不知道放进哪个分类"), "somebody has chosen");
    assertEquals(303, take(page, Map.of()).statusCode());
    assertEquals(List.of("custom-orders.xz", "returns.th"), changes());
    // What was chosen once is known the next time, by the tag that was kept.
    String again = preview(uploaded("b.csv", "分组,标题,答案\n刺绣定制,绣图,您好，图案也可以\n"
        .getBytes(StandardCharsets.UTF_8)));
    assertTrue(again.contains("name=\"category-topic\" value=\"custom-orders\""), again);
  }

  @Test
  void whatIsNoTextIsRefusedWhateverItIsCalled() throws Exception {
    byte[] picture = Files.readAllBytes(Path.of("src/docs/console/users.png"));
    byte[] head = Arrays.copyOf(picture, 8);
    byte[] noise = new byte[4_000];
    new Random(7).nextBytes(noise);
    for (byte[] content : List.of(picture, head, noise)) {
      for (String name : List.of("话术.csv", "话术.txt", "话术.xlsx", "话术.yaml")) {
        HttpResponse<String> answer = manager.upload(PATH, name, content);
        assertEquals(422, answer.statusCode(), name);
        assertTrue(answer.body().contains("CSV") || answer.body().contains("YAML"),
            "it says what was expected");
      }
    }
    assertTrue(manager.upload(PATH, "话术.csv", picture).body().contains("这是 PNG 文件，不是表格"));
  }

  @Test
  void aFileThatWasTakenOverChangesNothingWhenItComesAgain() throws Exception {
    assertEquals(303, take(uploaded("a.csv", golden("phrases-gb18030.csv")), Map.of())
        .statusCode());
    String again = uploaded("a.csv", golden("phrases-gb18030.csv"));
    assertEquals(List.of("same"), standings(again));
    HttpResponse<String> nothing = take(again, Map.of());
    assertEquals(422, nothing.statusCode());
    assertTrue(nothing.body().contains("没有要导入的内容"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void theTableOfAllScriptsComesBackWithoutAChange(String format) throws Exception {
    take(uploaded("a.csv", """
        分类,标题,答案,相似问,用途,店铺,渠道,商品,生效时间,失效时间,标签,负责人,适用条件
        logistics,=标题,"@答案
        第二行",=一|＋二,开场,shop-a，shop-b,淘宝,p1,2026-01-02,2026-11-30 18:00,甲、乙,韩梅梅,-1 度以下；雨天
        """.getBytes(StandardCharsets.UTF_8)), Map.of());
    ScriptCard card = copy.find("logistics.bt").orElseThrow().shown();
    assertEquals("2026-01-01T16:00:00Z 2026-11-30T10:00:00Z", card.scope().from().orElseThrow()
        + " " + card.scope().until().orElseThrow());
    byte[] table = manager.bytes(PATH + "/table?format=" + format);
    String page = uploaded("表格." + format, table);
    assertEquals(List.of("same"), standings(page));
  }

  @Test
  void emptyCellsKeepWhatThereIsAndADashEmptiesIt() throws Exception {
    take(uploaded("a.csv", table("编号,店铺,标签,失效时间\nlogistics.where,shop-a,甲,2026-12-31")),
        Map.of());
    take(uploaded("b.csv", table("编号,店铺,标签,失效时间\nlogistics.where,,-,")), Map.of());
    ScriptCard card = copy.find(WHERE).orElseThrow().shown();
    assertEquals("[shop-a] [] 2026-12-31T16:00:00Z 快递到哪了 4",
        card.scope().shops() + " " + card.tags() + " " + card.scope().until().orElseThrow() + " "
            + card.title() + " " + card.questions().size());
  }

  @Test
  void anArchiveOfAKnowledgeBaseIsReadScriptByScript() throws Exception {
    String scripts = Texts.SCRIPTS.replace("请稍等。", "马上就好。") + """
          - id: when
            title: 什么时候发货
            questions: [什么时候发货]
            answr: 写错了
          - id: gift
            title: 有赠品吗
            questions: [有赠品吗]
            answer: 赠品以页面为准。
        """;
    byte[] zip = zip(Map.of("kb/knowledge-base/scripts/logistics.yaml", scripts,
        "kb/knowledge-base/rules/banned/not-my-business.yaml", Texts.RULE,
        "kb/knowledge-base/rules/banned/new-one.yaml", Texts.RULE,
        "kb/knowledge-base/words/allow.txt", "天天\n", "kb/README.md", "x"));
    String page = uploaded("kb.zip", zip);
    assertEquals(List.of("changed", "left-out", "mistake", "new", "new", "same"),
        standings(page));
    String body = preview(page);
    assertTrue(body.contains("第 9 行：没有“answr”这个键"), body);
    assertTrue(body.contains("第 6 行：缺少“answer”"), body);
    assertEquals(303, take(page, Map.of()).statusCode());
    assertEquals(List.of("logistics.gift", WHERE), changes());
    assertEquals(1, server.store.edits().open("rule").size());
    assertEquals("您好，这就帮您查一下，马上就好。", answer(WHERE));
  }

  @Test
  void oneFileOfAKnowledgeBaseIsOfTheTopicThatWasChosen() throws Exception {
    String page = uploaded("新话术.yaml", Texts.SCRIPTS.getBytes(StandardCharsets.UTF_8));
    assertEquals(303, settings(page, Map.of("topic", "returns")).statusCode());
    take(page, Map.of());
    assertEquals(List.of("returns.where"), changes());
  }

  @Test
  void columnsAreWhatSomebodySaysTheyAre() throws Exception {
    String page = uploaded("a.csv", table("甲,乙\n能开发票吗,可以开电子发票，下单时填写抬头即可"));
    HttpResponse<String> twice = settings(page, reading(Map.of("column-0", "answer", "column-1",
        "answer")));
    assertEquals(422, twice.statusCode());
    assertTrue(twice.body().contains("只能对应一列"));
    assertEquals(303, settings(page, reading(Map.of("column-0", "questions", "column-1", "answer",
        "topic", "invoice"))).statusCode());
    take(page, Map.of());
    assertEquals(List.of("invoice.nkfpm"), changes());
    assertEquals("可以开电子发票，下单时填写抬头即可", answer("invoice.nkfpm"));
  }

  private static Map<String, String> reading(Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(Map.of("encoding", "UTF-8", "sign", ",", "head",
        "0", "sheet", "0", "reading", "UTF-8/,/0/0"));
    fields.putAll(more);
    return fields;
  }

  // --- who may what

  @Test
  void aManagerOfOneShopImportsOnlyForIt() throws Exception {
    server.store.accounts()
        .add(ConsoleServer.account("小店", new Grant(Role.KNOWLEDGE_MANAGER, "shop-a")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    Visitor all = manager;
    String foreign = uploaded("a.csv", table("编号,答案\nlogistics.other,好的"));
    manager = server.signedIn("小店");
    assertEquals(404, manager.get(foreign).statusCode());
    assertEquals(404, manager.post(foreign + "/take", Map.of()).statusCode());
    String page = uploaded("b.csv", table("""
        编号,答案,店铺
        logistics.own,好的,
        logistics.both,好的,shop-a，shop-b
        logistics.where,全部店铺的,
        """));
    assertEquals(List.of("mistake", "mistake", "new"), standings(page));
    take(page, Map.of());
    assertEquals(List.of("logistics.own"), changes());
    assertEquals("[shop-a]",
        copy.find("logistics.own").orElseThrow().shown().scope().shops().toString());
    String rules = uploaded("kb.zip", zip(Map.of("rules/banned/new-one.yaml", Texts.RULE)));
    assertEquals(List.of("mistake"), standings(rules));
    assertEquals(200, all.get(page).statusCode());
  }

  // --- hostile files

  @Test
  void aFileThatIsTooLargeIsAnsweredInWords() throws Exception {
    for (int megabytes : new int[]{21, 100}) {
      HttpResponse<String> answer =
          manager.upload(PATH, "a.csv", new byte[megabytes << 20]);
      assertEquals(413, answer.statusCode());
      assertTrue(answer.body().contains("一个文件最多 20 MB"));
    }
    assertEquals(200, manager.get(PATH).statusCode());
    Visitor stranger = server.visitor();
    assertEquals(303, stranger.upload(PATH, "a.csv", new byte[1 << 20]).statusCode());
  }

  @Test
  void hostileTextsAreShownAsTextAndExportedAsText() throws Exception {
    String hostile = "<script>alert(1)</script>{{7*7}}<img src=x onerror=a>";
    String page = uploaded(hostile + ".csv", table("标题,答案\n=cmd|' /C calc'!A0," + hostile));
    String body = preview(page);
    assertFalse(body.contains("<script>alert") || body.contains("<img src=x"));
    assertTrue(body.contains("&lt;script>alert(1)") || body.contains("&lt;script&gt;alert(1)"));
    take(page, Map.of());
    String report = new String(manager.bytes(page + "?format=csv"), StandardCharsets.UTF_8);
    assertTrue(report.contains("\"'=cmd|"), report);
    assertFalse(manager.get(PATH).body().contains("<script>alert"));
  }

  @Test
  void whatCannotBeReadIsSaidAndNotKept() throws Exception {
    HttpResponse<String> broken = manager.upload(PATH, "a.xlsx", "PK\3\4x".getBytes(
        StandardCharsets.UTF_8));
    assertEquals(422, broken.statusCode());
    assertTrue(broken.body().contains("压缩包打不开"));
    assertEquals(422, manager.upload(PATH, "a.csv", new byte[0]).statusCode());
    assertEquals(422, manager.post(PATH, Map.of()).statusCode());
    assertEquals(List.of(), server.store.imports().list("knowledge-manager", 10));
  }

  // --- many lines

  @Test
  void tenThousandLinesAreShownInPartsTakenOverAndPublished() throws Exception {
    String lines = IntStream.range(0, 10_000)
        .mapToObj(i -> "第" + i + "个问题怎么办," + "第 " + i + " 种情况，请" + (char) (0x4E00 + i)
            + "您按页面上的说明" + (char) (0x5E00 + i % 3_000) + "操作，需要的话我们来办,sku-" + i % 20)
        .collect(Collectors.joining("\n"));
    String page = uploaded("many.csv", table("相似问,答案,分类\n" + lines));
    String first = preview(page);
    assertTrue(first.contains("<strong>10000</strong>"));
    assertEquals(50, Pattern.compile("class=\"place\"").matcher(first).results().count());
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"#]+)").matcher(first);
    assertTrue(next.find());
    assertTrue(preview(next.group(1).replace("&amp;", "&")).contains("第 52 行"));
    assertEquals(303, take(page, Map.of()).statusCode());
    assertEquals(10_000, changes().size());
    String releases = manager.get("/console/releases").body();
    assertTrue(releases.contains("还有 9900 处没有列出"));
    List<String> seen = copy.changes().stream().limit(100).map(it -> it.id()).toList();
    HttpResponse<String> published = manager.post("/console/releases",
        Map.of("reason", "批量导入", "rest", "yes", "shown", seen.getFirst()));
    // Ten thousand scripts have few questions each, which the check says before it goes on.
    Matcher checks = Pattern.compile("/console/releases/check/\\d+")
        .matcher(published.headers().firstValue("location").orElse(published.body()));
    assertTrue(checks.find(), published.body());
    String check = checks.group();
    while (manager.get(check).body().contains("data-state=\"checking\"")) {
      Thread.onSpinWait();
    }
    assertEquals("/console/releases?done=release",
        manager.post(check + "/confirm", Map.of()).headers().firstValue("location").orElse(""));
    assertEquals(List.of(seen.getFirst()), changes());
    assertEquals(2, copy.release());
  }
}
