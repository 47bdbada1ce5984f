package org.huashu.coach.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A file of the pages, from the class path.
 *
 * @param etag changes with the content
 */
record Asset(byte[] content, String mediaType, String etag) {

  /** Reads {@code console/<name>}; empty when there is none. */
  static Optional<Asset> find(String name) {
    try (InputStream in = Asset.class.getResourceAsStream("/console/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      return Optional.of(new Asset(content, mediaType(name), etag(content)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read console/" + name + " from the class path", e);
    }
  }

  /** Whether a browser that sent this {@code If-None-Match} has it already. */
  boolean known(String ifNoneMatch) {
    return Arrays.stream(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }

  private static String mediaType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "md" -> "text/plain; charset=utf-8";
      default -> throw new IllegalArgumentException("no media type is known for " + name);
    };
  }

  private static String etag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 16)
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
