package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes how the pages look, or which shop they show, does not lose the page. */
class StayingPutTest {

  private static final String FILTERED = "/console/review?severity=BLOCK&agent=%E6%9D%8E+%E9%9B%B7";

  @TempDir
  Path data;
  private ConsoleServer server;
  private ConsoleServer.Visitor trainer;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.start(data);
    trainer = server.signedIn(Role.TRAINER);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String chosen(String shop, String back) throws Exception {
    return to(trainer.post("/console/shop", Map.of("shop", shop, "back", back)));
  }

  private static String to(HttpResponse<String> answer) {
    assertEquals(303, answer.statusCode());
    return answer.headers().firstValue("location").orElse("");
  }

  @Test
  void anotherLanguageKeepsTheFilters() throws Exception {
    assertTrue(trainer.get(FILTERED + "&done=review-undone")
        .body()
        .contains("name=\"back\" value=\"" + FILTERED.replace("&", "&amp;") + "\""));
    assertEquals(FILTERED, to(trainer.post("/console/language",
        Map.of("language", "en", "back", FILTERED))));
  }

  @Test
  void anotherShopKeepsTheListAndItsFilters() throws Exception {
    assertEquals(FILTERED, chosen("shop-a", FILTERED));
    assertEquals("/console/review?sort=flagged&agent=li",
        chosen("shop-b", "/console/review?sort=flagged&after=2026~7&agent=li"));
  }

  @Test
  void aSingleThingOfAnotherShopGivesWayToItsList() throws Exception {
    assertEquals("/console/scores", chosen("shop-a", "/console/scores/of/12"));
    assertEquals("/console/review", chosen("shop-a", "/console/review/of/12?agent=li"));
  }

  @Test
  void whatTheVisitorMayNotSeeThereGivesWayToTheFirstPage() throws Exception {
    assertEquals("/console", chosen("shop-a", "/console/users"));
    assertEquals("/console", chosen("shop-a", "https://example.com/"));
  }

  @Test
  void aListOfOneShopOffersTheShopsAndLeadsBack() throws Exception {
    HttpResponse<String> asked = trainer.get("/console/insight/cases?from=2026-11-01");
    assertEquals(422, asked.statusCode());
    assertTrue(asked.body().contains("name=\"shop\" value=\"shop-b\""));
    assertFalse(asked.body().contains("name=\"shop\" value=\"*\""));
    assertEquals("/console/insight/cases?from=2026-11-01",
        chosen("shop-b", "/console/insight/cases?from=2026-11-01"));
    assertEquals(200, trainer.get("/console/insight/cases?from=2026-11-01").statusCode());
  }

  @Test
  void anAddressOfNoPageIsAnsweredByAPage() throws Exception {
    HttpResponse<String> lost = trainer.get("/console/scriptz/of");
    assertEquals(404, lost.statusCode());
    assertTrue(lost.body().contains("没有找到") && lost.body().contains("href=\"/console\""));
    assertEquals(303, server.visitor().get("/console/scriptz").statusCode());
    assertEquals(404, trainer.get("/console/nothing.js").statusCode());
    assertEquals(200, trainer.get("/console/look.css").statusCode());
  }

  @Test
  void pagesSayByWhoseClocksTheirTimesAre() throws Exception {
    assertTrue(trainer.get("/console/review").body().contains("时间按 Asia/Shanghai (UTC+8)"));
  }
}
