package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.account.AuditLog;
import org.junit.jupiter.api.Test;

/** Files become drafts: all that was shown, or nothing. */
class ImportTakingTest extends ImportScene {

  // --- all or nothing

  @Test
  void aMistakeIsToldWithItsLineAndLeftOutOrStopsAll() throws Exception {
    String page = uploaded("a.csv",
        table("标题,答案,失效时间\n一,好的,2026-02-30\n二,,\n三,可以的,2026年3月1日\n三,可以的,2026年3月1日"));
    String body = preview(page);
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
    assertTrue(preview(page).contains("李雷 改过还没有发布"));
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
            AuditLog.Slice.newest(10))
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
    publishChanges();
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
}
