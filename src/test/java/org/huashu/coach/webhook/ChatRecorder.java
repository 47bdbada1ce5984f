package org.huashu.coach.webhook;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;

/** Keeps what it is handed, as the journal does, and answers every draft with the same advice. */
final class ChatRecorder implements ChatEvents {

  final List<Event> events = new CopyOnWriteArrayList<>();
  private final Map<String, String> digests = new HashMap<>();

  @Override
  public synchronized Outcome accept(Event event, Optional<Delivery> delivery) {
    if (delivery.isPresent()) {
      Delivery given = delivery.get();
      String earlier = digests.putIfAbsent(given.shop() + " " + given.id(), given.digest());
      if (earlier != null) {
        return earlier.equals(given.digest()) ? Outcome.REPEATED : Outcome.CONFLICT;
      }
    }
    events.add(event);
    return Outcome.WRITTEN;
  }

  @Override
  public Advice advise(DraftUpdated draft) {
    events.add(draft);
    return advice(draft.key().conversation(), draft.draft(), draft.revision());
  }

  /** Advice with everything that the contract knows. */
  static Advice advice(String conversation, String draft, long revision) {
    Finding escalation = new Finding("escalation.outside", Category.ESCALATION, Severity.WARN,
        Optional.empty(), "顾客提到了12315，请升级处理", "投诉风险", List.of(),
        Optional.of("complaint.outside"), Optional.of(Grade.SERIOUS));
    Finding banned = new Finding("banned.not-my-business", Category.BANNED, Severity.BLOCK,
        Optional.of(new Span(3, 8)), "不要说“不关我的事”", "客服规范违禁词", List.of("我来帮您跟进", "我帮您转给同事"),
        Optional.empty(), Optional.empty());
    Suggestion script =
        new Suggestion("logistics.where-is-my-parcel", "快递到哪了", "您好，您的订单2026由中通承运👍",
            0.83, List.of(new Placeholder("订单号", Optional.of("2026"), new Span(7, 11)),
                new Placeholder("快递公司", Optional.empty(), new Span(12, 14))));
    return new Advice(conversation, draft, revision, Verdict.BLOCK,
        List.of(new Hint("h-1", escalation, ""), new Hint("h-2", banned, "不关我的事")), List.of(script),
        new ClockReading(ClockState.WAITING, Optional.of(Instant.parse("2026-11-20T02:00:05.250Z")),
            14_200, 20_000),
        List.of("store"), 7);
  }
}
