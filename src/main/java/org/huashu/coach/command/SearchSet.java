package org.huashu.coach.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.script.Script;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of a search set; what is wrong in them is told as {@code file:line: …}. */
final class SearchSet {

  private static final JsonMapper JSON = JsonMapper.shared();

  private SearchSet() {}

  /** A line of {@code queries.jsonl}. */
  record Asked(String id, String text) {}

  /** A file does not hold what it should. */
  static final class BadFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFileException(String message) {
      super(message);
    }
  }

  /**
   * {@code corpus.jsonl}: {@code id} with {@code text}, or with {@code question} and
   * {@code answer}; {@code variants}, if there, is a list of further wordings of the text.
   */
  static List<Script> corpus(Path file) {
    Map<String, Script> scripts = new LinkedHashMap<>();
    eachLine(file, (line, at) -> {
      JsonNode node = object(line, at);
      Script script = script(node, at);
      if (scripts.putIfAbsent(script.id(), script) != null) {
        throw new BadFileException(at + "the id '" + script.id() + "' is there twice");
      }
    });
    return List.copyOf(scripts.values());
  }

  /** {@code queries.jsonl}: {@code id} and {@code text}. */
  static List<Asked> queries(Path file) {
    List<Asked> queries = new ArrayList<>();
    eachLine(file, (line, at) -> {
      JsonNode node = object(line, at);
      queries.add(new Asked(string(node, "id", at), string(node, "text", at)));
    });
    return queries;
  }

  /** {@code qrels.tsv}: query id, corpus id and relevance; those above 0, by query. */
  static Map<String, Set<String>> judgements(Path file) {
    Map<String, Set<String>> right = new LinkedHashMap<>();
    eachLine(file, (line, at) -> {
      String[] cells = line.split("\t", -1);
      if (cells.length != 3 || !cells[2].strip().matches("\\d{1,9}")) {
        throw new BadFileException(
            at + "not 'query-id<TAB>corpus-id<TAB>relevance' with a whole number");
      }
      if (Integer.parseInt(cells[2].strip()) > 0) {
        right.computeIfAbsent(cells[0], _ -> new LinkedHashSet<>()).add(cells[1]);
      }
    });
    return right;
  }

  /** Writes the rank of the first right one of each question, 0 for none. */
  static void writeRanks(Path file, List<Asked> asked, List<Integer> ranks) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ranks.size(); i++) {
      lines.add(asked.get(i).id() + "\t" + ranks.get(i));
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new BadFileException(file + ": cannot be written: " + e);
    }
  }

  /** What {@link #writeRanks} wrote, in the order of these questions. */
  static List<Integer> readRanks(Path file, List<Asked> asked) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    eachLine(file, (line, at) -> {
      String[] cells = line.split("\t", -1);
      if (cells.length != 2 || !cells[1].matches("\\d{1,9}")) {
        throw new BadFileException(at + "not 'query-id<TAB>rank'");
      }
      ranks.put(cells[0], Integer.parseInt(cells[1]));
    });
    List<Integer> found = new ArrayList<>();
    for (Asked query : asked) {
      Integer rank = ranks.get(query.id());
      if (rank == null) {
        throw new BadFileException(file + ": no rank of question '" + query.id() + "'");
      }
      found.add(rank);
    }
    return found;
  }

  private static Script script(JsonNode node, String at) {
    List<String> questions = new ArrayList<>();
    String answer = "";
    if (node.has("text")) {
      answer = string(node, "text", at);
    } else if (node.has("question")) {
      questions.add(string(node, "question", at));
      answer = node.has("answer") ? string(node, "answer", at) : "";
    } else {
      throw new BadFileException(at + "neither 'text' nor 'question' and 'answer'");
    }
    for (JsonNode variant : node.path("variants")) {
      if (!variant.isString()) {
        throw new BadFileException(at + "'variants' must be a list of strings");
      }
      questions.add(variant.stringValue());
    }
    return new Script(string(node, "id", at), "", questions, answer, Script.Use.ANSWER, List.of(),
        Script.Scope.EVERYWHERE);
  }

  private static JsonNode object(String line, String at) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw new BadFileException(at + "no JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new BadFileException(at + "no JSON: " + e.getOriginalMessage());
    }
  }

  private static String string(JsonNode node, String name, String at) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw new BadFileException(at + "no string '" + name + "'");
    }
    return value.stringValue();
  }

  private static void eachLine(Path file, Line action) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadFileException(file + ": cannot be read as UTF-8 text: " + e);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        action.read(lines.get(i), file + ":" + (i + 1) + ": ");
      }
    }
  }

  @FunctionalInterface
  private interface Line {
    void read(String line, String at);
  }
}
