package org.huashu.coach.store;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.wording.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Flagged drafts as rows: the draft, its revisions with their hints, and what the agent did. */
final class SqlFlaggedDrafts implements FlaggedDrafts {

  private static final String INSERT_DRAFT =
      "INSERT INTO flagged_draft (shop, conversation, draft, agent, question, flagged_at) "
          + "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String INSERT_REVISION = "INSERT INTO flagged_revision "
      + "(flagged_draft, revision, at, text, verdict, hints, release, suggestions) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String INSERT_HINT =
      "INSERT INTO flagged_hint (flagged_draft, hint, rule, category, severity) "
          + "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String WORSE =
      "UPDATE flagged_draft SET severity = ? WHERE number = ? AND severity < ?";
  private static final String SENT = "UPDATE flagged_draft SET sent_at = ?, sent_text = ? "
      + "WHERE number = ? AND sent_at IS NULL";
  private static final String ACTED =
      "INSERT INTO flagged_draft_action (flagged_draft, action, subject, at) "
          + "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String CHANGED = "INSERT INTO insight_changed (shop, hour, mark) "
      + "SELECT shop, substr(flagged_at, 1, 13), 1 FROM flagged_draft WHERE number = ? "
      + "ON CONFLICT (shop, hour) DO UPDATE SET mark = insight_changed.mark + 1";

  private static final int AT_ONCE = 500;

  /** What an agent did, and with which hint or script. */
  private record Action(String name, String subject) {}

  private final HintCodec codec = new HintCodec();
  private final GroupCommit commits;

  SqlFlaggedDrafts(GroupCommit commits) {
    this.commits = commits;
  }

  @Override
  public boolean flag(FlaggedDraft draft) {
    List<KeptHint> hints =
        draft.advice().hints().stream().map(hint -> KeptHint.of(hint, draft.text())).toList();
    return commits.offer(handle -> {
      handle.execute(INSERT_DRAFT, draft.key().shop(), draft.key().conversation(),
          draft.advice().draft(), draft.agent(), draft.question(),
          SqlJournal.moment(draft.at()));
      long number = flagged(handle, draft.key(), draft.advice().draft()).orElseThrow();
      int written = handle.execute(INSERT_REVISION, number, draft.advice().revision(),
          SqlJournal.moment(draft.at()), draft.text(), draft.advice().verdict().name(),
          codec.writeHints(hints), draft.advice().release(),
          codec.writeNames(
              draft.advice().suggestions().stream().map(Suggestion::script).toList()));
      if (written > 0) {
        list(handle, number, hints);
        changed(handle, number);
      }
      return written;
    });
  }

  /** Lists the hints that are judged, for the queue to be filtered by. */
  static void list(Handle handle, long number, List<KeptHint> hints) {
    int worst = Severity.INFO.ordinal();
    for (KeptHint hint : hints) {
      if (hint.aboutTheReply()) {
        int severity = hint.severity().ordinal();
        worst = Math.max(worst, severity);
        handle.execute(INSERT_HINT, number, hint.id(), hint.rule(), hint.category().wireName(),
            severity);
      }
    }
    handle.execute(WORSE, worst, number, worst);
  }

  /** Lists the hints of drafts that were flagged before there was a list. */
  static void listOld(Jdbi writers) {
    HintCodec codec = new HintCodec();
    List<Long> old;
    do {
      old = writers.inTransaction(handle -> {
        List<Long> numbers = handle
            .select("SELECT number FROM flagged_draft WHERE severity < 0 LIMIT ?", AT_ONCE)
            .mapTo(Long.class)
            .list();
        numbers.forEach(number -> {
          handle.select("SELECT hints FROM flagged_revision WHERE flagged_draft = ?", number)
              .mapTo(String.class)
              .forEach(hints -> list(handle, number, codec.readHints(hints)));
          list(handle, number, List.of());
          changed(handle, number);
        });
        return numbers;
      });
    } while (!old.isEmpty());
  }

  /** The insight of the hour in which a draft was flagged must be counted anew. */
  static void changed(Handle handle, long number) {
    handle.execute(CHANGED, number);
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
    commits.offer(handle -> flagged(handle, sent.key(), draft).map(number -> {
      changed(handle, number);
      return handle.execute(SENT, SqlJournal.moment(sent.at()), sent.text(), number);
    }).orElse(0));
  }

  private void acted(Event event, String draft, Action action) {
    commits.offer(handle -> flagged(handle, event.key(), draft).map(number -> {
      changed(handle, number);
      return handle.execute(ACTED, number, action.name(), action.subject(),
          SqlJournal.moment(event.at()));
    }).orElse(0));
  }

  @Override
  public void offered(OfferedReply reply) {
    commits.offer(handle -> OfferedRows.insert(handle, reply));
  }

  private static Optional<Long> flagged(Handle handle, ConversationKey key, String draft) {
    return handle.select(
        "SELECT number FROM flagged_draft WHERE shop = ? AND conversation = ? AND draft = ?",
        key.shop(), key.conversation(), draft).mapTo(Long.class).findOne();
  }
}
