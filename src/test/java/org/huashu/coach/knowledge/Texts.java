package org.huashu.coach.knowledge;

import java.util.Map;
import java.util.TreeMap;

/** Small knowledge bases, as text. */
public final class Texts {

  /** A good rule. */
  public static final String RULE = """
      kind: avoid
      severity: block
      message: 不要说“{found}”
      phrases: [不关我的事]
      replacements: [我帮您问一下]
      examples:
        bad: ["[不关我的事]"]
        good: [这就帮您看]
      """;

  /** A good file of scripts. */
  public static final String SCRIPTS = """
      scripts:
        - id: where
          title: 快递到哪了
          questions: [我的快递到哪了, 包裹怎么还没到啊, 帮我查下物流, 走到哪儿了]
          answer: 您好，这就帮您查一下，请稍等。
      """;

  private Texts() {}

  /** The smallest knowledge base: one rule. */
  public static KnowledgeFiles minimal() {
    return files(Map.of("rules/banned/not-my-business.yaml", RULE));
  }

  /** A knowledge base of one rule and one script. */
  public static KnowledgeFiles small() {
    return files(Map.of("rules/banned/not-my-business.yaml", RULE, "scripts/logistics.yaml",
        SCRIPTS));
  }

  /** Files with those texts. */
  public static KnowledgeFiles files(Map<String, String> texts) {
    return new KnowledgeFiles(new TreeMap<>(texts));
  }

  /** The same files, one of them with another text. */
  public static KnowledgeFiles with(KnowledgeFiles files, String path, String text) {
    var texts = new TreeMap<>(files.texts());
    texts.put(path, text);
    return new KnowledgeFiles(texts);
  }
}
