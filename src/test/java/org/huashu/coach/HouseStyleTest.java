package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes and Javadoc, held for every source file. */
class HouseStyleTest {

  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final int MOST_LINES_OF_A_METHOD = 40;
  private static final int MOST_PARAMETERS = 4;
  private static final int MOST_COLUMNS = 130;

  private static final Pattern METHOD = Pattern.compile(
      "^ {2,6}(?!return|throw|new|else)(?![^\\n(]*\\brecord\\b)(?:@\\w+ )*"
          + "(?:(?:public|protected|private|static|final|synchronized|default|abstract) )*"
          + "(?:<[^>]+> )?[\\w.<>\\[\\], ?@]+ (\\w+)\\(([^;]*?)\\)(?: throws [\\w., ]+)? \\{$",
      Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void filesAreSmall() throws IOException {
    assertEquals(List.of(), broken((file, lines) -> lines.size() > MOST_LINES_OF_A_FILE
        ? List.of(file + ": " + lines.size() + " lines")
        : List.of()));
  }

  @Test
  void linesAreShort() throws IOException {
    assertEquals(List.of(), broken((file, lines) -> {
      List<String> found = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > MOST_COLUMNS) {
          found.add(file + ":" + (i + 1));
        }
      }
      return found;
    }));
  }

  @Test
  void methodsAreShortAndTakeFewParameters() throws IOException {
    assertEquals(List.of(), broken((file, lines) -> {
      List<String> found = new ArrayList<>();
      String text = String.join("\n", lines);
      Matcher method = METHOD.matcher(text);
      int from = 0;
      while (from < text.length() && method.find(from)) {
        String indent = indentOf(text, method.start());
        int end = text.indexOf("\n" + indent + "}", method.end());
        long length = end < 0 ? 1 : text.substring(method.start(), end).lines().count() + 1;
        if (length > MOST_LINES_OF_A_METHOD) {
          found.add(file + ": " + method.group(1) + " has " + length + " lines");
        }
        if (parameters(method.group(2)) > MOST_PARAMETERS) {
          found.add(file + ": " + method.group(1) + "(" + method.group(2) + ")");
        }
        from = method.end();
      }
      return found;
    }));
  }

  @Test
  void publicTypesSayWhatTheyAreFor() throws IOException {
    Pattern publicType = Pattern.compile(
        "^ *public (?:static |final |abstract |sealed |non-sealed )*(?:class|record|interface|enum) (\\w+)");
    assertEquals(List.of(), broken((file, lines) -> {
      List<String> found = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Matcher type = publicType.matcher(lines.get(i));
        if (type.find() && !documented(lines, i)) {
          found.add(file + ": " + type.group(1));
        }
      }
      return found;
    }));
  }

  private static boolean documented(List<String> lines, int at) {
    int i = at - 1;
    while (i >= 0 && lines.get(i).strip().startsWith("@")) {
      i--;
    }
    return i >= 0 && lines.get(i).strip().endsWith("*/");
  }

  private static String indentOf(String text, int at) {
    int end = at;
    while (text.charAt(end) == ' ') {
      end++;
    }
    return text.substring(at, end);
  }

  private static int parameters(String list) {
    if (list.isBlank()) {
      return 0;
    }
    int depth = 0;
    int count = 1;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      count += c == ',' && depth == 0 ? 1 : 0;
    }
    return count;
  }

  private static List<String> broken(Rule rule) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        found.addAll(rule.broken(file.toString(), Files.readAllLines(file)));
      }
    }
    return found;
  }

  @FunctionalInterface
  private interface Rule {
    List<String> broken(String file, List<String> lines);
  }
}
