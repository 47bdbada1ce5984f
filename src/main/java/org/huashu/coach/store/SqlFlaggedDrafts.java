package org.huashu.coach.store;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.review.FlaggedDrafts;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** Flagged drafts as rows: the draft, its revisions with their hints, and what the agent did. */
final class SqlFlaggedDrafts implements FlaggedDrafts {

  /** A hint as a trainer will see it; its words come from the masked text. */
  private record KeptHint(String id, String category, String rule, String severity, int start,
      int end, String text, List<String> replacements) {}

  /** What an agent did, and with which hint or script. */
  private record Action(String name, String subject) {}

  private final JsonMapper json = JsonMapper.builder().build();
  private final GroupCommit commits;

  SqlFlaggedDrafts(GroupCommit commits) {
    this.commits = commits;
  }

  @Override
  public boolean flag(FlaggedDraft draft) {
    String hints = json.writeValueAsString(
        draft.advice().hints().stream().map(hint -> kept(hint, draft.text())).toList());
    return commits.offer(handle -> {
      handle.execute(
          "INSERT INTO flagged_draft (shop, conversation, draft, agent, question, flagged_at) "
              + "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          draft.key().shop(), draft.key().conversation(), draft.advice().draft(), draft.agent(),
          draft.question(), SqlJournal.moment(draft.at()));
      return handle.execute(
          "INSERT INTO flagged_revision (flagged_draft, revision, at, text, verdict, hints, release) "
              + "SELECT number, ?, ?, ?, ?, ?, ? FROM flagged_draft "
              + "WHERE shop = ? AND conversation = ? AND draft = ? ON CONFLICT DO NOTHING",
          draft.advice().revision(), SqlJournal.moment(draft.at()), draft.text(),
          draft.advice().verdict().name(), hints, draft.advice().release(), draft.key().shop(),
          draft.key().conversation(), draft.advice().draft());
    });
  }

  private static KeptHint kept(Hint hint, String maskedText) {
    var finding = hint.finding();
    return new KeptHint(hint.id(), finding.category().wireName(), finding.rule(),
        finding.severity().name(), finding.span().map(span -> span.start()).orElse(-1),
        finding.span().map(span -> span.end()).orElse(-1),
        finding.span().map(span -> span.of(maskedText)).orElse(""), finding.replacements());
  }

  @Override
  public void outcome(Event event) {
    switch (event) {
      case Event.ReplySent sent -> sent.draft().ifPresent(draft -> sent(sent, draft));
      case Event.HintAnswered answered -> acted(answered, answered.draft(),
          new Action("hint." + answered.answer().name(), answered.hint()));
      case Event.SuggestionUsed used -> acted(used, used.draft(),
          new Action(used.edited() ? "suggestion.edited" : "suggestion.used", used.script()));
      default -> {
      }
    }
  }

  private void sent(Event.ReplySent sent, String draft) {
    commits.offer(handle -> handle.execute(
        "UPDATE flagged_draft SET sent_at = ?, sent_text = ? "
            + "WHERE shop = ? AND conversation = ? AND draft = ? AND sent_at IS NULL",
        SqlJournal.moment(sent.at()), sent.text(), sent.key().shop(), sent.key().conversation(),
        draft));
  }

  private void acted(Event event, String draft, Action action) {
    commits.offer(handle -> flagged(handle, event.key(), draft).map(number -> handle.execute(
        "INSERT INTO flagged_draft_action (flagged_draft, action, subject, at) "
            + "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        number, action.name(), action.subject(), SqlJournal.moment(event.at()))).orElse(0));
  }

  private static Optional<Long> flagged(Handle handle, ConversationKey key, String draft) {
    return handle.select(
        "SELECT number FROM flagged_draft WHERE shop = ? AND conversation = ? AND draft = ?",
        key.shop(), key.conversation(), draft).mapTo(Long.class).findOne();
  }
}
