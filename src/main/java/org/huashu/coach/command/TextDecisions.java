package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Decision.Outcome;
import org.huashu.coach.wording.Disguise;

/** Prints what rules made of the wording they came across: one line a place, also a near miss. */
record TextDecisions(PrintWriter out) {

  void add(CheckedDraft draft, List<Decision> decisions) {
    for (Decision decision : decisions) {
      out.printf("    %s %s “%s”: %s%s%s%n",
          TextFindings.place(draft.text(), decision.span().start()),
          decision.rule().id(), decision.found(), said(decision.outcome()),
          decision.denial().isEmpty() ? "" : "（" + decision.denial() + "）", disguises(decision));
    }
  }

  private static String disguises(Decision decision) {
    Set<Disguise> seen = EnumSet.noneOf(Disguise.class);
    seen.addAll(decision.disguises());
    seen.addAll(Disguise.seenIn(decision.found()));
    return seen.isEmpty()
        ? ""
        : seen.stream()
            .sorted()
            .map(TextDecisions::said)
            .collect(Collectors.joining("、", "（认出：", "）"));
  }

  private static String said(Disguise disguise) {
    return switch (disguise) {
      case PINYIN -> "拼音";
      case HOMOPHONE -> "同音字";
      case LOOKALIKE -> "形近字或符号";
      case SPLIT -> "拆字";
      case WIDTH -> "全角或变形字符";
      case CASE -> "大小写";
      case SCRIPT -> "繁体或异体字";
      case SIGNS -> "中间的符号或空格";
      case REPEATS -> "重复的字";
    };
  }

  private static String said(Outcome outcome) {
    return switch (outcome) {
      case REPORTED -> "命中";
      case OVERLAPPED -> "不另提示：同一规则有更长的命中";
      case NOT_NOW -> "不提示：这条规则只看首次或最后一次回复";
      case CONDITION -> "不提示：with、unless 或 question 的条件不满足";
      case EXCEPTED -> "不提示：在规则的 except 里";
      case ALLOWED -> "不提示：在白名单 words/allow.txt 的词里";
      case PLACE -> "不提示：不在规则要求的句中位置（at）";
      case MENTIONED -> "不提示：书名号里，或引用别人的话";
      case DENIED -> "不提示：否认或转述 words/denials.yaml";
      case CUTS_A_WORD -> "不提示：开头或结尾切断了一个词";
    };
  }
}
