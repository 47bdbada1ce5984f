package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.review.Story;
import org.huashu.coach.review.Story.Deed;
import org.huashu.coach.review.Story.Revision;
import org.huashu.coach.review.Story.Sent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads flagged drafts with all that belongs to them. */
final class SqlStories {

  private static final String DRAFTS =
      "SELECT number, shop, conversation, draft, agent, question, flagged_at, sent_at, "
          + "sent_text "
          + "FROM flagged_draft WHERE ";
  private static final String REVISIONS =
      "SELECT r.flagged_draft, r.revision, r.at, r.text, r.verdict, r.hints, r.suggestions, "
          + "r.release FROM flagged_draft JOIN flagged_revision r ON r.flagged_draft = number "
          + "WHERE ";
  private static final String DEEDS = "SELECT a.flagged_draft, a.action, a.subject, a.at "
      + "FROM flagged_draft JOIN flagged_draft_action a ON a.flagged_draft = number WHERE ";

  private final HintCodec codec = new HintCodec();

  Optional<Story> story(Handle handle, long number) {
    return stories(handle, "number = ?", number).stream().findFirst();
  }

  /**
   * Reads stories, in the order of their numbers.
   *
   * @param where a condition on the table of flagged drafts
   * @param values of its parameters
   */
  List<Story> stories(Handle handle, String where, Object... values) {
    Map<Long, List<Revision>> revisions = new HashMap<>();
    handle.select(REVISIONS + where, values)
        .map((row, _) -> revisions
            .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
            .add(revision(row)))
        .forEach(_ -> {});
    Map<Long, List<Deed>> deeds = new HashMap<>();
    handle.select(DEEDS + where, values)
        .map((row, _) -> deeds.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
            .add(deed(row)))
        .forEach(_ -> {});
    return handle.select(DRAFTS + where + " ORDER BY number", values)
        .map((row, _) -> story(row, revisions, deeds))
        .list()
        .stream()
        .filter(story -> !story.revisions().isEmpty())
        .toList();
  }

  private static Story story(ResultSet row, Map<Long, List<Revision>> revisions,
      Map<Long, List<Deed>> deeds) throws SQLException {
    long number = row.getLong(1);
    return new Story(number, new ConversationKey(row.getString(2), row.getString(3)),
        row.getString(4), row.getString(5), row.getString(6),
        Instant.parse(row.getString(7)), revisions.getOrDefault(number, List.of()),
        deeds.getOrDefault(number, List.of()),
        sent(row.getString(8), row.getString(9)));
  }

  private static Optional<Sent> sent(@Nullable String at, @Nullable String text) {
    return at == null
        ? Optional.empty()
        : Optional.of(new Sent(Instant.parse(at), text == null ? "" : text));
  }

  private Revision revision(ResultSet row) throws SQLException {
    return new Revision(row.getLong(2), Instant.parse(row.getString(3)), row.getString(4),
        Verdict.valueOf(row.getString(5)), codec.readHints(row.getString(6)),
        codec.readNames(row.getString(7)), row.getLong(8));
  }

  private static Deed deed(ResultSet row) throws SQLException {
    String action = row.getString(2);
    String subject = row.getString(3);
    Instant at = Instant.parse(row.getString(4));
    return switch (action) {
      case "suggestion.used" -> new Deed.Took(at, subject, false);
      case "suggestion.edited" -> new Deed.Took(at, subject, true);
      default -> new Deed.Answered(at, subject,
          HintAnswer.valueOf(action.substring("hint.".length())));
    };
  }
}
