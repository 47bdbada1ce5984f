package org.huashu.coach.audit;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.Score;
import org.huashu.coach.wording.Severity;

/**
 * The report for a terminal.
 *
 * @param worst how many conversations are shown one by one
 */
public record TextReport(ZoneId zone, int worst) implements ReportFormat {

  private static final char FIRST_WIDE = '\u2E80';

  @Override
  public void write(AuditReport report, Appendable out) throws IOException {
    out.append(String.join("\n", Stream
        .of(head(report), categories(report), rules(report), items(report), agents(report),
            conversations(report))
        .flatMap(part -> part)
        .toList())).append("\n");
  }

  private Stream<String> head(AuditReport report) {
    AuditReport.Totals totals = report.totals();
    String when = totals.begun().map(at -> Wordings.time(at, zone)).orElse("") + " 至 "
        + totals.ended().map(at -> Wordings.time(at, zone)).orElse("");
    if (totals.conversations() == 0) {
      return Stream.of("质检报告", "没有可以检查的会话。");
    }
    return Stream.of("质检报告  " + when + "（" + zone + "）",
        "文件  " + String.join("、", report.source().files())
            + (report.source().refusedLines() == 0
                ? ""
                : "（" + report.source().refusedLines() + " 行读不了，没有算进来）"),
        "会话 " + totals.conversations() + " · 客服回复 " + totals.replies() + " · 顾客消息 "
            + totals.questions() + " · 机器回复 " + totals.machine() + "（不检查）",
        "平均分 " + totals.mean().map(Wordings::points).orElse("—") + "（满分 "
            + report.sheet().total() + "）· 没有问题的会话 " + totals.clean() + "（"
            + Wordings.percent(totals.clean(), totals.conversations()) + "）",
        "问题 " + totals.allFlags() + "：" + Stream.of(Severity.values())
            .sorted(java.util.Comparator.reverseOrder())
            .map(severity -> Wordings.severity(severity) + " "
                + totals.flags().getOrDefault(severity, 0L))
            .collect(Collectors.joining("、"))
            + " · 投诉升级 " + totals.threats(),
        "响应  " + waits(totals.waits()) + "；按" + report.profile().orElse("店铺自己的响应目标"),
        "结束时顾客还在等的会话 " + totals.unanswered());
  }

  private static String waits(Waits waits) {
    return waits.rounds() == 0
        ? "没有等待"
        : "超时 " + waits.late() + "/" + waits.rounds() + "（"
            + Wordings.percent(waits.late(), waits.rounds()) + "），平均 "
            + Wordings.waited(waits.averageMillis()) + "，最长 "
            + Wordings.waited(waits.longestMillis());
  }

  private static Stream<String> categories(AuditReport report) {
    return table("按类别", List.of("类别", "处", "会话"), ReportRows.categories(report));
  }

  private static Stream<String> rules(AuditReport report) {
    return table("按规则", List.of("规则", "程度", "处", "会话"), ReportRows.rules(report));
  }

  private static Stream<String> items(AuditReport report) {
    return table("扣分项", List.of("扣分项", "次", "扣分", "会话"), ReportRows.items(report));
  }

  private static Stream<String> agents(AuditReport report) {
    return table("按客服（平均分低的在前）",
        List.of("客服", "会话", "回复", "问题", "每百条", "超时", "平均等待", "最长等待", "平均分", "最低分", "最低分的会话"),
        ReportRows.agents(report));
  }

  private Stream<String> conversations(AuditReport report) {
    List<Inspected> flagged =
        report.conversations().stream().filter(one -> !one.flags().isEmpty()).toList();
    if (flagged.isEmpty()) {
      return Stream.empty();
    }
    String head = "会话（分低的在前" + (flagged.size() > worst
        ? "，" + flagged.size() + " 个有问题的里前 " + worst + " 个"
        : "") + "）";
    return Stream.concat(Stream.of("", head),
        flagged.stream().limit(worst).flatMap(this::conversation));
  }

  private Stream<String> conversation(Inspected one) {
    String head = one.key().conversation() + "  " + Wordings.points(one.score().total()) + " 分  "
        + Wordings.time(one.begun(), zone) + "  客服 "
        + one.agents().stream().map(Inspected.Part::agent).collect(Collectors.joining("、"))
        + "  回复 " + one.replies() + (one.open() ? "  顾客还在等" : "");
    return Stream.of(Stream.of("", head), one.score().faults().stream().map(TextReport::lost),
        one.flags().stream().flatMap(this::flag)).flatMap(part -> part);
  }

  private static String lost(Score.ItemScore item) {
    return "  −" + Wordings.points(item.taken()) + "  " + item.title() + " × " + item.times();
  }

  private Stream<String> flag(Flag flag) {
    Evidence evidence = flag.evidence();
    String head = "  " + evidence.at().map(at -> Wordings.time(at, zone)).orElse("") + "  "
        + Wordings.severity(flag.severity()) + "  " + Wordings.category(flag.category()) + "  "
        + evidence.rule() + "  " + flag.agent() + "  " + flag.place();
    String said = evidence.text().isEmpty() ? "" : "    “" + marked(evidence) + "”";
    String advice = "    " + evidence.note() + (evidence.replacements().isEmpty()
        ? ""
        : " → " + String.join(" / ", evidence.replacements()));
    return Stream.of(head, said, advice).filter(line -> !line.isBlank());
  }

  /** In one line, with the marked words in brackets. */
  private static String marked(Evidence evidence) {
    String text = evidence.text();
    return evidence.marked()
        .map(span -> text.substring(0, span.start()) + "【" + span.of(text) + "】"
            + text.substring(span.end()))
        .orElse(text)
        .replaceAll("\\s*\\R\\s*", " ");
  }

  private static Stream<String> table(String title, List<String> heads, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return Stream.empty();
    }
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = Stream.concat(Stream.of(heads), rows.stream())
          .mapToInt(row -> width(row.get(column)))
          .max()
          .orElse(0);
    }
    return Stream.concat(Stream.of("", title),
        Stream.concat(Stream.of(heads), rows.stream()).map(row -> line(row, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(cells.get(i)).append(" ".repeat(widths[i] - width(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }

  /** How many columns of a terminal a text takes: Chinese characters take two. */
  private static int width(String text) {
    return text.codePoints().map(point -> point >= FIRST_WIDE ? 2 : 1).sum();
  }
}
