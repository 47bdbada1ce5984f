package org.huashu.coach.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.Score;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;

/**
 * The report as one page that needs nothing else: to read, to send, to print.
 *
 * @param worst how many conversations are shown one by one
 */
public record HtmlReport(ZoneId zone, int worst) implements ReportFormat {

  private static final String STYLE = style();

  @Override
  public void write(AuditReport report, Appendable out) throws IOException {
    AuditReport.Totals totals = report.totals();
    String when = totals.begun().map(at -> Wordings.time(at, zone)).orElse("") + " 至 "
        + totals.ended().map(at -> Wordings.time(at, zone)).orElse("");
    out.append("""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>质检报告</title>
        <style>
        """).append(STYLE).append("</style>\n</head>\n<body>\n<header>\n<h1>质检报告</h1>\n");
    if (totals.conversations() == 0) {
      out.append("<p>没有可以检查的会话。</p>\n</header>\n</body>\n</html>\n");
      return;
    }
    paragraph(out, when + "（" + zone + "） · " + String.join("、", report.source().files()));
    if (report.source().refusedLines() > 0) {
      paragraph(out, report.source().refusedLines() + " 行读不了，没有算进来。");
    }
    out.append("</header>\n<main>\n");
    figures(report, out);
    agents(report, out);
    items(report, out);
    counts(report, out);
    conversations(report, out);
    out.append("</main>\n</body>\n</html>\n");
  }

  private static void figures(AuditReport report, Appendable out) throws IOException {
    AuditReport.Totals totals = report.totals();
    out.append("<dl class=\"figures\">\n");
    figure(out, "平均分", totals.mean().map(Wordings::points).orElse("—"),
        "满分 " + report.sheet().total());
    figure(out, "会话", "" + totals.conversations(), "没有问题的 "
        + Wordings.percent(totals.clean(), totals.conversations()));
    figure(out, "客服回复", "" + totals.replies(), "机器回复 " + totals.machine() + "，不检查");
    figure(out, "问题", "" + totals.allFlags(),
        String.join(" · ", Stream.of(Severity.values())
            .sorted(Comparator.reverseOrder())
            .map(severity -> Wordings.severity(severity) + " "
                + totals.flags().getOrDefault(severity, 0L))
            .toList()));
    figure(out, "超时", Wordings.percent(totals.waits().late(), totals.waits().rounds()),
        totals.waits().late() + "/" + totals.waits().rounds() + " · 按"
            + report.profile().orElse("店铺自己的目标"));
    figure(out, "最长等待", Wordings.waited(totals.waits().longestMillis()),
        "平均 " + Wordings.waited(totals.waits().averageMillis()));
    figure(out, "投诉升级", "" + totals.threats(), "顾客说的，不扣分");
    figure(out, "顾客还在等", "" + totals.unanswered(), "会话结束时");
    out.append("</dl>\n");
  }

  private static void figure(Appendable out, String name, String value, String beside)
      throws IOException {
    out.append("<div><dt>").append(escaped(name)).append("</dt><dd><b>").append(escaped(value));
    out.append("</b><span>").append(escaped(beside)).append("</span></dd></div>\n");
  }

  private static void agents(AuditReport report, Appendable out) throws IOException {
    table(out, "按客服", List.of("客服", "#会话", "#回复", "#问题", "#每百条", "#超时", "#平均等待", "#最长等待", "#平均分",
        "#最低分", "最低分的会话"),
        ReportRows.agents(report));
  }

  private static void items(AuditReport report, Appendable out) throws IOException {
    table(out, "扣分项", List.of("扣分项", "#次数", "#共扣分", "#会话"), ReportRows.items(report));
  }

  private static void counts(AuditReport report, Appendable out) throws IOException {
    out.append("<div class=\"beside\">\n");
    table(out, "按类别", List.of("类别", "#处", "#会话"), ReportRows.categories(report));
    table(out, "按规则", List.of("规则", "程度", "#处", "#会话"), ReportRows.rules(report));
    out.append("</div>\n");
  }

