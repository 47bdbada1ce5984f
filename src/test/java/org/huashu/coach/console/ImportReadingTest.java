package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ConsoleServer.Visitor;
import org.huashu.coach.knowledge.Texts;
import org.junit.jupiter.api.Test;

/** A file whose comparison takes long: how far it is can be seen, and it can be cancelled. */
class ImportReadingTest extends ImportScene {

  private static final String[] PIECE = {"HX-Request", "true"};
  private static final String SCRIPTS = """
      scripts:
        - id: other
          title: 其他
          questions: [其他]
          answer: 好的
      """;

  /** The page of an upload that waits for the checks of its rule. */
  private String held(String page) throws Exception {
    String body = manager.get(page).body();
    while (!body.contains("data-state=\"comparing\"")) {
      body = manager.get(page).body();
    }
    return body;
  }

  private String slow() throws Exception {
    return uploaded("kb.zip", zip(Map.of("rules/banned/new-one.yaml", Texts.RULE,
        "scripts/logistics.yaml", SCRIPTS)));
  }

  @Test
  void aComparisonThatTakesLongShowsHowFarItIsAndThenThePreview() throws Exception {
    String page;
    server.compiling.lock();
    try {
      page = slow();
      String reading = held(page + "?show=new");
      assertTrue(reading.contains("0 / 2") && reading.contains("kb.zip"), reading);
      HttpResponse<String> piece = manager.get(page + "?show=new", PIECE);
      assertEquals(200, piece.statusCode());
      assertTrue(piece.body().startsWith("<section id=\"reading\""), piece.body());
      assertTrue(piece.body().contains("hx-get=\"" + page + "?show=new\""), piece.body());
    } finally {
      server.compiling.unlock();
    }
    assertEquals(List.of("new"), standings(page));
    HttpResponse<String> after = manager.get(page + "?show=new", PIECE);
    assertEquals(page + "?show=new", after.headers().firstValue("HX-Redirect").orElse(""));
  }

  @Test
  void aCancelledComparisonEndsAndIsBegunAgainOnlyWhenTheFileIsOpened() throws Exception {
    String page;
    server.compiling.lock();
    try {
      page = slow();
      assertEquals(PATH + "?done=import-cancelled", manager.post(page + "/cancel", Map.of())
          .headers()
          .firstValue("location")
          .orElse(""));
      assertEquals(PATH + "?done=import-cancelled",
          manager.get(page, PIECE).headers().firstValue("HX-Redirect").orElse(""));
      assertTrue(manager.get(PATH).body().contains(page));
    } finally {
      server.compiling.unlock();
    }
    assertEquals(List.of("new"), standings(page));
    assertEquals(303, take(page, Map.of()).statusCode());
  }

  @Test
  void nothingIsTakenOverThatWasNotComparedWithWhatThereIsNow() throws Exception {
    String page = slow();
    String shown = shown(page);
    edit(WHERE, "李雷改的");
    server.compiling.lock();
    try {
      HttpResponse<String> answer = manager.post(page + "/take", Map.of("shown", shown));
      assertEquals(409, answer.statusCode());
      assertTrue(answer.body().contains("什么都没有导入"), answer.body());
      assertTrue(answer.body().contains("id=\"reading\""), answer.body());
    } finally {
      server.compiling.unlock();
    }
    assertEquals(List.of(WHERE), changes());
    assertTrue(preview(page).contains("name=\"shown\""));
  }

  @Test
  void oneFileIsReadAtATimeAndTheNextOneIsToldThatItWaits() throws Exception {
    server.store.accounts()
        .add(ConsoleServer.account("second", new Grant(Role.KNOWLEDGE_MANAGER, Grant.EVERY_SHOP)),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    Visitor second = server.signedIn("second");
    String waiting;
    server.compiling.lock();
    try {
      var _ = slow();
      waiting = second.upload(PATH, "a.csv", table("编号,答案\nlogistics.other,好的"))
          .headers()
          .firstValue("location")
          .orElseThrow();
      assertTrue(second.get(waiting).body().contains("data-state=\"queued\""));
    } finally {
      server.compiling.unlock();
    }
    assertTrue(preview(second, waiting).contains("name=\"shown\""));
  }

  @Test
  void aFileThatTurnsOutToBeUnreadableIsSaidAndNotKept() throws Exception {
    String page;
    server.compiling.lock();
    try {
      var _ = slow();
      page = manager.upload(PATH, "a.xlsx", table("PK\3\4x"))
          .headers()
          .firstValue("location")
          .orElseThrow();
      assertTrue(manager.get(PATH).body().contains(page));
    } finally {
      server.compiling.unlock();
    }
    assertTrue(preview(page).contains("压缩包打不开"));
    assertEquals(404, manager.get(page).statusCode());
    assertFalse(manager.get(PATH).body().contains(page));
  }
}
