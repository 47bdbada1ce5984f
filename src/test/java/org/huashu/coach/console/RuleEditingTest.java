package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ConsoleServer.Visitor;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Flags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a rule, by the forms of its pages. */
class RuleEditingTest {

  private static final String ONE = "/console/rules/of/banned.not-my-business";
  private static final String HOSTILE = "\"><script>alert(1)</script>'{{7*7}}<img src=x>";
  private static final Pattern LOADED =
      Pattern.compile("name=\"loaded\" value=\"([^\"]*)\"");

  @TempDir
  Path data;
  private ConsoleServer server;
  private Visitor manager;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.start(data);
    manager = server.signedIn(Role.KNOWLEDGE_MANAGER);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String loaded(String path) throws Exception {
    Matcher found = LOADED.matcher(manager.get(path).body());
    assertTrue(found.find());
    return found.group(1)
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static Map<String, String> rule(String message, String loaded) {
    return new HashMap<>(Map.of("kind", "avoid", "severity", "block", "message", message,
        "phrases", "不关我的事", "replacements", "我帮您问一下", "bad", "[不关我的事]", "good",
        "这就帮您看", "loaded", loaded));
  }

  /** The rule's file in a release; empty when it has none. */
  private String file(long release) {
    return server.store.releases()
        .files(release)
        .orElseThrow()
        .texts()
        .getOrDefault("rules/banned/not-my-business.yaml", "");
  }

  private int publish(String path) throws Exception {
    int status = manager.post(path + "/publish",
        Map.of("reason", "试试", "loaded", loaded(path))).statusCode();
    server.refresh();
    return status;
  }

  @Test
  void aDraftGoesLiveIsArchivedAndComesBackFromItsHistory() throws Exception {
    assertEquals(303, manager.post(ONE, rule("别说“{found}”", loaded(ONE))).statusCode());
    assertTrue(manager.get(ONE).body().contains("有修改"));
    assertEquals(303, publish(ONE));
    assertTrue(file(2).contains("别说“{found}”"));
    assertEquals(303,
        manager.post(ONE + "/archive", Map.of("loaded", loaded(ONE))).statusCode());
    assertTrue(manager.get("/console/rules?state=leaving").body().contains("别说"));
    assertEquals(303, publish(ONE));
    assertFalse(manager.get("/console/rules").body().contains("别说"));
    assertTrue(manager.get("/console/rules?state=archived").body().contains("别说"));
    assertEquals("", file(3));
    assertTrue(manager.get(ONE + "/history").body().contains("下架了这条规则"));
    assertEquals(303,
        manager.post(ONE + "/restore", Map.of("version", "1")).statusCode());
    assertEquals(303, publish(ONE));
    assertTrue(manager.get("/console/rules?state=live").body().contains("别说"));
  }

  @Test
  void aRuleWithoutANameIsCalledByTheInitialsOfItsFirstWords() throws Exception {
    Map<String, String> rule = rule("不要说“{found}”", "");
    rule.put("category", "banned");
    rule.put("phrases", "爱买不买\n随便你");
    rule.put("name", "");
    for (String name : List.of("ambm", "ambm-2")) {
      assertEquals("/console/rules/of/banned." + name + "?done=rule",
          manager.post("/console/rules/new", rule).headers().firstValue("location").orElse(""));
    }
  }

  @Test
  void rulesAndScriptsArePublishedTogetherInOneRelease() throws Exception {
    assertEquals(303, manager.post(ONE, rule("别说“{found}”", loaded(ONE))).statusCode());
    String script = "/console/scripts/of/logistics.where";
    assertEquals(303, manager.post(script, Map.of("title", "快递到哪了", "questions", "到哪了",
        "answer", "您好，马上为您查询", "use", "answer", "loaded", loaded(script))).statusCode());
    String page = manager.get("/console/releases").body();
    assertTrue(page.contains("别说“不关我的事”") && page.contains("name=\"rule\""));
    HttpResponse<String> warned = manager.post("/console/releases", Map.of("reason", "一起", "rule",
        "banned.not-my-business", "script", "logistics.where"));
    assertEquals(200, warned.statusCode());
    assertTrue(warned.body().contains("有 1 个提醒，仍然发布")
        && warned.body().contains("写到 4 条以上"), warned.body());
    assertEquals(1, server.store.releases().newest().orElseThrow().number());
    assertEquals(303,
        manager.post("/console/releases/check/1/confirm", Map.of()).statusCode());
    assertTrue(file(2).contains("别说“{found}”"));
    String past = manager.get("/console/releases/of/2").body();
    assertTrue(past.contains(ONE) && past.contains(script));
    assertTrue(manager.get("/console/releases").body().contains("没有待发布的修改"));
  }

  @Test
  void aRuleWhoseExamplesFailIsKeptButNotPublished() throws Exception {
    Map<String, String> broken = rule("别说“{found}”", loaded(ONE));
    broken.put("good", "不关我的事");
    assertEquals(303, manager.post(ONE, broken).statusCode());
    assertEquals(422, publish(ONE));
    assertEquals(422, manager.post("/console/releases",
        Map.of("reason", "试试", "rule", "banned.not-my-business")).statusCode());
    assertEquals(1, server.store.releases().newest().orElseThrow().number());
    assertEquals(303, manager.post(ONE + "/give-up", Map.of()).statusCode());
    assertTrue(manager.get(ONE).body().contains("在用"));
  }

  @Test
  void theSecondEditorSeesWhatTheFirstHasChangedAndNothingIsLost() throws Exception {
    String then = loaded(ONE);
    Map<String, String> first = rule("第一位改的", then);
    first.put("why", "第一位的理由");
    assertEquals(303, manager.post(ONE, first).statusCode());
    HttpResponse<String> second = manager.post(ONE, rule("第二位改的", then));
    assertEquals(409, second.statusCode());
    assertTrue(second.body().contains("有人先改了"));
    // What only the first changed stands in the second's form already.
    assertTrue(second.body().contains("第一位的理由</textarea>"));
    assertTrue(second.body().contains("第二位改的</textarea>"));
    assertTrue(second.body().contains("data-value=\"第一位改的\""));
    assertTrue(manager.get(ONE).body().contains("第一位改的</textarea>"));
  }

  @Test
  void whatWasPublishedMeanwhileIsNotPublishedUnseen() throws Exception {
    assertEquals(303, manager.post(ONE, rule("看过的", loaded(ONE))).statusCode());
    String seen = loaded(ONE);
    assertEquals(303, manager.post(ONE, rule("没看过的", seen)).statusCode());
    assertEquals(409, manager.post(ONE + "/publish",
        Map.of("reason", "看过了", "loaded", seen)).statusCode());
  }

  @Test
  void hostileTextsStayTexts() throws Exception {
    Map<String, String> hostile = rule(HOSTILE, "");
    hostile.putAll(Map.of("category", "banned", "name", "hostile", "phrases", HOSTILE, "bad",
        "[" + HOSTILE + "]", "bad-question", HOSTILE, "bad-turn", "\"><b>", "good", HOSTILE,
        "why", HOSTILE, "except", HOSTILE, "question", HOSTILE));
    assertEquals(303, manager.post("/console/rules/new", hostile).statusCode());
    String one = "/console/rules/of/banned.hostile";
    Map<String, String> other = new HashMap<>(hostile);
    other.putAll(Map.of("why", HOSTILE + "2", "loaded", "x"));
    for (String body : new String[]{manager.get(one).body(), manager.get(one + "/history").body(),
      manager.get("/console/rules?q=%22%3E%3Cscript%3E").body(),
      manager.post("/console/rules/check", hostile).body(), manager.post(one, other).body()}) {
      assertFalse(body.contains("<script>alert") || body.contains("<img src=x"), body);
    }
    assertTrue(manager.get(one).body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertTrue(manager.get("/console/rules?q=hostile&format=csv").body().contains("hostile"));
  }

  @Test
  void badNamesAndTakenOnesAreRefusedWithWhatWasTyped() throws Exception {
    for (String name : new String[]{"../etc", "Über", "not-my-business"}) {
      Map<String, String> fields = rule("留着的字", "");
      fields.putAll(Map.of("category", "banned", "name", name));
      HttpResponse<String> answer = manager.post("/console/rules/new", fields);
      assertEquals(422, answer.statusCode(), name);
      assertTrue(answer.body().contains("留着的字</textarea>"));
    }
  }

  @Test
  void mistakesAreToldAtTheirFieldsInThePagesLanguage() throws Exception {
    Map<String, String> fields = rule("{谁}", "");
    fields.put("reach", "abc");
    String body = manager.post("/console/rules/check", fields).body();
    assertTrue(body.contains("id=\"fault-message\""));
    assertTrue(body.contains("提示里不能写 {谁}"));
    assertTrue(body.contains("请填 1 到 100 的整数"));
  }

  @Test
  void whoManagesOneShopOnlyCannotChangeTheRulesOfAll() throws Exception {
    server.store.accounts()
        .add(ConsoleServer.account("one", new Grant(Role.KNOWLEDGE_MANAGER, "shop-a")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    Visitor one = server.signedIn("one");
    assertEquals(200, one.get(ONE).statusCode());
    assertEquals(403, one.post(ONE, rule("别说", loaded(ONE))).statusCode());
    assertEquals(403, one.post("/console/rules/new", rule("别说", "")).statusCode());
  }

  @Test
  void aDryRunCanBeStoppedAndBelongsToWhoBeganIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      Event sent = new Event.ReplySent(Flags.by("li", "d" + i).key(), Flags.NOON, "m" + i,
          Optional.empty(), "li", "这不关我的事", Sender.HUMAN);
      server.store.journal().append(sent, sent.at(), Optional.empty());
    }
    Map<String, String> fields = rule("别说", "");
    fields.putAll(Map.of("category", "banned", "name", "not-my-business", "most", "1000"));
    String begun = manager.post("/console/rules/dry-run", fields).body();
    assertTrue(begun.contains("dry-run/1") || begun.contains("data-state=\"done\""), begun);
    assertEquals(200, manager.post("/console/rules/dry-run/1/cancel", Map.of()).statusCode());
    server.store.accounts()
        .add(ConsoleServer.account("other", new Grant(Role.KNOWLEDGE_MANAGER, "shop-a")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    assertTrue(server.signedIn("other")
        .get("/console/rules/dry-run/1")
        .body()
        .contains("data-state=\"refused\""));
    fields.put("phrases", "");
    assertTrue(manager.post("/console/rules/dry-run", fields).body().contains("规则还有错"));
  }
}
