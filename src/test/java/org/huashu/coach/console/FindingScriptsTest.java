package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a knowledge manager types to find a script. */
class FindingScriptsTest {

  private static final Pattern TITLE =
      Pattern.compile("<a class=\"row-link\" href=\"[^\"]*\">([^<]*)</a>");
  private static final String LISTED = "<div id=\"list\"";

  @TempDir
  Path data;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.shipped(data);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page(String words) throws Exception {
    return server.signedIn(Role.KNOWLEDGE_MANAGER)
        .get("/console/scripts?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body();
  }

  private List<String> listed(String words) throws Exception {
    String page = page(words);
    return titles(page.substring(page.indexOf(LISTED)));
  }

  private List<String> found(String words) throws Exception {
    String page = page(words);
    return titles(page.substring(0, page.indexOf(LISTED)));
  }

  private static List<String> titles(String html) {
    return TITLE.matcher(html).results().map(it -> it.group(1)).toList();
  }

  @Test
  void theInitialsOfATitleFindIt() throws Exception {
    assertTrue(listed("kddnl").contains("快递到哪了"));
    assertTrue(listed("KDDN").contains("快递到哪了"));
  }

  @Test
  void traditionalScriptAndFullWidthFindWhatIsWrittenInSimplified() throws Exception {
    assertTrue(listed("快遞到哪了").contains("快递到哪了"));
    assertEquals(listed("vip"), listed("ＶＩＰ"));
  }

  @Test
  void typingErrorsFindWhatAnAgentWouldBeOffered() throws Exception {
    assertEquals("快递到哪了", found("快弟到那了").getFirst());
  }

  @Test
  void whatFitsNothingIsNotAnsweredByScriptsThatFitNothing() throws Exception {
    assertEquals(List.of(), found("asdfgh"));
    assertTrue(page("asdfgh").contains("没有话术能回答这句话"));
  }
}
