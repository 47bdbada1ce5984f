package org.huashu.coach.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.http.Multipart;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/**
 * The fields of a form or of a query, each with its values in their order.
 *
 * @param file one that came with it
 */
record Form(Map<String, List<String>> fields, Optional<Uploaded> file) {

  private static final int MOST_FIELDS = 5_000;

  static final Form EMPTY = new Form(Map.of());

  /** A file as the browser calls it; the name is of no use but to show it. */
  record Uploaded(String name, byte[] content) {}

  Form(Map<String, List<String>> fields) {
    this(fields, Optional.empty());
  }

  /**
   * Reads {@code multipart/form-data}; of several files the first one that has a name.
   *
   * @throws ProblemException 400 when it is not that
   */
  static Form parts(String contentType, byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Optional<Uploaded> file = Optional.empty();
    for (Multipart.Part part : Multipart.parts(contentType, body)) {
      if (part.fileName().isEmpty()) {
        fields.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(part.text());
      } else if (file.isEmpty() && !part.fileName().get().isEmpty()) {
        file = Optional.of(new Uploaded(part.fileName().get(), part.content()));
      }
    }
    return new Form(fields, file);
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}.
   *
   * @throws ProblemException 400 when it is not that
   */
  static Form parse(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (body.isEmpty()) {
      return EMPTY;
    }
    String[] pairs = body.split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      throw new ProblemException(Kind.UNREADABLE.with("at most " + MOST_FIELDS + " fields"));
    }
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
      String value = sign < 0 ? "" : decoded(pair.substring(sign + 1));
      fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(Kind.UNREADABLE.with("a % must be followed by two digits"));
    }
  }

  /** All fields but one as they stand behind the path of an address; empty when there are none. */
  String behindPathWithout(String name) {
    String fields = fields().entrySet()
        .stream()
        .filter(field -> !field.getKey().equals(name))
        .flatMap(field -> field.getValue()
            .stream()
            .map(value -> Addresses.value(field.getKey()) + "=" + Addresses.value(value)))
        .collect(Collectors.joining("&"));
    return fields.isEmpty() ? "" : "?" + fields;
  }

  /** The first value of a field. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The first value without white space around it; empty when there is none. */
  String text(String name) {
    return first(name).orElse("").strip();
  }

  /** The first value to the letter, with line ends as texts of the knowledge base have them. */
  String exact(String name) {
    return first(name).orElse("").replace("\r\n", "\n");
  }

  /** All values of a field. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The lines of a field that say something, without white space around them. */
  List<String> lines(String name) {
    return text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
