package org.huashu.coach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.desk.Chromium;
import org.huashu.coach.desk.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer writes to an agent in the console, and the agent's open desk tells it at once. */
class TrainerNotesTest {

  private static final String BAD = "这个不关我的事，你找快递。";
  private static final String COMMENT = "先安抚，再告诉顾客下一步，比如“我马上帮您查”";

  @TempDir
  Path data;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void aCommentAppearsOnTheOpenDeskAndInThePluginsPanelAndIsReadThere() throws Exception {
    try (RunningService service = RunningService.start(data, "--demo");
        Chromium chromium = new Chromium()) {
      Page desk = open(chromium, service.address().resolve("/desk"));
      desk.locator(".line").first().waitFor();
      assertThat(desk.locator("#notes")).isHidden();
      sendsTheBadReply(desk);
      Page plugin = plugin(chromium, service.address());
      comments(open(chromium, service.address().resolve("/console/review")));
      // Nothing is loaded anew: it comes over the stream of pushes.
      assertThat(desk.locator("#notes")).hasText("点评 1");
      readsAtTheDesk(desk, plugin);
      assertEquals(List.of(), complaints);
    }
  }

  private Page open(Chromium chromium, URI address) {
    Page page = chromium.browser()
        .newPage(new Browser.NewPageOptions().setViewportSize(1320, 820)
            .setColorScheme(ColorScheme.LIGHT));
    page.onPageError(complaints::add);
    page.navigate(address.toString());
    return page;
  }

  /** The first send is held, the second goes out as it is. */
  private static void sendsTheBadReply(Page desk) {
    desk.locator("#draft").fill(BAD);
    assertThat(desk.locator(".verdict")).hasAttribute("data-verdict", "block");
    desk.locator("#draft").press("Enter");
    assertThat(desk.locator(".held")).isVisible();
    desk.locator("#draft").press("Enter");
    assertThat(desk.locator(".line[data-from=agent]")).hasCount(1);
  }

  /** A client of the store's own, with the plugin in it and nothing that shows comments. */
  private Page plugin(Chromium chromium, URI address) {
    Page page = open(chromium, address.resolve("/livez"));
    page.setContent("<textarea id='reply' data-coach-conversation='another'></textarea>");
    page.addScriptTag(new Page.AddScriptTagOptions().setType("module")
        .setContent("""
            import { CoachPlugin } from "/coach.js";
            const answer = await fetch("/plugin/tokens", { method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ shop: "demo", agent: "小画" }) });
            CoachPlugin.start({ token: (await answer.json()).token });
            CoachPlugin.attach(document.getElementById("reply"));
            """));
    assertThat(page.locator(".panel")).isVisible();
    assertThat(page.locator(".notes")).isHidden();
    return page;
  }

  private static void comments(Page console) {
    assertThat(console.locator("#list tbody tr")).hasCount(1);
    console.keyboard().press("n");
    assertThat(console.locator(".hint-card.current")).hasCount(1);
    Locator cards = console.locator("[data-hint]");
    console.keyboard().press("c");
    console.keyboard().insertText(COMMENT);
    console.keyboard().press("Escape");
    for (int i = cards.count(); i > 0; i--) {
      console.keyboard().press("1");
    }
    assertThat(console).hasURL(Pattern.compile("done=review-none|/console/review$"));
  }

  private static void readsAtTheDesk(Page desk, Page plugin) {
    assertThat(plugin.locator(".notes summary")).hasText("培训师点评 · 1 条未读");
    plugin.locator(".notes summary").click();
    assertThat(plugin.locator(".notes .message")).hasText(COMMENT);
    Pictures.take(plugin, "notes-panel");
    desk.locator("#notes").click();
    assertThat(desk.locator("#notes-list p").first()).hasText(COMMENT);
    assertThat(desk.locator("#notes-list .about")).containsText("提醒正确");
    assertThat(desk.locator(".panel .notes")).isHidden();
    Pictures.take(desk, "notes-desk");
    plugin.locator(".notes button").click();
    assertThat(plugin.locator(".notes")).isHidden();
    desk.locator("#notes-list button").click();
    assertThat(desk.locator("#notes-list button")).hasCount(0);
    assertThat(desk.locator("#notes")).hasText("点评");
  }
}
