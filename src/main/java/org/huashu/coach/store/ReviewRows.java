package org.huashu.coach.store;

import java.util.Map;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Ruling;
import org.jdbi.v3.core.Handle;

/**
 * The rows that follow from the acts on a flagged draft, so that lists need not read them all. They
 * are written in the transaction that adds the act.
 */
final class ReviewRows {

  private static final String DRAFT = "UPDATE flagged_draft SET state = ?, assigned = ?, "
      + "reserved_by = ?, reserved_until = ? WHERE number = ?";
  private static final String SEEN =
      "INSERT INTO review_seen (flagged_draft, reviewer) VALUES (?, ?)";
  private static final String RULING = "INSERT INTO review_ruling "
      + "(flagged_draft, hint, turn, reviewer, ruling, at) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String OUTCOME =
      "INSERT INTO review_outcome (flagged_draft, hint, rule, ruling) VALUES (?, ?, ?, ?)";
  private static final String NOTE = "INSERT INTO agent_note (flagged_draft, hint, place, shop, "
      + "agent, reviewer, at, ruling, comment, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String OPENED = "INSERT INTO rule_proposal "
      + "(flagged_draft, hint, rule, state, opened_by, opened_at) VALUES (?, ?, ?, 'OPEN', ?, ?) "
      + "ON CONFLICT (flagged_draft, hint) DO UPDATE SET state = 'OPEN' "
      + "WHERE rule_proposal.state = 'WITHDRAWN'";
  private static final String WITHDRAWN = "UPDATE rule_proposal SET state = 'WITHDRAWN' "
      + "WHERE flagged_draft = ? AND hint = ? AND state = 'OPEN'";
  private static final String DECIDED = "UPDATE rule_proposal SET state = ?, decided_by = ?, "
      + "decided_at = ?, phrase = ?, note = ? WHERE flagged_draft = ? AND hint = ?";

  private static final String TOLD = "UPDATE rule_proposal SET told = 1 "
      + "WHERE flagged_draft = ? AND opened_by = ? AND decided_at <= ?";

  private final Handle handle;
  private final Review review;
  private final long draft;

  private ReviewRows(Handle handle, Review review) {
    this.handle = handle;
    this.review = review;
    this.draft = review.subject().number();
  }

  /** Writes what follows from the last act of a review. */
  static void write(Handle handle, Review review) {
    ReviewRows rows = new ReviewRows(handle, review);
    Act act = review.acts().getLast();
    rows.draft();
    switch (act) {
      case Act.Assigned _,Act.Reserved _,Act.Released _,Act.Doubled _ -> {
      }
      case Act.Skipped _ -> rows.seen();
      case Act.ProposalDecided decided -> rows.decided(decided);
      case Act.Read read -> {
        rows.notes();
        rows.told(read);
      }
      case Act.Judged _,Act.Undone _,Act.Appealed _,Act.Answered _ -> {
        rows.seen();
        rows.rulings();
        rows.outcome();
        rows.notes();
        rows.proposals(act);
        SqlFlaggedDrafts.changed(handle, rows.draft);
      }
    }
  }

  private void draft() {
    var held = review.reservation();
    handle.execute(DRAFT, review.state().name(), review.assigned().orElse(null),
        held.map(Act.Reserved::by).orElse(null),
        held.map(it -> SqlJournal.moment(it.until())).orElse(null), draft);
  }

  private void seen() {
    handle.execute("DELETE FROM review_seen WHERE flagged_draft = ?", draft);
    review.seenBy().forEach(reviewer -> handle.execute(SEEN, draft, reviewer));
  }

  private void rulings() {
    handle.execute("DELETE FROM review_ruling WHERE flagged_draft = ?", draft);
    int turn = 0;
    for (Act.Judged judged : review.judged()) {
      turn++;
      for (Judgement judgement : judged.judgements()) {
        handle.execute(RULING, draft, judgement.hint(), turn, judged.by(),
            judgement.ruling().name(), SqlJournal.moment(judged.at()));
      }
    }
  }

  private void outcome() {
    handle.execute("DELETE FROM review_outcome WHERE flagged_draft = ?", draft);
    review.outcome()
        .forEach((hint, judgement) -> handle.execute(OUTCOME, draft, hint, rule(hint),
            judgement.ruling().name()));
  }

  private String rule(String hint) {
    return review.subject().rules().getOrDefault(hint, "");
  }

  private void notes() {
    handle.execute("DELETE FROM agent_note WHERE flagged_draft = ?", draft);
    int place = 0;
    for (AgentNote note : review.notes()) {
      place++;
      handle.execute(NOTE, draft, note.hint(), place, note.key().shop(), note.agent(), note.by(),
          SqlJournal.moment(note.at()), note.ruling().name(), note.comment(),
          note.read() ? 1 : 0);
    }
  }

  private void proposals(Act act) {
    Map<String, Judgement> outcome = review.outcome();
    for (String hint : review.subject().rules().keySet()) {
      Judgement holds = outcome.get(hint);
      if (holds != null && holds.ruling() == Ruling.WRONG_FLAG) {
        handle.execute(OPENED, draft, hint, rule(hint), act.by(), SqlJournal.moment(act.at()));
      } else {
        handle.execute(WITHDRAWN, draft, hint);
      }
    }
  }

  private void told(Act.Read read) {
    handle.execute(TOLD, draft, read.by(), SqlJournal.moment(read.at()));
  }

  private void decided(Act.ProposalDecided decided) {
    handle.execute(DECIDED, decided.phrase().isPresent() ? "ACCEPTED" : "REJECTED", decided.by(),
        SqlJournal.moment(decided.at()), decided.phrase().orElse(null), decided.note(), draft,
        decided.hint());
  }
}
