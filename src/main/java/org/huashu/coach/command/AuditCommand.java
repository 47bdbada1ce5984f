package org.huashu.coach.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.huashu.coach.audit.AuditReport;
import org.huashu.coach.audit.AuditRules;
import org.huashu.coach.audit.Auditor;
import org.huashu.coach.audit.CsvReport;
import org.huashu.coach.audit.HtmlReport;
import org.huashu.coach.audit.JsonReport;
import org.huashu.coach.audit.LogSettings;
import org.huashu.coach.audit.ReportFormat;
import org.huashu.coach.audit.TextReport;
import org.huashu.coach.audit.UnreadableLogException;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.intake.Encoding;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coach audit}: whole chat logs against every check and the score sheet. */
@Command(name = "audit",
    description = {"Checks and scores the conversations of chat logs; prints a report.",
      "Every reply goes through every check, by the log's own times; the report begins with the"
          + " worst conversation. Nothing is kept, and personal data is masked."},
    footer = {"",
      "A log is either envelopes as JSON lines, as the webhook takes them, or a table (CSV, one"
          + " message a line) whose columns are found by their heads:",
      "  会话 or 顾客, 时间, 发送方 (客户/买家/顾客 or 客服) or 客服, 内容;",
      "  店铺, 渠道, 消息ID if any.", "",
      "A line that cannot be read is told on stderr and left out.", "",
      "Exit code: 0 audited, 1 --fail-on found something, 2 cannot run."})
public final class AuditCommand implements Callable<Integer> {

  /** How the report is written; the names are what is typed. */
  public enum Format {
    /** For a terminal. */
    text,
    /** One JSON object, one conversation a line. */
    json,
    /** One page that needs nothing else. */
    html,
    /** A table, one flag a line. */
    csv
  }

  /** A severity; the names are what is typed. */
  public enum Level {
    /** Advice. */
    info,
    /** Should be changed. */
    warn,
    /** Must not be sent. */
    block;

    private Severity severity() {
      return Severity.values()[ordinal()];
    }
  }

  private static final int MOST_REFUSALS_TOLD = 20;
  private static final int WORST_IN_TEXT = 20;
  private static final int WORST_IN_HTML = 200;

