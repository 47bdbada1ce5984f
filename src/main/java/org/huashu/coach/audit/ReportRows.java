package org.huashu.coach.audit;

import java.util.List;

/** The rows of a report's tables, as all its forms for people show them. */
final class ReportRows {

  private ReportRows() {}

  /**
   * Agent, conversations, replies, flags, flags per hundred, late rounds, mean and longest wait,
   * mean and worst points, the conversation that had the worst.
   */
  static List<List<String>> agents(AuditReport report) {
    return report.agents()
        .stream()
        .map(line -> List.of(line.agent(), "" + line.conversations(), "" + line.replies(),
            "" + line.flags(), Wordings.oneDecimal(line.flagsPerHundred()),
            line.waits().late() + "/" + line.waits().rounds(),
            Wordings.waited(line.waits().averageMillis()),
            Wordings.waited(line.waits().longestMillis()), Wordings.points(line.mean()),
            Wordings.points(line.worst()), line.worstIn().conversation()))
        .toList();
  }

  /** Item of the score sheet, times, points taken, conversations. */
  static List<List<String>> items(AuditReport report) {
    return report.items()
        .stream()
        .map(line -> List.of(line.title(), "" + line.times(), Wordings.points(line.taken()),
            "" + line.conversations()))
        .toList();
  }

  /** Category, flags, conversations. */
  static List<List<String>> categories(AuditReport report) {
    return report.categories()
        .stream()
        .map(line -> List.of(Wordings.category(line.category()), "" + line.flags(),
            "" + line.conversations()))
        .toList();
  }

  /** Rule, severity, flags, conversations. */
  static List<List<String>> rules(AuditReport report) {
    return report.rules()
        .stream()
        .map(line -> List.of(line.rule(), Wordings.severity(line.severity()), "" + line.flags(),
            "" + line.conversations()))
        .toList();
  }
}
