package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** Flagged drafts for tests: one agent writes one draft in one conversation. */
public record Flags(String shop, String agent, String draft, Instant at) {

  public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  public static Flags by(String agent, String draft) {
    return new Flags("shop", agent, draft, NOON);
  }

  public Flags at(Instant moment) {
    return new Flags(shop, agent, draft, moment);
  }

  public ConversationKey key() {
    return new ConversationKey(shop, "of-" + draft);
  }

  /** The id of the hint that a rule gives for these words. */
  public String hint(String rule, String words) {
    return "h-" + draft + "-" + rule + "-" + words;
  }

  /** A warning about words, by a rule of the category {@code banned}. */
  public Hint warn(String rule, String text, String words) {
    return hint(rule, text, words, Severity.WARN);
  }

  public Hint block(String rule, String text, String words) {
    return hint(rule, text, words, Severity.BLOCK);
  }

  private Hint hint(String rule, String text, String words, Severity severity) {
    int start = text.indexOf(words);
    Category category =
        rule.startsWith("filler") ? Category.FILLER : Category.BANNED;
    Finding finding = new Finding(rule, category, severity,
        words.isEmpty() ? Optional.empty() : Optional.of(new Span(start, start + words.length())),
        "不要说“" + words + "”", "规范", List.of("我们来处理"), Optional.empty(), Optional.empty());
    return new Hint(hint(rule, words), finding, words);
  }

  public FlaggedDraft revision(long revision, String text, Hint... hints) {
    return revision(revision, text, List.of(), hints);
  }

  public FlaggedDraft revision(long revision, String text, List<String> scripts, Hint... hints) {
    List<Suggestion> suggestions = scripts.stream()
        .map(script -> new Suggestion(script, "标题", "正文", 0.9, List.of()))
        .toList();
    Advice advice = new Advice(key().conversation(), draft, revision,
        Verdict.of(List.of(hints)), List.of(hints), suggestions,
        new ClockReading(ClockState.IDLE, Optional.empty(), 0, 20_000), List.of(), 1);
    return new FlaggedDraft(key(), agent, text, "能退吗", advice, at.plusSeconds(revision));
  }

  public Event sent(long second, String text) {
    return new Event.ReplySent(key(), at.plusSeconds(second), "m-" + draft, Optional.of(draft),
        agent, text, Sender.HUMAN);
  }

  public Event answered(long second, String hint, HintAnswer answer) {
    return new Event.HintAnswered(key(), at.plusSeconds(second), draft, agent, hint, answer);
  }

  public Event took(long second, String script, boolean edited) {
    return new Event.SuggestionUsed(key(), at.plusSeconds(second), draft, agent, script, edited);
  }
}