  private final Desk.Maker desks;
  private final InputStream standardInput;
  private final boolean interactive;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "chat logs; '-': standard input")
  private List<Path> files = List.of();

  @Option(names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(names = "--output",
      paramLabel = "FILE",
      description = "where the report goes (default: standard output)")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--min-severity",
      paramLabel = "LEVEL",
      description = "${COMPLETION-CANDIDATES}: what is less is left out and takes nothing off"
          + " (default: ${DEFAULT-VALUE})")
  private Level least = Level.info;

  @Option(names = "--fail-on",
      paramLabel = "LEVEL",
      description = "exit with 1 when an agent's reply was flagged as this or worse")
  private Optional<Level> failOn = Optional.empty();

  @Option(names = "--profile",
      paramLabel = "ID",
      description = "the platform profile by which rounds are late, a file of policies/platforms"
          + " (default: the store's own targets)")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--shop",
      paramLabel = "ID",
      description = "the shop of lines of a table that name none (default: ${DEFAULT-VALUE})")
  private String shop = "shop";

  @Option(names = "--channel",
      paramLabel = "ID",
      description = "the channel of conversations of which the log tells none")
  private Optional<String> channel = Optional.empty();

  @Option(names = "--from",
      paramLabel = "MOMENT",
      description = "only conversations that began then or later: a day or RFC 3339")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until",
      paramLabel = "MOMENT",
      description = "only conversations that began before it")
  private Optional<String> until = Optional.empty();

  @Option(names = "--zone",
      paramLabel = "ZONE",
      description = "the time zone of tables and reports (default: the working hours')")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--encoding",
      paramLabel = "NAME",
      description = "of tables: UTF-8, GB18030, UTF-16LE, UTF-16BE, Big5 (default: found out)")
  private Optional<String> encoding = Optional.empty();

  @Option(names = "--worst",
      paramLabel = "N",
      description = "how many conversations are shown one by one in text (default: 20) and html"
          + " (default: 200); json and csv hold all")
  private Optional<Integer> worst = Optional.empty();

  private long refused;

  /**
   * A command that audits at such desks.
   *
   * @param interactive whether a person watches standard error
   */
  public AuditCommand(Desk.Maker desks, InputStream standardInput, boolean interactive) {
    this.desks = desks;
    this.standardInput = standardInput;
    this.interactive = interactive;
  }

  @Override
  public Integer call() {
    AuditReport report;
    ReportFormat writer;
    try (Desk desk = desks.open(knowledge.folder(), CheckCommand::showingAll);
        AuditProgress progress = new AuditProgress(interactive)) {
      Policies policies = desk.release().knowledge().policies();
      ZoneId local = zone.map(AuditCommand::zone).orElse(policies.response().hours().zone());
      writer = writer(local);
      report = auditor(desk, policies, local).audit(files, standardInput,
          new Auditor.Period(from.map(text -> moment("--from", text, local)),
              until.map(text -> moment("--until", text, local))),
          progress);
    } catch (UnreadableLogException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    tellRefusals();
    if (report.source().events() == 0) {
      throw new UsageException("no line of the log could be taken");
    }
    write(report, writer);
    return fails(report) ? ExitCodes.FINDINGS : ExitCodes.OK;
  }

  private Auditor auditor(Desk desk, Policies policies, ZoneId local) {
    var rules = new AuditRules(policies.scoreSheet(), profile.map(id -> profile(id, policies)),
        least.severity(), channel, PersonalData::mask);
    var settings = new LogSettings(shop, channel, local, encoding.map(AuditCommand::encoding));
    return new Auditor(desk.coach(), rules, settings, this::refused, Auditor.USUAL_EVENTS);
  }

  private void refused(String why) {
    refused++;
    if (refused <= MOST_REFUSALS_TOLD) {
      spec.commandLine().getErr().println(why);
    }
  }

  private void tellRefusals() {
    if (refused > 0) {
      spec.commandLine().getErr().println(refused + " lines refused");
    }
    spec.commandLine().getErr().flush();
  }

  private ReportFormat writer(ZoneId local) {
    if (worst.filter(count -> count < 0).isPresent()) {
      throw new UsageException("--worst: a whole number from 0 is expected");
    }
    return switch (format) {
      case text -> new TextReport(local, worst.orElse(WORST_IN_TEXT));
      case html -> new HtmlReport(local, worst.orElse(WORST_IN_HTML));
      case csv -> new CsvReport(local);
      case json -> new JsonReport();
    };
  }

  private void write(AuditReport report, ReportFormat writer) {
    try {
      if (output.isPresent()) {
        writeFile(report, writer, output.get());
      } else {
        PrintWriter out = spec.commandLine().getOut();
        Writer buffered = new BufferedWriter(out);
        writer.write(report, buffered);
        buffered.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written", e);
    }
  }

  /** Whoever stops it while it writes finds the old report, or none, but never half of one. */
  private static void writeFile(AuditReport report, ReportFormat writer, Path file)
      throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Path begun = Files.createTempFile(folder, ".audit-", ".part");
    begun.toFile().deleteOnExit();
    try (BufferedWriter out = Files.newBufferedWriter(begun)) {
      writer.write(report, out);
    }
    Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean fails(AuditReport report) {
    return failOn.filter(level -> report.totals()
        .flags()
        .keySet()
        .stream()
        .anyMatch(severity -> severity.compareTo(level.severity()) >= 0)).isPresent();
  }

  private static PlatformProfile profile(String id, Policies policies) {
    return policies.platforms()
        .stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UsageException("--profile: no profile '" + id + "'; there are "
            + policies.platforms().stream().map(PlatformProfile::id).toList()));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UsageException("--zone: '" + name + "' is no time zone like Asia/Shanghai");
    }
  }

  private static Encoding encoding(String name) {
    return Encoding.named(name)
        .orElseThrow(() -> new UsageException("--encoding: no encoding '" + name + "'"));
  }

  private static Instant moment(String option, String text, ZoneId zone) {
    try {
      return text.length() == "2026-11-22".length()
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException(option + ": '" + text
          + "' is no day like 2026-11-22 and no moment like 2026-11-22T18:00:00+08:00");
    }
  }
}
