package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.Story.Deed;
import org.huashu.coach.review.Story.Revision;
import org.huashu.coach.review.Story.Sent;

/** Flagged drafts that last as long as the process: for tests, replays and trials. */
public final class InMemoryFlaggedDrafts implements FlaggedDrafts {

  private final List<FlaggedDraft> drafts = new CopyOnWriteArrayList<>();
  private final List<Event> outcomes = new CopyOnWriteArrayList<>();
  private final List<OfferedReply> offered = new CopyOnWriteArrayList<>();

  private record DraftId(ConversationKey key, String draft) {}

  @Override
  public boolean flag(FlaggedDraft draft) {
    drafts.add(draft);
    return true;
  }

  @Override
  public void outcome(Event event) {
    outcomes.add(event);
  }

  @Override
  public void offered(OfferedReply reply) {
    offered.add(reply);
  }

  /** The revisions that were flagged, in their order. */
  public List<FlaggedDraft> drafts() {
    return List.copyOf(drafts);
  }

  /** What became of drafts, in the order it was told. */
  public List<Event> outcomes() {
    return List.copyOf(outcomes);
  }

  /** What was offered for replies, in the order they were sent. */
  public List<OfferedReply> offered() {
    return List.copyOf(offered);
  }

  /** The flagged drafts as stories, numbered from 1 in the order of their first flag. */
  public List<Story> stories() {
    Map<DraftId, List<FlaggedDraft>> byDraft = new LinkedHashMap<>();
    drafts.forEach(draft -> byDraft
        .computeIfAbsent(new DraftId(draft.key(), draft.advice().draft()), _ -> new ArrayList<>())
        .add(draft));
    List<Story> stories = new ArrayList<>();
    byDraft.forEach((id, flagged) -> stories.add(story(stories.size() + 1, id, flagged)));
    return stories;
  }

  private Story story(long number, DraftId id, List<FlaggedDraft> flagged) {
    Map<Long, Revision> revisions = new HashMap<>();
    flagged.forEach(it -> revisions.putIfAbsent(it.advice().revision(), revision(it)));
    List<Deed> deeds = new ArrayList<>();
    Optional<Sent> sent = Optional.empty();
    for (Event event : outcomes) {
      switch (event) {
        case Event.HintAnswered it when id.equals(new DraftId(it.key(), it.draft())) ->
          deeds.add(new Deed.Answered(it.at(), it.hint(), it.answer()));
        case Event.SuggestionUsed it when id.equals(new DraftId(it.key(), it.draft())) ->
          deeds.add(new Deed.Took(it.at(), it.script(), it.edited()));
        case Event.ReplySent it when id.equals(new DraftId(it.key(), it.draft().orElse(""))) ->
          sent = sent.or(() -> Optional.of(new Sent(it.at(), it.text())));
        default -> {
        }
      }
    }
    FlaggedDraft first = flagged.getFirst();
    return new Story(number, id.key(), id.draft(), first.agent(), first.question(),
        first.at(), List.copyOf(revisions.values()), deeds, sent);
  }

  private static Revision revision(FlaggedDraft draft) {
    return new Revision(draft.advice().revision(), draft.at(), draft.text(),
        draft.advice().verdict(),
        draft.advice().hints().stream().map(hint -> KeptHint.of(hint, draft.text())).toList(),
        draft.advice().suggestions().stream().map(Suggestion::script).toList(),
        draft.advice().release());
  }
}
