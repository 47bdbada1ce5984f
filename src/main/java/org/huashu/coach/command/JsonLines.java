package org.huashu.coach.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of one JSON object a line; empty lines are skipped. Every mistake names its file and line.
 */
final class JsonLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLines() {}

  /**
   * One object, and where it stands.
   *
   * @param source the file; {@code -} is standard input
   * @param number counts from 1
   */
  record Line(String source, int number, JsonNode object, String text) {

    UsageException mistake(String what) {
      return new UsageException("%s:%d: %s".formatted(source, number, what));
    }

    String string(String field) {
      return optional(field)
          .orElseThrow(() -> mistake("field '" + field + "' is missing; a text is expected"));
    }

    Optional<String> optional(String field) {
      JsonNode value = object.get(field);
      if (value == null || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isString()) {
        throw mistake("field '" + field + "' is no text");
      }
      String text = value.stringValue();
      if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
        throw mistake("field '" + field + "' holds a lone surrogate; only whole characters are"
            + " allowed");
      }
      return Optional.of(text);
    }
  }

  /**
   * All objects of a file, or of standard input for {@code -}.
   *
   * @throws UsageException for the first line that is none
   */
  static List<Line> read(Path file, InputStream standardInput) {
    return read(file, standardInput, mistake -> {
      throw mistake;
    });
  }

  /**
   * All objects of a file, or of standard input for {@code -}.
   *
   * @param refused takes what is wrong with each line that is none
   */
  static List<Line> read(Path file, InputStream standardInput, Consumer<UsageException> refused) {
    try (InputStream bytes =
        file.toString().equals("-") ? standardInput : Files.newInputStream(file);
        BufferedReader text = new BufferedReader(
            new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      List<Line> lines = new ArrayList<>();
      int number = 0;
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            lines.add(line(file.toString(), number, line));
          } catch (UsageException e) {
            refused.accept(e);
          }
        }
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new UsageException(file + ": is not UTF-8; convert it: iconv -f GB18030 -t UTF-8");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static Line line(String source, int number, String text) {
    try {
      JsonNode object = JSON.readTree(text);
      if (!object.isObject()) {
        throw new UsageException("%s:%d: is no JSON object".formatted(source, number));
      }
      return new Line(source, number, object, text);
    } catch (JacksonException e) {
      throw new UsageException("%s:%d:%d: is no JSON: %s".formatted(source, number,
          e.getLocation() == null ? 1 : e.getLocation().getColumnNr(), e.getOriginalMessage()));
    }
  }
}
