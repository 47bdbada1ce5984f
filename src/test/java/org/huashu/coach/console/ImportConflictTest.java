package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines in conflict with what others have changed are decided one by one, and never silently. */
class ImportConflictTest extends ImportScene {

  private static final Pattern OF = Pattern.compile("name=\"of\" value=\"(\\w+)\"");
  private static final String OTHER = "logistics.other";
  private String page = "";

  @BeforeEach
  void twoDraftsOfSomebodyElse() throws Exception {
    take(uploaded("first.csv", table("编号,答案,标题,相似问\nlogistics.other,好的,其他,其他")), Map.of());
    publishChanges();
    edit(WHERE, "李雷改的<b>");
    edit(OTHER, "李雷也改了");
    page = uploaded("a.csv",
        table("编号,答案\nlogistics.where,文件里的\nlogistics.other,文件里也有\nlogistics.new,新的"));
  }

  private String line(int number) {
    return page + "/line/" + number;
  }

  private String of(int number) throws Exception {
    Matcher of = OF.matcher(manager.get(line(number)).body());
    assertTrue(of.find());
    return of.group(1);
  }

  private HttpResponse<String> decide(int number, String choice) throws Exception {
    return manager.post(line(number), Map.of("of", of(number), "choice", choice, "back",
        page + "?show=conflict"));
  }

  @Test
  void eachLineIsTakenOrKeptAsItWasDecided() throws Exception {
    assertEquals(page + "?show=conflict#line-1",
        decide(1, "take").headers().firstValue("location").orElse(""));
    decide(2, "keep");
    String body = preview(page);
    assertTrue(body.contains("1 条用文件里的，1 条保留现在的"), body);
    assertFalse(body.contains("name=\"conflicts\""));
    // What is chosen for the rest is not for what was decided.
    assertEquals(303, take(page, Map.of("conflicts", "take")).statusCode());
    assertEquals("文件里的", answer(WHERE));
    assertEquals("李雷也改了", answer(OTHER));
    assertEquals("新的", answer("logistics.new"));
  }

  @Test
  void whatWasNotDecidedFollowsTheChoiceForTheRest() throws Exception {
    decide(1, "take");
    decide(2, "take");
    decide(2, "");
    String body = preview(page);
    assertTrue(body.contains("其余 1 条") && body.contains("name=\"conflicts\""), body);
    take(page, Map.of("conflicts", "keep"));
    assertEquals("文件里的", answer(WHERE));
    assertEquals("李雷也改了", answer(OTHER));
  }

  @Test
  void bothSidesStandBesideEachOtherAsText() throws Exception {
    String beside = manager.get(line(1)).body();
    assertTrue(beside.contains("李雷 的草稿"), beside);
    assertTrue(beside.contains("&lt;b"), beside);
    assertTrue(beside.contains("<ins>文件里</ins>"), beside);
    assertFalse(beside.contains("<b>"));
    assertEquals(page, manager.get(line(3)).headers().firstValue("location").orElse(""));
    assertEquals(404, manager.get(line(4)).statusCode());
  }

  @Test
  void aDecisionIsVoidWhenTheOtherSideChangesAgain() throws Exception {
    String seen = of(1);
    decide(1, "take");
    edit(WHERE, "李雷又改了");
    assertFalse(preview(page).contains("已逐条决定"));
    assertEquals(409,
        manager.post(line(1), Map.of("of", seen, "choice", "take")).statusCode());
    take(page, Map.of("conflicts", "keep"));
    assertEquals("李雷又改了", answer(WHERE));
  }

  @Test
  void whatWasDecidedElsewhereSinceIsShownBeforeItCounts() throws Exception {
    String shown = shown(page);
    decide(1, "take");
    HttpResponse<String> stale = manager.post(page + "/take", Map.of("shown", shown));
    assertEquals(409, stale.statusCode());
    assertEquals("李雷改的<b>", answer(WHERE));
    assertEquals(List.of(OTHER, WHERE), changes());
  }
}