  /** A head that begins with # is of a column of numbers. */
  private static void table(Appendable out, String title, List<String> heads,
      List<List<String>> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<section>\n<h2>").append(escaped(title)).append("</h2>\n");
    out.append("<div class=\"wide\"><table>\n<thead><tr>");
    for (String head : heads) {
      cell(out, "th", head.startsWith("#"), head.replaceFirst("^#", ""));
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        cell(out, "td", heads.get(i).startsWith("#"), row.get(i));
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table></div>\n</section>\n");
  }

  private static void cell(Appendable out, String tag, boolean number, String text)
      throws IOException {
    out.append('<').append(tag).append(number ? " class=\"number\">" : ">").append(escaped(text));
    out.append("</").append(tag).append('>');
  }

  private void conversations(AuditReport report, Appendable out) throws IOException {
    List<Inspected> flagged =
        report.conversations().stream().filter(one -> !one.flags().isEmpty()).toList();
    if (flagged.isEmpty()) {
      return;
    }
    out.append("<section>\n<h2>会话，分低的在前</h2>\n");
    if (flagged.size() > worst) {
      paragraph(out, flagged.size() + " 个有问题的会话，这里是前 " + worst + " 个。");
    }
    for (Inspected one : flagged.stream().limit(worst).toList()) {
      conversation(one, out);
    }
    out.append("</section>\n");
  }

  private void conversation(Inspected one, Appendable out) throws IOException {
    out.append("<article>\n<h3><span class=\"score\">");
    out.append(Wordings.points(one.score().total())).append("</span> ");
    out.append(escaped(one.key().conversation())).append("</h3>\n");
    paragraph(out, Wordings.time(one.begun(), zone) + " · 客服 "
        + String.join("、", one.agents().stream().map(Inspected.Part::agent).toList()) + " · 回复 "
        + one.replies() + (one.open() ? " · 结束时顾客还在等" : ""));
    if (!one.score().faults().isEmpty()) {
      out.append("<ul class=\"lost\">\n");
      for (Score.ItemScore item : one.score().faults()) {
        out.append("<li><b>−").append(Wordings.points(item.taken())).append("</b> ");
        out.append(escaped(item.title())).append(" × " + item.times()).append("</li>\n");
      }
      out.append("</ul>\n");
    }
    for (Flag flag : one.flags()) {
      flag(flag, out);
    }
    out.append("</article>\n");
  }

  private void flag(Flag flag, Appendable out) throws IOException {
    Evidence evidence = flag.evidence();
    String severity = flag.severity().name().toLowerCase(Locale.ROOT);
    out.append("<div class=\"flag ").append(severity).append("\">\n<p class=\"what\"><b>");
    out.append(Wordings.severity(flag.severity())).append(" · ");
    out.append(Wordings.category(flag.category())).append("</b> <span>");
    out.append(escaped(evidence.at().map(at -> Wordings.time(at, zone)).orElse("") + " · "
        + (flag.agent().isEmpty() ? "" : flag.agent() + " · ") + evidence.rule() + " · "
        + flag.place())).append("</span></p>\n");
    if (!evidence.text().isEmpty()) {
      out.append("<blockquote>").append(marked(evidence)).append("</blockquote>\n");
    }
    out.append("<p>").append(escaped(evidence.note()));
    if (!evidence.replacements().isEmpty()) {
      out.append(" <span class=\"instead\">可以说：");
      out.append(escaped(String.join(" / ", evidence.replacements()))).append("</span>");
    }
    out.append("</p>\n</div>\n");
  }

  private static String marked(Evidence evidence) {
    String text = evidence.text();
    Span span = evidence.marked().orElse(new Span(0, 0));
    return span.length() == 0
        ? escaped(text)
        : escaped(text.substring(0, span.start())) + "<mark>" + escaped(span.of(text)) + "</mark>"
            + escaped(text.substring(span.end()));
  }

  private static void paragraph(Appendable out, String text) throws IOException {
    out.append("<p>").append(escaped(text)).append("</p>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream bytes = HtmlReport.class.getResourceAsStream("report.css")) {
      if (bytes == null) {
        throw new IllegalStateException("the report's style is not on the class path");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the report's style cannot be read", e);
    }
  }
}
