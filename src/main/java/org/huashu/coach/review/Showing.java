package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.OfferedReply.OfferedScript;

/**
 * Remembers what was asked and which scripts were offered for a draft until it is sent, and then
 * has it kept: one write for a reply, none for a keystroke. A restart forgets the drafts that are
 * being written, but for flagged ones, whose revisions hold their suggestions.
 */
public final class Showing {

  private final FlaggedDrafts drafts;
  private final UnaryOperator<String> mask;

  /**
   * Has {@code drafts} keep what was shown.
   *
   * @param mask masks the personal data of a text and keeps its length
   */
  public Showing(FlaggedDrafts drafts, UnaryOperator<String> mask) {
    this.drafts = drafts;
    this.mask = mask;
  }

  /** An advice goes to the agent who writes this draft. */
  public void show(OpenDraft draft, Advice advice, AskedQuestion asked) {
    if (!asked.question().isBlank() || !advice.suggestions().isEmpty()) {
      draft.show(asked, advice.suggestions());
    }
  }

  /** The agent has put a script into this draft. */
  public void used(OpenDraft draft, SuggestionUsed used) {
    draft.put(used.script());
  }

  /** This draft was sent; the text of the reply is masked. */
  public void sent(OpenDraft draft, ReplySent reply) {
    Shown known = draft.takeShown();
    if (!known.isNothing() && reply.sender() != Sender.AUTO) {
      drafts.offered(new OfferedReply(reply.key(), reply.draft().orElseThrow(), reply.agent(),
          reply.at(), known.asked(), scripts(known, reply.text()), reply.text()));
    }
  }

  private List<OfferedScript> scripts(Shown known, String sent) {
    List<OfferedScript> scripts = new ArrayList<>();
    new TreeMap<>(known.scripts()).forEach((id, suggestion) -> {
      OfferedText text = new OfferedText(suggestion, mask);
      Fate fate = text.fate(sent, known.put().contains(id));
      scripts.add(new OfferedScript(id, fate, fate == Fate.CHANGED ? text.text() : ""));
    });
    if (scripts.stream().anyMatch(it -> it.fate().used())) {
      scripts.replaceAll(
          it -> it.fate().used() ? it : new OfferedScript(it.script(), Fate.PASSED, ""));
    }
    return scripts;
  }
}
