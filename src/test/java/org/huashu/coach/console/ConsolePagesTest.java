package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a browser: an administrator's first minutes. */
class ConsolePagesTest {

  @TempDir
  Path data;
  private ConsoleServer server;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.start(data);
    browsers = new PeoplesBrowsers(server);
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  @Test
  void anAdministratorSignsInInvitesAndLooksBack() throws Exception {
    Axe axe = new Axe();
    for (int i = 0; i < 70; i++) {
      server.store.accounts()
          .add(ConsoleServer.account("agent%03d".formatted(i), new Grant(Role.AGENT, "shop-a")),
              "");
    }
    Page page = browsers.opened(ColorScheme.LIGHT, 1280);
    page.navigate(server.url() + "/console/users");
    axe.hasNothingToSay(page);
    picture(page, "sign-in");
    page.fill("[name=name]", "administrator");
    page.fill("[name=password]", "not this one");
    press(page, "Enter");
    assertThat(page.locator(".fault")).containsText("用户名或密码不对");
    axe.hasNothingToSay(page);
    page.fill("[name=password]", ConsoleServer.PASSWORD);
    press(page, "Enter");
    assertThat(page.locator("h1")).hasText("用户");
    axe.hasNothingToSay(page);
    picture(page, "users");
    searches(page);
    invites(page, axe);
    page.navigate(server.url() + "/console/audit");
    assertThat(page.locator("#list tbody")).containsText("邀请用户");
    axe.hasNothingToSay(page);
    picture(page, "audit");
    page.navigate(server.url() + "/console/me");
    axe.hasNothingToSay(page);
    picture(page, "me");
    switches(page, axe);
    assertEquals(List.of(), browsers.complaints);
  }

  private void searches(Page page) {
    press(page, "/");
    page.keyboard().type("agent06");
    assertThat(page.locator("#list tbody tr")).hasCount(10);
    assertThat(page).hasURL(Pattern.compile("q=agent06"));
    press(page, "Escape");
    press(page, "j");
    press(page, "Enter");
    assertThat(page.locator("h1")).hasText("agent060");
    page.goBack();
    assertThat(page.locator("[name=q]")).hasValue("agent06");
    page.navigate(server.url() + "/console/users");
    page.locator("[rel=next]").click();
    assertThat(page.locator("#list tbody tr")).hasCount(24);
    page.locator("th a").first().click();
    assertThat(page.locator("#list tbody tr").first()).containsText("trainer");
  }

  private void invites(Page page, Axe axe) {
    press(page, "n");
    page.fill("[name=name]", "小李");
    page.fill("[name=display]", "<script>alert(1)</script>");
    page.locator("[value=trainer]").check();
    axe.hasNothingToSay(page);
    press(page, "Control+s");
    assertThat(page.locator(".copy-line input"))
        .hasValue(Pattern.compile("http://localhost:\\d+/console/invitation/[\\w-]{43}"));
    axe.hasNothingToSay(page);
    picture(page, "invited");
    isTakenBack(page, axe);
    Page invited = browsers.opened(ColorScheme.DARK, 1024);
    invited.navigate(page.locator(".copy-line input").inputValue());
    assertThat(invited.locator("main")).containsText("<script>alert(1)</script>");
    axe.hasNothingToSay(invited);
    picture(invited, "invitation-dark");
    invited.fill("[name=password]", "海上生明月天涯共此时");
    invited.fill("[name=again]", "海上生明月天涯共此时");
    press(invited, "Enter");
    assertThat(invited.locator(".me")).hasText("<script>alert(1)</script>");
    invited.context().close();
  }

  private void isTakenBack(Page page, Axe axe) {
    Page other = page.context().newPage();
    other.navigate(server.url() + "/console/users/new");
    other.fill("[name=name]", "小赵");
    other.locator("main button.main").click();
    // What was typed is still there when a role is missing.
    assertThat(other.locator(".fault")).isVisible();
    assertThat(other.locator("[name=name]")).hasValue("小赵");
    other.locator("[value=agent]").check();
    other.fill("main [name=shop]", "");
    other.locator("main button.main").click();
    assertThat(other.locator("[value=agent]")).isChecked();
    other.fill("main [name=shop]", "shop-a");
    other.locator("main button.main").click();
    assertThat(other.locator(".good-news h2")).hasText("给小赵的邀请链接");
    String link = other.locator(".copy-line input").inputValue();
    other.navigate(server.url() + "/console/users");
    assertThat(other.locator(".invited li")).hasCount(2);
    axe.hasNothingToSay(other);
    other.locator(".invited button[value=小赵]").click();
    other.locator("#confirm [value=yes]").click();
    assertThat(other.locator(".toast")).containsText("邀请已撤回");
    assertThat(other.locator(".invited li")).hasCount(1);
    other.navigate(link);
    assertThat(other.locator("h1")).hasText("邀请链接已失效");
    other.close();
  }

  private void switches(Page page, Axe axe) {
    page.locator("[name=language][value=en]").click();
    assertThat(page.locator("h2").first()).hasText("My roles");
    page.locator("[name=theme][value=dark]").click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.navigate(server.url() + "/console/users");
    axe.hasNothingToSay(page);
    picture(page, "users-dark-english");
    press(page, "?");
    assertThat(page.locator("#help")).isVisible();
    axe.hasNothingToSay(page);
    picture(page, "keys");
    press(page, "Escape");
    assertFalse(page.locator("#help").isVisible());
    page.setViewportSize(820, 1100);
    picture(page, "users-tablet");
    axe.hasNothingToSay(page);
  }
}
