package org.huashu.coach.audit;

import java.io.IOException;

/** A way to write an audit's report. */
public sealed interface ReportFormat permits TextReport, JsonReport, CsvReport, HtmlReport {

  /** Writes a report; lines end with a line feed. */
  void write(AuditReport report, Appendable out) throws IOException;
}
