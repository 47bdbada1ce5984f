package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.Method;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huashu.coach.account.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route and every parameter that its page knows is tried with what would get out of its
 * place: out of a query of the store, out of a path, out of a cell of a file.
 */
class InjectionTest {

  private static final String FORMULA = "=HYPERLINK(\"http://x.example\",\"+1\")";
  private static final String FORMULAS = "=+-@\t\r＝＋－＠";
  private static final List<String> SQL = List.of("' OR '1'='1", "'; DROP TABLE account; --",
      "x') UNION SELECT password, 1, 1 FROM account --", "\\", "%", "\u0000", "1e999", "-1",
      "99999999999999999999", "flagged_at; DELETE FROM account", "WARN 2026-11-25T00:00:00Z ' --",
      "9999999-99-99", "\uD83D\uDE00".repeat(120), "null", "\n\n\n");
  private static final List<String> PATHS = List.of("..%2f..%2f..%2fetc%2fpasswd",
      "%2e%2e%2f%2e%2e%2flogback.xml", "..%5c..%5clogback.xml", "%00", "a%00.b", "..", "..;a",
      "%c0%ae%c0%ae", "x".repeat(3_000), "%25", "-1", "99999999999999999999", "logistics",
      "logistics.", ".where", "%E8%AF%9D.%E6%9C%AF", "a%0d%0aSet-Cookie:x=1");
  private static final Pattern FIELD =
      Pattern.compile("<(?:input|select)[^>]*\\bname=\"([\\w.-]+)\"");
  private static final Pattern IN_LINK = Pattern.compile("[?&](?:amp;)?([a-z]+)=");
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|\r\n)");

  @TempDir
  Path data;
  private ConsoleServer server;
  private ConsoleServer.Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.start(data);
    visitor = HostileStore.fill(server, FORMULA);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<PageRoute> pages() {
    return server.console.routes()
        .stream()
        .filter(route -> route.method().equals(Method.GET))
        .toList();
  }

  @Test
  void noParameterOfAnyPageGetsOutOfItsQuery() throws Exception {
    List<String> faults = new ArrayList<>();
    int tried = 0;
    int accounts = accounts();
    for (PageRoute route : pages()) {
      String path = HostileStore.paths(route).getFirst();
      for (String parameter : parameters(visitor.get(path).body())) {
        for (String value : SQL) {
          String given = parameter.equals(ListState.AFTER) ? cursor(value) : value;
          HttpResponse<String> answer = visitor.get(path + "?" + parameter + "="
              + URLEncoder.encode(given, StandardCharsets.UTF_8));
          tried++;
          if (answer.statusCode() >= 500 || answer.body().contains("argon2id")
              || answer.body().contains("SQLITE")) {
            faults.add(answer.statusCode() + " " + path + " " + parameter + "=" + value);
          }
        }
      }
    }
    assertEquals(List.of(), faults);
    assertEquals(accounts, accounts());
    assertTrue(tried > 500, "only " + tried + " were tried");
  }

  /** What its forms and links send, and what every list knows. */
  private static Set<String> parameters(String page) {
    Set<String> names = new TreeSet<>(Set.of(ListState.AFTER, ListState.SORT, "q", "from", "until",
        "before", "done", "next", "state", "code", "error"));
    for (Pattern pattern : List.of(FIELD, IN_LINK)) {
      Matcher found = pattern.matcher(page);
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    names.remove("csrf");
    return names;
  }

  private static String cursor(String value) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private int accounts() {
    return server.store.accounts()
        .list(new Accounts.Wanted("", java.util.Optional.empty(), java.util.Optional.empty()),
            new Accounts.Slice("", false, 1_000))
        .size();
  }

  @Test
  void aFilterThatIsNoNameFindsNothing() throws Exception {
    for (String list : List.of("/console/users?q=", "/console/audit?q=", "/console/audit?who=",
        "/console/review?agent=", "/console/review?rule=", "/console/review?assigned=",
        "/console/scripts?owner=", "/console/rules?q=", "/console/scores?agent=",
        "/console/scores?trainer=", "/console/scores/chats?agent=",
        "/console/scores/chats?conversation=")) {
      String body = visitor.get(list
          + URLEncoder.encode("x' OR '1'='1", StandardCharsets.UTF_8)).body();
      assertTrue(body.contains("class=\"empty\""), list);
    }
  }

  @Test
  void noNameInAPathLeadsAnywhereElse() throws Exception {
    List<String> faults = new ArrayList<>();
    List<String> routes = new ArrayList<>(
        List.of("/console/files/{file}", "/console/lib/htmx/{file}",
            "/console/lib/echarts/{file}"));
    server.console.routes()
        .stream()
        .filter(route -> route.path().contains("{"))
        .forEach(route -> routes.add(route.path()));
    for (String route : routes) {
      for (String name : PATHS) {
        HttpResponse<String> answer = visitor.get(route.replaceAll("\\{\\w+}", name));
        boolean page = answer.statusCode() == 200
            && !answer.body().contains("data-state=\"refused\"");
        boolean planted = answer.headers().allValues("set-cookie").toString().contains("x=1");
        if (answer.statusCode() >= 500 || page || planted) {
          faults.add(answer.statusCode() + " " + route + " " + name);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void noCellOfAnyFileIsAFormula() throws Exception {
    Set<String> files = new TreeSet<>();
    Set<String> sheets = new TreeSet<>();
    int hostile = 0;
    for (PageRoute route : pages()) {
      for (String shop : List.of("*", "shop-a")) {
        visitor.keep(Cookies.SHOP, shop);
        String path = HostileStore.paths(route).getFirst();
        HttpResponse<byte[]> csv = visitor.file(path + "?format=csv");
        if (type(csv).startsWith("text/csv")) {
          files.add(route.path());
          lookAtText(route, new String(csv.body(), StandardCharsets.UTF_8));
        }
        HttpResponse<byte[]> xlsx = visitor.file(path + "?format=xlsx");
        if (type(xlsx).equals(Spreadsheet.Format.XLSX.type())) {
          sheets.add(route.path());
          hostile += lookAtSheet(route, xlsx.body());
        }
      }
    }
    assertTrue(files.containsAll(Set.of("/console/scripts", "/console/rules", "/console/review",
        "/console/own", "/console/scores", "/console/scores/chats", "/console/scores/months",
        "/console/my/scores", "/console/my/months", "/console/kpi", "/console/users",
        "/console/audit", "/console/insight/rules",
        "/console/insight/agents", "/console/insight/rounds", "/console/insight/cases",
        "/console/releases", "/console/import", "/console/samples", "/console/proposals",
        "/console/lists/questions", "/console/lists/unused", "/console/lists/pairs")),
        files::toString);
    assertEquals(files, sheets);
    assertTrue(hostile > 20, "only " + hostile + " cells would have been formulas");
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("content-type").orElse("");
  }

  private static void lookAtText(PageRoute route, String file) {
    Matcher cell = CELL.matcher(file.substring(1));
    while (cell.find()) {
      String text = cell.group(1);
      assertTrue(text.isEmpty() || FORMULAS.indexOf(text.charAt(0)) < 0,
          route.path() + ": " + text);
    }
  }

  /** Every cell of a workbook is a text, as a reader of workbooks sees it; counts the hostile. */
  private static int lookAtSheet(PageRoute route, byte[] file) throws Exception {
    int hostile = 0;
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      for (Row row : rows.toList()) {
        for (Cell cell : row) {
          if (cell != null) {
            assertTrue(cell.getType() == CellType.STRING || cell.getType() == CellType.EMPTY,
                () -> route.path() + ": " + cell.getType() + " " + cell.getRawValue());
            assertNull(cell.getFormula(), () -> route.path() + ": " + cell.getFormula());
            String text = cell.getText();
            hostile += !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
          }
        }
      }
    }
    return hostile;
  }
}
