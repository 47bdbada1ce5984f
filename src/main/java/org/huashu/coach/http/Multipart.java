package org.huashu.coach.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.http.Problem.Kind;

/**
 * The parts of a form with a file in it, as browsers send {@code multipart/form-data} (RFC 7578).
 * Helidon's own reader is a module apart; a form of a few fields needs little of it.
 */
public final class Multipart {

  private static final String TYPE = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)[;\\s]boundary=(?:\"([^\"]{1,200})\"|([^;\\s\"]{1,200}))");
  /** Browsers write {@code %22} for a quotation mark in a name. */
  private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?:^|[;\\s])filename=\"([^\"]*)\"");
  private static final int MOST_PARTS = 100;
  private static final int MOST_HEAD = 8_192;
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final byte[] body;
  private final byte[] delimiter;

  private Multipart(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * One part.
   *
   * @param name of the field
   * @param fileName what the browser calls the file; empty for a plain field
   */
  public record Part(String name, Optional<String> fileName, byte[] content) {

    /** The value of a plain field. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /** Whether a body of this type is one. */
  public static boolean fits(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  /**
   * Its parts in their order.
   *
   * @throws ProblemException 400 when the body is not what its type says
   */
  public static List<Part> parts(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw unreadable();
    }
    String marked = Optional.ofNullable(boundary.group(1)).orElseGet(() -> boundary.group(2));
    return new Multipart(body, marked).parts();
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    // The first delimiter has no line end before it.
    int after = afterDelimiter(0, Arrays.copyOfRange(delimiter, 2, delimiter.length));
    while (!follows(after, '-', '-')) {
      int next = afterDelimiter(after, delimiter);
      if (parts.size() == MOST_PARTS) {
        throw unreadable();
      }
      parts.add(part(after + 2, next - delimiter.length));
      after = next;
    }
    return parts;
  }

  /** Where the next delimiter ends; a line that only begins like one is content. */
  private int afterDelimiter(int from, byte[] wanted) {
    for (int at = find(from, wanted); at >= 0; at = find(at + 1, wanted)) {
      int after = at + wanted.length;
      if (follows(after, '\r', '\n') || follows(after, '-', '-')) {
        return after;
      }
    }
    throw unreadable();
  }

  private boolean follows(int at, char first, char second) {
    return at + 1 < body.length && body[at] == first && body[at + 1] == second;
  }

  private Part part(int from, int end) {
    int head = find(from, END_OF_HEAD);
    if (head < 0 || head + END_OF_HEAD.length > end || head - from > MOST_HEAD) {
      throw unreadable();
    }
    String heads = new String(body, from, head - from, StandardCharsets.UTF_8);
    String disposition = heads.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
        .findFirst()
        .orElseThrow(Multipart::unreadable);
    Matcher name = NAME.matcher(disposition);
    if (!name.find()) {
      throw unreadable();
    }
    Matcher file = FILE_NAME.matcher(disposition);
    return new Part(plain(name.group(1)),
        file.find() ? Optional.of(plain(file.group(1))) : Optional.empty(),
        Arrays.copyOfRange(body, head + END_OF_HEAD.length, end));
  }

  private static String plain(String name) {
    return name.replace("%22", "\"").replace("%0D", "").replace("%0A", "");
  }

  /** Where a sequence of bytes begins; -1 when it does not come. */
  private int find(int from, byte[] wanted) {
    for (int at = Math.max(0, from); at + wanted.length <= body.length; at++) {
      if (body[at] == wanted[0]
          && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static ProblemException unreadable() {
    return new ProblemException(Kind.UNREADABLE.with("the body is no multipart/form-data"));
  }
}
