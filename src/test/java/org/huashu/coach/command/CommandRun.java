package org.huashu.coach.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CoachingListener;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.InvalidWordingException;
import org.huashu.coach.wording.Meanings;

/** Runs the commands that work at a desk, with all parts real. */
final class CommandRun {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
  private static final long MEMORY = 16L << 20;

  private CommandRun() {}

  /** What a command ended with; lines end with a line feed on every system. */
  record Ended(int code, String out, String err) {}

  /** Runs a command line with this standard input. */
  static Ended of(String input, String... arguments) {
    InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var out = new StringWriter();
    var err = new StringWriter();
    var line = CommandLines.of(List.of(new CheckCommand(CommandRun::desk, CLOCK, bytes),
        new ReplayCommand(CommandRun::desk, bytes),
        new AuditCommand(CommandRun::desk, bytes, false)),
        List.of(), true);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new Ended(code, lines(out), lines(err));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** Opens a desk, as {@link Desk.Maker} says. */
  static Desk desk(Path folder, UnaryOperator<KnowledgeBase> change) {
    KnowledgeBase knowledge =
        change.apply(KnowledgeReader.read(new KnowledgeFolder(folder).read()));
    var scripts = ScriptIndex.inMemory(
        new ScriptSource(knowledge.scripts(), knowledge.words().synonyms(), Folding::fold));
    try {
      var release = new Release(1, knowledge,
          CompiledWording.compile(knowledge.rules(), knowledge.words().excuses(),
              ChineseWords::inside, Meanings.real()),
          scripts);
      var ports = new Coach.Ports(CurrentRelease.always(release), new InMemoryJournal(),
          new InMemoryFlaggedDrafts(), PersonalData::mask, CLOCK, CoachingListener.NONE);
      return new Desk(release, new Coach(ports, new Coach.Limits(MEMORY, MEMORY)));
    } catch (InvalidWordingException e) {
      throw new AssertionError(e);
    }
  }
}
