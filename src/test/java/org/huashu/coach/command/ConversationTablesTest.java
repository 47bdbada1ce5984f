package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huashu.coach.command.CommandRun.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the tables of {@code src/test/resources/conversations/tables} through {@code replay}, by
 * the knowledge base as it is shipped.
 */
class ConversationTablesTest {

  private static final Path TABLES = Path.of("src/test/resources/conversations/tables");

  @TempDir
  private Path temporary;

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(TABLES)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void replayTellsWhatTheTableSays(Path file) throws IOException {
    String expected = Files.readString(file);
    assertEquals(expected, played(expected, temporary));
  }

  @Test
  void thereAreSixtyConversations() throws IOException {
    int conversations = 0;
    for (Path file : tables()) {
      conversations += ConversationTable.parsed(Files.readString(file)).conversations();
    }
    assertTrue(conversations >= 60, "only " + conversations);
  }

  static String played(String text, Path temporary) throws IOException {
    ConversationTable table = ConversationTable.parsed(text);
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--knowledge-base", "knowledge-base", "-"));
    if (!table.settings().isEmpty()) {
      Path settings = Files.writeString(temporary.resolve("settings.json"), table.settings());
      arguments.addAll(List.of("--settings", settings.toString()));
    }
    if (table.ownScripts()) {
      arguments.addAll(List.of("--scripts", TABLES.resolve("scripts.jsonl").toString()));
    }
    Ended ended = CommandRun.of(table.envelopes(), arguments.toArray(String[]::new));
    assertEquals(new Ended(0, ended.out(), ""), ended);
    return table.with(ended.out().lines().map(JsonMapper.shared()::readTree).toList());
  }
}
