package org.huashu.coach.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.text.Span;
import org.huashu.coach.webhook.ChatEvents;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** Coaches by a handful of phrases, and remembers what it was told. */
final class PhraseCoach implements ChatEvents {

  private static final Map<String, List<String>> PHRASES = new TreeMap<>(
      Map.of("不关我的事", List.of("我来帮您跟进", "我马上帮您核实"), "绝对没问题", List.of("我们会尽力")));
  private static final String SCRIPT = "您好，您的订单{订单号}由顺丰速运承运，预计明天送达。";

  final List<DraftUpdated> drafts = new CopyOnWriteArrayList<>();
  final List<Event> events = new CopyOnWriteArrayList<>();

  @Override
  public Outcome accept(Event event, Optional<Delivery> delivery) {
    events.add(event);
    return Outcome.WRITTEN;
  }

  @Override
  public Advice advise(DraftUpdated draft) {
    drafts.add(draft);
    List<Hint> hints = new ArrayList<>();
    PHRASES.forEach((phrase, better) -> {
      for (int at = draft.text().indexOf(phrase);
          at >= 0;
          at = draft.text().indexOf(phrase, at + 1)) {
        boolean banned = phrase.startsWith("不关");
        hints.add(new Hint("h-" + phrase.hashCode() + "-" + hints.size(),
            new Finding("stub", banned ? Category.BANNED : Category.UNVERIFIED_PROMISE,
                banned ? Severity.BLOCK : Severity.WARN,
                Optional.of(new Span(at, at + phrase.length())),
                "不要说“" + phrase + "”，可以说“" + better.getFirst() + "”", "客服规范", better,
                Optional.empty(), Optional.empty()),
            phrase));
      }
    });
    return new Advice(draft.key().conversation(), draft.draft(), draft.revision(),
        Verdict.of(hints), hints, find(draft.key(), "", draft.at(), 1),
        new ClockReading(ClockState.WAITING, Optional.of(draft.at().minusSeconds(8)), 8_000,
            20_000),
        List.of(), 1);
  }

  /** Always the same script. */
  List<Suggestion> find(ConversationKey key, String words, Instant at, int most) {
    return List.of(new Suggestion("logistics.where", words + "快递到哪了", SCRIPT, 0.8,
        List.of(new Placeholder("订单号", Optional.empty(), new Span(7, 12)),
            new Placeholder("快递公司", Optional.of("顺丰速运"), new Span(13, 17)))));
  }

  /** The texts of the drafts, oldest first. */
  List<String> texts() {
    return drafts.stream().map(DraftUpdated::text).toList();
  }

  /** The text of the newest draft; empty before the first. */
  String lastText() {
    return drafts.isEmpty() ? "" : drafts.getLast().text();
  }
}
