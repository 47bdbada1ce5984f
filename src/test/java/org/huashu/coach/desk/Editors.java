package org.huashu.coach.desk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Chat clients with real editors from npm, at an origin of their own, under a strict policy. */
final class Editors implements AutoCloseable {

  private static final Path SOURCE = Path.of("src/test/js/plugin");
  private static final List<String> KINDS = List.of("textarea", "input", "contenteditable",
      "shadow", "prosemirror", "chatwoot", "tiptap", "quill", "lexical", "wangeditor", "slate",
      "react", "deepchat", "chatscope", "chatui", "vueadvanced");
  /** Clients that cannot do without styles in the page. */
  private static final Set<String> STYLED = Set.of("deepchat", "vueadvanced");
  static final Path WORK = Path.of("target/js/plugin").toAbsolutePath();

  private final HttpServer server;
  private volatile String coach = "";
  private volatile boolean styled;
  private volatile String ownPage = "";
  private volatile String ownPolicy = "";

  /** Builds what is not built yet, and serves it. */
  Editors() throws IOException, InterruptedException {
    install();
    bundle();
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", SimpleFileServer.createFileHandler(WORK))
        .getFilters()
        .add(Filter.beforeHandler("policy", exchange -> exchange.getResponseHeaders()
            .set("Content-Security-Policy", "default-src 'none'; script-src 'self' " + coach
                + "; connect-src " + coach + "; style-src 'self'"
                + (styled ? " 'unsafe-inline'" : "")
                + "; img-src 'self' data:")));
    server.createContext("/own.html", exchange -> {
      byte[] page = ownPage.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", ownPolicy);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    server.start();
  }

  /** Packages as the lock file says; once for each lock file. */
  static void install() throws IOException, InterruptedException {
    copy();
    Path mark = WORK.resolve("node_modules/.installed");
    String lock = Files.readString(WORK.resolve("package-lock.json"));
    if (!Files.exists(mark) || !Files.readString(mark).equals(lock)) {
      run("npm", Stream.of("ci"), "--no-audit", "--no-fund", "--ignore-scripts");
      Files.writeString(mark, lock);
    }
  }

  /** Bundles each editor into a file; again only when a source or a package has changed. */
  private static void bundle() throws IOException, InterruptedException {
    StringBuilder sources = new StringBuilder("minified, ")
        .append(Files.readString(WORK.resolve("package-lock.json")))
        .append(Files.readString(WORK.resolve("client.js")));
    for (String kind : KINDS) {
      sources.append(Files.readString(WORK.resolve("editors/" + kind + ".js")));
    }
    Path mark = WORK.resolve("dist/.built");
    String built = Integer.toHexString(sources.toString().hashCode());
    if (!Files.exists(mark) || !Files.readString(mark).equals(built)) {
      run("node_modules/.bin/esbuild", KINDS.stream().map(kind -> "editors/" + kind + ".js"),
          "--bundle", "--minify", "--format=esm", "--outdir=dist", "--log-level=error");
      Files.writeString(mark, built);
    }
  }

  private static void copy() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = WORK.resolve(SOURCE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  static String run(String program, Stream<String> files, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    files.forEach(command::add);
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).directory(WORK.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The page with one kind of editor, coached by this service. */
  String page(String kind, PluginServer service, String settings) {
    coach = service.url();
    styled = STYLED.contains(kind);
    return origin() + "/page.html?kind=" + kind + "&coach=" + service.url() + "&token="
        + service.token() + "&settings=" + URLEncoder.encode(settings, StandardCharsets.UTF_8);
  }

  /** A page that is written by its test. Browsers let no page that comes from nowhere reach us. */
  String own(String html, String policy) {
    ownPage = html;
    ownPolicy = policy;
    return origin() + "/own.html";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
