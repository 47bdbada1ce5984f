package org.huashu.coach.audit;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.ScoreSheet.Item;
import org.huashu.coach.text.CsvLine;

/** The report as a table, one flag a line, for spreadsheets. */
public record CsvReport(ZoneId zone) implements ReportFormat {

  private static final List<String> HEADS = List.of("店铺", "会话", "会话得分", "时间", "客服", "类别", "规则",
      "程度", "扣分项", "每次扣分", "原文", "标出的词", "说明", "建议", "出处");

  @Override
  public void write(AuditReport report, Appendable out) throws IOException {
    out.append(CsvLine.MARK);
    CsvLine.write(HEADS, out);
    for (Inspected one : report.conversations()) {
      for (Flag flag : one.flags()) {
        CsvLine.write(cells(report, one, flag), out);
      }
    }
  }

  private List<String> cells(AuditReport report, Inspected one, Flag flag) {
    Evidence evidence = flag.evidence();
    Optional<Item> item = flag.item().flatMap(report.sheet()::item);
    return List.of(one.key().shop(), one.key().conversation(),
        Wordings.points(one.score().total()),
        evidence.at().map(at -> Wordings.time(at, zone)).orElse(""), flag.agent(),
        Wordings.category(flag.category()), evidence.rule(), Wordings.severity(flag.severity()),
        item.map(Item::title).orElse(""),
        item.map(it -> Wordings.points(it.deduction())).orElse(""), evidence.text(),
        evidence.marked().map(span -> span.of(evidence.text())).orElse(""), evidence.note(),
        String.join(" / ", evidence.replacements()), flag.place());
  }
}
