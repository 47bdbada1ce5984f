package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;
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

  /** What is remembered of a draft: a value that grows by copy. */
  record Shown(AskedQuestion asked, Map<String, Suggestion> scripts, Set<String> put) {

    static final Shown NOTHING = new Shown(AskedQuestion.NOTHING, Map.of(), Set.of());

    boolean isNothing() {
      return scripts.isEmpty() && asked.question().isBlank();
    }

    /** The same object when nothing is new: most keystrokes change nothing here. */
    Shown with(AskedQuestion now, List<Suggestion> offered) {
      boolean known = now.equals(asked) || now.question().isBlank();
      if (known && holds(offered)) {
        return this;
      }
      Map<String, Suggestion> all = new HashMap<>(scripts);
      offered.forEach(it -> all.put(it.script(), it));
      return new Shown(now.question().isBlank() ? asked : now, all, put);
    }

    private boolean holds(List<Suggestion> offered) {
      for (Suggestion suggestion : offered) {
        if (!suggestion.equals(scripts.get(suggestion.script()))) {
          return false;
        }
      }
      return true;
    }

    Shown with(String script) {
      Set<String> all = new HashSet<>(put);
      all.add(script);
      return new Shown(asked, scripts, all);
    }
  }

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
      draft.show(shown -> shown.with(asked, advice.suggestions()));
    }
  }

  /** The agent has put a script into this draft. */
  public void used(OpenDraft draft, SuggestionUsed used) {
    draft.show(shown -> shown.with(used.script()));
  }

  /** This draft was sent, its text masked. */
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
