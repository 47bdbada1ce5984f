package org.huashu.coach.audit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who wrote a line of a chat log, as its words tell. */
enum Role {
  /** A machine alone: a robot, a greeting, a notice of the platform. */
  MACHINE("机器人", "智能客服", "自动回复", "自动", "系统", "系统消息", "系统提示", "bot", "robot", "auto", "system",
      "notice"),
  /** A machine wrote it, and a person stands for it. */
  ASSISTED("辅助", "智能辅助", "人机协同", "assisted"),
  /** An agent. */
  AGENT("客服", "人工客服", "人工", "坐席", "商家", "卖家", "店铺", "接待", "客服人员", "发出", "发送", "agent", "staff",
      "seller",
      "human", "operator", "assistant", "service", "out", "outgoing", "outbound", "s", "a"),
  /** The customer. */
  CUSTOMER("客户", "顾客", "买家", "用户", "访客", "消费者", "会员", "收到", "接收", "customer", "buyer", "user",
      "visitor",
      "client", "guest", "in", "incoming", "inbound", "contact", "c", "u", "b", "q");

  private final List<String> words;

  Role(String... words) {
    this.words = List.of(words);
  }

  /** The role that a cell says; empty when it is none, but perhaps a name. */
  static Optional<Role> of(String cell) {
    String bare = bare(cell);
    return Stream.of(values()).filter(role -> role.words.contains(bare)).findFirst();
  }

  /** The role that a name begins with: 客服小美, 买家tb123; for Chinese words only. */
  static Optional<Role> ofName(String cell) {
    String bare = bare(cell);
    return Stream.of(values())
        .filter(role -> role.words.stream()
            .anyMatch(word -> word.charAt(0) > 0x7F && word.length() > 1 && bare.startsWith(word)))
        .findFirst();
  }

  private static String bare(String cell) {
    return Normalizer.normalize(cell, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
