package org.huashu.coach.command;

import java.util.Map;
import java.util.TreeMap;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.Texts;

/** A small knowledge base with a score sheet and a rule of each kind that an audit must know. */
final class AuditedStore {

  private static final String SHEET =
      """
          total: 100
          groups:
            - id: professional
              title: 专业水平
              points: 30
              items:
                - {id: harm, title: 影响公司形象, deduction: 2, categories: [personal-data]}
                - {id: not-handed-over, title: 事件未交接反馈, deduction: 2, categories: [handover, escalation]}
            - id: attitude
              title: 服务态度
              points: 3
              items:
                - {id: cold, title: 不热情, deduction: 2, categories: [delay]}
            - id: wording
              title: 服务用语
              points: 67
              items:
                - {id: banned, title: 违禁言语, deduction: 1, categories: [banned]}
                - {id: greeting, title: 无问候语, deduction: 0.5, categories: [greeting-missing]}
                - {id: closing, title: 无结束语, deduction: 0.5, categories: [closing-missing]}
          """;

  private static final String GREETING = """
      kind: require
      severity: info
      when: first-reply
      message: 请先问好
      any: [您好]
      examples:
        bad: [{draft: 有货的, turn: 1}]
        good: [{draft: "您好，有货的", turn: 1}]
      """;

  private static final String CLOSING = """
      kind: require
      severity: info
      when: closing
      message: 请道谢
      any: [感谢]
      examples:
        bad: [{draft: 有货的, closing: true}]
        good: [{draft: "有货的，感谢您", closing: true}]
      """;

  private static final String PHONE = """
      kind: avoid
      severity: block
      message: 不要发“{found}”
      pattern: '.'
      validate: mobile
      examples:
        bad: ["打[13812345678]"]
        good: [打电话]
      """;

  private static final String THREAT = """
      kind: avoid
      severity: warn
      grade: general
      in: question
      message: 顾客要投诉到外面
      phrases: [打12315投诉]
      examples:
        bad: [{question: "我打12315投诉", draft: "您好"}]
        good: [{question: "我要投诉", draft: "您好"}]
      """;

  private AuditedStore() {}

  static KnowledgeFiles files() {
    var texts = new TreeMap<>(Texts.small().texts());
    texts.putAll(Map.of("policies/score-sheet.yaml", SHEET,
        "rules/greeting-missing/first.yaml", GREETING, "rules/closing-missing/last.yaml", CLOSING,
        "rules/personal-data/mobile.yaml", PHONE, "rules/escalation/authority.yaml", THREAT));
    return Texts.files(texts);
  }
}
