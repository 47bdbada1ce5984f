package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ConsoleServer.Visitor;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.knowledge.WorkingCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files become drafts: all that was shown, or nothing. */
class ImportTest {

  private static final String PATH = "/console/import";
  private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"(\\w+)\"");
  private static final String WHERE = "logistics.where";

  @TempDir
  Path data;
  private ConsoleServer server;
  private Visitor manager;
  private WorkingCopy copy;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.start(data);
    copy = new WorkingCopy(server.store.releases(), server.store.edits(), server.clock);
    manager = server.signedIn(Role.KNOWLEDGE_MANAGER);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  // --- what files become

  @ParameterizedTest
  @ValueSource(strings = {"phrases-gb18030.csv", "phrases-utf8-bom.csv", "escaped-gb18030.csv",
    "escaped-utf8.csv"})
  void quickPhrasesBecomeScripts(String file) throws Exception {
    String page = uploaded(file, golden(file));
    assertTrue(manager.get(page).body().contains("<strong>4</strong>"));
    assertEquals(303, take(page, Map.of()).statusCode());
    ScriptCard returns = copy.find("shzx.td7").orElseThrow().current().orElseThrow();
    assertEquals(List.of("支持七天无理由退货", "亲，支持七天无理由退货\n1. 吊牌完好；\n2. 不影响二次销售",
        List.of("支持七天无理由退货"), List.of("售后咨询")),
        List.of(returns.title(), returns.answer(), returns.questions(), returns.tags()));
    assertEquals(List.of("imported.fcgxndzc", "logistics.fh48", "logistics.jtxd", "shzx.td7"),
        changes());
    assertEquals("=今天下单，今天就发", answer("logistics.jtxd"));
    assertEquals(List.of("发货"),
        copy.find("logistics.jtxd").orElseThrow().shown().tags());
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
    String body = manager.get(page).body();
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

  // --- all or nothing

  @Test
  void aMistakeIsToldWithItsLineAndLeftOutOrStopsAll() throws Exception {
    String page = uploaded("a.csv",
        table("标题,答案,失效时间\n一,好的,2026-02-30\n二,,\n三,可以的,2026年3月1日\n三,可以的,2026年3月1日"));
    String body = manager.get(page).body();
    assertTrue(body.contains("第 2 行") && body.contains("“2026-02-30”不是时间"));
    assertTrue(body.contains("没有话术正文"));
    assertTrue(body.contains("和第 4 行完全一样"));
    HttpResponse<String> stopped = take(page, Map.of("mistakes", "stop"));
    assertEquals(422, stopped.statusCode());
    assertTrue(stopped.body().contains("2 行有错，按您的选择没有导入"));
    assertEquals(List.of(), changes());
    assertEquals(303, take(page, Map.of("mistakes", "leave")).statusCode());
    assertEquals(List.of("imported.s"), changes());
    String report = new String(manager.bytes(page + "?format=csv"), StandardCharsets.UTF_8);
    assertEquals(5, report.lines().count());
    assertTrue(report.contains("\"二\",\"第 3 行\",\"有错\",\"没有导入\",\"imported.e\",\"话术正文："), report);
  }

  @Test
  void whatSomebodyChangedMeanwhileIsShownAgainAndNotOverwritten() throws Exception {
    String page = uploaded("a.csv", table("编号,答案\nlogistics.where,马上查\nlogistics.other,好的"));
    String shown = shown(page);
    edit(WHERE, "李雷改的");
    HttpResponse<String> stale = manager.post(page + "/take", Map.of("shown", shown));
    assertEquals(409, stale.statusCode());
    assertTrue(stale.body().contains("什么都没有导入"));
    assertEquals(List.of(WHERE), changes());
    assertTrue(stale.body().contains("李雷 改过还没有发布"));
    take(page, Map.of("conflicts", "keep"));
    assertEquals("李雷改的", answer(WHERE));
    assertEquals("好的", answer("logistics.other"));
  }

  @Test
  void aSecondClickImportsOnceAndAReloadDoesNothing() throws Exception {
    String page = uploaded("a.csv", table("编号,答案\nlogistics.other,好的"));
    String shown = shown(page);
    for (int i = 0; i < 3; i++) {
      assertEquals(303, manager.post(page + "/take", Map.of("shown", shown)).statusCode());
      assertEquals(200, manager.get(page).statusCode());
    }
    assertEquals(1, copy.history("logistics.other", 10).size());
    assertEquals(1, server.store.audit()
        .list(new AuditLog.Wanted("", "import.take", "", Optional.empty(), Optional.empty()),
            java.util.OptionalLong.empty(), 10)
        .size());
  }

  @Test
  void aWholeImportIsTakenBackAndWhatWasThereBeforeCountsAgain() throws Exception {
    edit(WHERE, "李雷改的");
    String page = uploaded("a.csv",
        table("编号,答案\nlogistics.where,导入的\nlogistics.other,好的\nlogistics.third,在的"));
    take(page, Map.of("conflicts", "take"));
    assertEquals("导入的", answer(WHERE));
    edit("logistics.third", "又改过");
    assertTrue(undo(page).contains("import-partly-undone"));
    assertEquals("李雷改的", answer(WHERE));
    assertEquals("李雷", copy.find(WHERE).orElseThrow().edit().orElseThrow().author());
    assertEquals(List.of("logistics.third", WHERE), changes());
    assertTrue(undo(page).endsWith(page));
  }

  @Test
  void whatWasPublishedIsNotTakenBack() throws Exception {
    String page = uploaded("a.csv", table("编号,答案,标题,相似问\nlogistics.other,好的,其他,其他"));
    take(page, Map.of());
    copy.publish(changes(), "发布", "韩梅梅");
    assertTrue(undo(page).contains("import-not-undone"));
    assertEquals("好的", answer("logistics.other"));
  }

  @Test
  void anUploadIsForgottenAfterAWhileAndItsReportIsNot() throws Exception {
    String open = uploaded("a.csv", table("编号,答案\nlogistics.other,好的"));
    String taken = uploaded("b.csv", table("编号,答案\nlogistics.third,在的"));
    take(taken, Map.of());
    server.store.imports().forget(server.clock.instant());
    assertEquals(200, manager.get(open).statusCode());
    server.store.imports().forget(server.clock.instant().plus(Duration.ofDays(3)));
    assertEquals(404, manager.get(open).statusCode());
    assertEquals(200, manager.get(taken).statusCode());
    String dropped = uploaded("c.csv", table("编号,答案\nlogistics.fourth,在的"));
    manager.post(dropped + "/drop", Map.of());
    assertEquals(404, manager.get(dropped).statusCode());
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
    String page = uploaded("b.csv", table("编号,答案,店铺\nlogistics.own,好的,\n"
        + "logistics.both,好的,shop-a，shop-b\nlogistics.where,全部店铺的,\n"));
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
    String body = manager.get(page).body();
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
    String first = manager.get(page).body();
    assertTrue(first.contains("<strong>10000</strong>"));
    assertEquals(50, Pattern.compile("class=\"place\"").matcher(first).results().count());
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"#]+)").matcher(first);
    assertTrue(next.find());
    assertTrue(manager.get(next.group(1).replace("&amp;", "&")).body().contains("第 52 行"));
    assertEquals(303, take(page, Map.of()).statusCode());
    assertEquals(10_000, changes().size());
    String releases = manager.get("/console/releases").body();
    assertTrue(releases.contains("还有 9900 处没有列出"));
    List<String> seen = copy.changes().stream().limit(100).map(it -> it.id()).toList();
    HttpResponse<String> published = manager.post("/console/releases",
        Map.of("reason", "批量导入", "rest", "yes", "shown", seen.getFirst()));
    assertEquals("/console/releases?done=release",
        published.headers().firstValue("location").orElse(published.body()));
    assertEquals(List.of(seen.getFirst()), changes());
    assertEquals(2, copy.release());
  }

  // --- steps

  private static byte[] table(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String uploaded(String name, byte[] content) throws Exception {
    HttpResponse<String> answer = manager.upload(PATH, name, content);
    assertEquals(303, answer.statusCode(), answer.body());
    return answer.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> settings(String page, Map<String, String> fields)
      throws Exception {
    return manager.post(page + "/settings", fields);
  }

  private String shown(String page) throws Exception {
    Matcher shown = SHOWN.matcher(manager.get(page).body());
    assertTrue(shown.find());
    return shown.group(1);
  }

  private HttpResponse<String> take(String page, Map<String, String> choices) throws Exception {
    Map<String, String> fields = new TreeMap<>(choices);
    fields.put("shown", shown(page));
    return manager.post(page + "/take", fields);
  }

  private String undo(String page) throws Exception {
    return manager.post(page + "/undo", Map.of()).headers().firstValue("location").orElseThrow();
  }

  /** How the lines stand, sorted; equal ones told once when all are so. */
  private List<String> standings(String page) throws Exception {
    List<String> found = Pattern.compile("<td><span class=\"badge [a-z]+\">([^<]+)</span></td>")
        .matcher(manager.get(page).body())
        .results()
        .map(it -> switch (it.group(1)) {
          case "新增" -> "new";
          case "有变化" -> "changed";
          case "没变化" -> "same";
          case "有冲突" -> "conflict";
          case "有错" -> "mistake";
          default -> "left-out";
        })
        .sorted()
        .toList();
    return found.stream().distinct().count() == 1 ? found.subList(0, 1) : found;
  }

  private List<String> changes() {
    return copy.changes().stream().map(WorkingCopy.Entry::id).sorted().toList();
  }

  private String answer(String id) {
    return copy.find(id).orElseThrow().current().orElseThrow().answer();
  }

  private void edit(String id, String answer) {
    Optional<ScriptCard> now = copy.find(id).orElseThrow().current();
    ScriptCard card = now.orElseThrow();
    ScriptCard changed = new ScriptCard(card.topic(), card.name(), card.title(), card.questions(),
        answer, card.use(), card.conditions(), card.scope(), card.tags(), card.owner());
    assertTrue(copy.save(new WorkingCopy.Wish(id, WorkingCopy.text(now), Optional.of(changed),
        "李雷")) instanceof WorkingCopy.Saved.Kept);
  }

  private static byte[] golden(String name) throws Exception {
    try (InputStream in = ImportTest.class.getResourceAsStream("/intake/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static byte[] zip(Map<String, String> files) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
