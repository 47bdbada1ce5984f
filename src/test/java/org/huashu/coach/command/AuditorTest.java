package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.audit.AuditReport;
import org.huashu.coach.audit.AuditRules;
import org.huashu.coach.audit.Auditor;
import org.huashu.coach.audit.LogSettings;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditorTest {

  private static final int CONVERSATIONS = 300;

  @TempDir
  private Path temporary;

  @BeforeEach
  void writeTheKnowledgeBaseAndALogWhoseConversationsGoThroughBothFiles() throws IOException {
    new KnowledgeFolder(temporary.resolve("kb")).write(Texts.small());
    Files.writeString(temporary.resolve("questions.csv"), lines("顾客", "", "我的快递到哪了"));
    Files.writeString(temporary.resolve("replies.csv"), lines("客服", "小美", "不关我的事"));
  }

  private static String lines(String role, String agent, String text) {
    StringBuilder lines = new StringBuilder("会话,时间,角色,客服,内容\n");
    for (int i = 0; i < CONVERSATIONS; i++) {
      Instant at = Instant.parse("2026-03-02T01:00:00Z")
          .plusSeconds(i * 10L + (agent.isEmpty() ? 0 : i % 30));
      lines.append("c-%d,%s,%s,%s,%s\n".formatted(i, at, role, agent, text));
    }
    return lines.toString();
  }

  private AuditReport audit(int mostInMemory, Auditor.Progress progress) {
    try (Desk desk = CommandRun.desk(temporary.resolve("kb"), CheckCommand::showingAll)) {
      var rules = new AuditRules(desk.release().knowledge().policies().scoreSheet(),
          Optional.empty(), Severity.INFO, Optional.empty(), PersonalData::mask);
      var settings = new LogSettings("shop", Optional.empty(), ZoneId.of("Asia/Shanghai"),
          Optional.empty());
      return new Auditor(desk.coach(), rules, settings, refused -> {
        throw new AssertionError(refused);
      }, mostInMemory).audit(
          List.of(temporary.resolve("questions.csv"), temporary.resolve("replies.csv")),
          InputStream.nullInputStream(), new Auditor.Period(Optional.empty(), Optional.empty()),
          progress);
    }
  }

  private static Set<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("coach-audit-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void aLogThatDoesNotFitIntoMemoryGivesTheSameReportAndLeavesNothingBehind() throws IOException {
    Set<Path> before = parts();
    AuditReport whole = audit(Auditor.USUAL_EVENTS, new Auditor.Progress() {});
    AuditReport inParts = audit(40, new Auditor.Progress() {});
    assertEquals(whole, inParts);
    assertEquals(CONVERSATIONS, whole.totals().conversations());
    assertEquals(CONVERSATIONS, whole.totals().replies());
    assertEquals(before, parts());
  }

  @Test
  void progressGoesToItsEnd() throws IOException {
    AtomicLong bytes = new AtomicLong();
    AtomicLong events = new AtomicLong();
    AtomicLong expected = new AtomicLong();
    audit(Auditor.USUAL_EVENTS, new Auditor.Progress() {
      @Override
      public void reading(long all) {
        expected.set(all);
      }

      @Override
      public void read(long some) {
        bytes.addAndGet(some);
      }

      @Override
      public void inspected(long some) {
        events.addAndGet(some);
      }
    });
    assertEquals(expected.get(), bytes.get());
    assertEquals(2 * CONVERSATIONS, events.get());
  }
}
