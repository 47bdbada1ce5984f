package org.huashu.coach.audit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a log, by conversation. Lines of different conversations stand between each other,
 * and a conversation may go through several files; so nothing is complete before everything was
 * read. What does not fit into memory waits in files of its own, each with all lines of some of the
 * conversations, which are gone when it is closed. Belongs to one thread.
 */
final class GatheredLog implements AutoCloseable {

  private static final int PARTS = 64;
  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int mostInMemory;
  private Map<ConversationKey, List<LogEvent>> held = new LinkedHashMap<>();
  private int count;
  private final List<Path> parts = new ArrayList<>();
  private final List<BufferedWriter> writers = new ArrayList<>();

  /** @param mostInMemory how many events are held in memory */
  GatheredLog(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  void add(LogEvent event) {
    held.computeIfAbsent(event.event().key(), _ -> new ArrayList<>(4)).add(event);
    count++;
    if (count == mostInMemory) {
      spill();
    }
  }

  /** Hands over all conversations, as many at a time as are in memory together. */
  void each(Consumer<Collection<List<LogEvent>>> some) {
    if (parts.isEmpty()) {
      some.accept(held.values());
      return;
    }
    spill();
    try {
      for (int i = 0; i < PARTS; i++) {
        writers.get(i).close();
        some.accept(read(parts.get(i)).values());
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void spill() {
    try {
      if (parts.isEmpty()) {
        begin();
      }
      for (Map.Entry<ConversationKey, List<LogEvent>> entry : held.entrySet()) {
        BufferedWriter writer = writers.get(Math.floorMod(entry.getKey().hashCode(), PARTS));
        for (LogEvent event : entry.getValue()) {
          writer.write(written(event));
          writer.write('\n');
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
    held = new LinkedHashMap<>();
    count = 0;
  }

  private void begin() throws IOException {
    for (int i = 0; i < PARTS; i++) {
      Path part = Files.createTempFile("coach-audit-", ".part");
      // Also when somebody ends the program by Ctrl+C.
      part.toFile().deleteOnExit();
      parts.add(part);
      writers.add(Files.newBufferedWriter(part));
    }
  }

  private static String written(LogEvent event) {
    return String.join(SEPARATOR, event.event().getClass().getSimpleName(),
        Integer.toString(event.line()), Boolean.toString(event.inOrder()),
        JSON.writeValueAsString(event.file()), JSON.writeValueAsString(event.event()));
  }

  private static Map<ConversationKey, List<LogEvent>> read(Path part) throws IOException {
    Map<ConversationKey, List<LogEvent>> read = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(part)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(SEPARATOR, FIELDS);
        Event event = JSON.readValue(fields[4], type(fields[0]));
        read.computeIfAbsent(event.key(), _ -> new ArrayList<>(4))
            .add(new LogEvent(JSON.readValue(fields[3], String.class), Integer.parseInt(fields[1]),
                Boolean.parseBoolean(fields[2]), event));
      }
    }
    return read;
  }

  private static Class<? extends Event> type(String name) {
    return switch (name) {
      case "ConversationOpened" -> Event.ConversationOpened.class;
      case "MessageReceived" -> Event.MessageReceived.class;
      case "ReplySent" -> Event.ReplySent.class;
      case "ConversationTransferred" -> Event.ConversationTransferred.class;
      case "ConversationClosed" -> Event.ConversationClosed.class;
      case "ConversationRated" -> Event.ConversationRated.class;
      default -> throw new IllegalStateException("such an event is not gathered: " + name);
    };
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the log cannot be sorted by conversations on disk", e);
  }

  @Override
  public void close() {
    try {
      for (BufferedWriter writer : writers) {
        writer.close();
      }
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
