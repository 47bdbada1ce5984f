package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.huashu.coach.script.ScriptIndexException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandLinesTest {

  @Command(name = "fail")
  private record Failing(Throwable failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }

  private record Ended(int code, String err) {}

  private static Ended run(Throwable failure, boolean debug) {
    var err = new StringWriter();
    var line = CommandLines.of(List.of(new Failing(failure)), List.of(), debug);
    line.setErr(new PrintWriter(err));
    int code = line.execute("fail");
    return new Ended(code, err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void everyCommandTellsHowItIsUsed() {
    for (List<String> words : List.of(List.of("fail", "--help"), List.of("eval", "--help"),
        List.of("eval", "fail", "-h"), List.of("--help"))) {
      var out = new StringWriter();
      var failing = new Failing(new IllegalStateException("it ran"));
      var line = CommandLines.of(List.of(failing), List.of(failing));
      line.setOut(new PrintWriter(out));
      assertEquals(0, line.execute(words.toArray(String[]::new)), words.toString());
      assertTrue(out.toString().startsWith("Usage: coach"), out.toString());
    }
  }

  @Test
  void aDefectIsNoFinding() {
    assertEquals(
        new Ended(70, "coach: internal error: java.lang.IllegalStateException: two lines\n"),
        run(new IllegalStateException("two\n  lines"), false));
    assertEquals(new Ended(70, "coach: internal error: java.lang.IllegalArgumentException\n"),
        run(new IllegalArgumentException(), false));
    assertEquals(new Ended(70, "coach: internal error: java.lang.AssertionError: no\n"),
        run(new AssertionError("no"), false));
  }

  @Test
  void aDefectShowsItsTraceToWhoAsksForIt() {
    Ended ended = run(new IllegalStateException("no"), true);
    assertEquals(70, ended.code());
    assertTrue(ended.err()
        .startsWith("coach: internal error: java.lang.IllegalStateException: no\n"
            + "java.lang.IllegalStateException: no\n\tat "),
        ended.err());
  }

  @Test
  void whatAPersonCanMendIsOneLine() {
    assertEquals(new Ended(2, "coach: --limit: no\n"),
        run(new UsageException("--limit: no"), true));
    assertEquals(new Ended(2, "coach: cannot write a: java.io.IOException: full\n"),
        run(new UncheckedIOException("cannot write a", new IOException("full")), true));
    assertEquals(new Ended(2, "coach: java.io.IOException: full\n"),
        run(new UncheckedIOException(new IOException("full")), true));
    assertEquals(new Ended(2, "coach: cannot write the index: java.io.IOException: full\n"),
        run(new ScriptIndexException("cannot write the index", new IOException("full")), true));
    assertEquals(new Ended(2, "coach: a webhook secret of 3 bytes; 24 to 64 are allowed\n"),
        run(new IllegalArgumentException("a webhook secret of 3 bytes; 24 to 64 are allowed"),
            true));
  }
}
