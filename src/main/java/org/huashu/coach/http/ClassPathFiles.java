package org.huashu.coach.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.huashu.coach.http.Problem.Kind;

/**
 * Serves files of the class path, read once and kept. A file has an {@code ETag} of its content;
 * callers ask again every time, and who has it already gets 304.
 */
public final class ClassPathFiles {

  private static final Pattern NAME = Pattern.compile("(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*\\.\\w+");
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("css", "text/css; charset=utf-8"), Map.entry("html", "text/html; charset=utf-8"),
      Map.entry("ico", "image/x-icon"), Map.entry("js", "text/javascript; charset=utf-8"),
      Map.entry("json", "application/json"), Map.entry("map", "application/json"),
      Map.entry("md", "text/plain; charset=utf-8"), Map.entry("png", "image/png"),
      Map.entry("svg", "image/svg+xml"),
      Map.entry("txt", "text/plain; charset=utf-8"), Map.entry("woff2", "font/woff2"),
      Map.entry("yaml", "application/yaml"));
  private static final String ANY = "application/octet-stream";

  private static final Header REVALIDATE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");

  private static final class Content {
    private final byte[] bytes;
    private final String type;
    private final String etag;

    Content(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
      this.etag = ClassPathFiles.etag(bytes);
    }
  }

  private final ClassLoader loader;
  private final String folder;
  private final Map<String, Content> known = new ConcurrentHashMap<>();

  /** Serves files of one folder of the class path, {@code a/b/}. */
  public ClassPathFiles(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** Answers with one file, which must be there. */
  public Handler file(String name) {
    Content content = content(name)
        .orElseThrow(() -> new IllegalArgumentException("no " + folder + name + " on the path"));
    return (request, response) -> send(request, response, content);
  }

  /** Answers with a file that was made of others, of the kind that ends so. */
  public static Handler made(byte[] bytes, String extension) {
    Content content = new Content(bytes, TYPES.getOrDefault(extension, ANY));
    return (request, response) -> send(request, response, content);
  }

  /** Answers with the file that the path names after this prefix, or 404. */
  public Handler below(String prefix) {
    return (request, response) -> {
      String path = request.path().absolute().path();
      Content content = content(path.substring(Math.min(prefix.length(), path.length())))
          .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND.with("there is no such file")));
      send(request, response, content);
    };
  }

  private static void send(ServerRequest request, ServerResponse response, Content content) {
    response.header(HeaderNames.ETAG, content.etag)
        .header(REVALIDATE);
    boolean known = request.headers()
        .first(HeaderNames.IF_NONE_MATCH)
        .map(tags -> tags.contains(content.etag))
        .orElse(false);
    if (known) {
      response.status(304).send();
      return;
    }
    if (content.type.startsWith("text/html")) {
      response.header(SecurityHeaders.OWN_CONTENT_ONLY);
    }
    response.header(HeaderNames.CONTENT_TYPE, content.type).send(content.bytes);
  }

  /** Only what exists is kept, so that wrong names cost no memory. */
  private Optional<Content> content(String name) {
    Content content = known.get(name);
    if (content == null && NAME.matcher(name).matches()) {
      content = read(name);
      if (content != null) {
        known.put(name, content);
      }
    }
    return Optional.ofNullable(content);
  }

  private @org.jspecify.annotations.Nullable Content read(String name) {
    try (InputStream in = loader.getResourceAsStream(folder + name)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      String extension = name.substring(name.lastIndexOf('.') + 1);
      return new Content(bytes, TYPES.getOrDefault(extension, ANY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 16)
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
