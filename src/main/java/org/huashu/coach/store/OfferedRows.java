package org.huashu.coach.store;

import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.jdbi.v3.core.Handle;

/** A reply and what was offered for it, as rows. */
final class OfferedRows {

  /** Scores are kept in thousandths. */
  static final int WHOLE = 1_000;

  /** Searches look at the last 200 units of a question. */
  private static final int LONGEST_QUESTION = 400;

  private static final String REPLY =
      "INSERT INTO offered_reply (shop, conversation, draft, agent, "
          + "at, question, channel, product, best, script, sent, unanswered) "
          + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String SCRIPT = "INSERT INTO suggestion_shown "
      + "(shop, conversation, draft, script, agent, at, fate, text) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private OfferedRows() {}

  /** Writes them; a reply that was written already stays as it is. */
  static int insert(Handle handle, OfferedReply reply) {
    String at = SqlJournal.moment(reply.at());
    String shop = reply.key().shop();
    String conversation = reply.key().conversation();
    AskedQuestion asked = reply.asked();
    int written = handle.execute(REPLY, shop, conversation, reply.draft(), reply.agent(), at,
        last(asked.question()), asked.channel().orElse(null), asked.product().orElse(null),
        Math.round(asked.best() * WHOLE), asked.script(), reply.sent(),
        reply.unanswered() ? 1 : 0);
    for (OfferedScript it : reply.scripts()) {
      handle.execute(SCRIPT, shop, conversation, reply.draft(), it.script(), reply.agent(), at,
          it.fate().name(), it.text());
    }
    return written;
  }

  private static String last(String question) {
    int start = Math.max(0, question.length() - LONGEST_QUESTION);
    boolean split = start > 0
        && Character.isSurrogatePair(question.charAt(start - 1), question.charAt(start));
    return question.substring(split ? start + 1 : start);
  }
}
