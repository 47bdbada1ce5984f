package org.huashu.coach.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import org.huashu.coach.conversation.ConversationKey;
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

  /** Drafts are written for seconds: far more than are open at once. */
  private static final int DRAFTS = 50_000;

  private final FlaggedDrafts drafts;
  private final UnaryOperator<String> mask;
  private final Cache<DraftId, Shown> shown = Caffeine.newBuilder().maximumSize(DRAFTS).build();

  private record DraftId(ConversationKey key, String draft) {}

  /** What is remembered of a draft: a value that grows by copy. */
  private record Shown(AskedQuestion asked, Map<String, Suggestion> scripts, Set<String> put) {

    static final Shown NOTHING = new Shown(AskedQuestion.NOTHING, Map.of(), Set.of());

    /** The same object when nothing is new: most keystrokes change nothing here. */
    Shown with(AskedQuestion now, List<Suggestion> offered) {
      boolean known = now.equals(asked) || now.question().isBlank();
      if (known && offered.stream().allMatch(it -> it.equals(scripts.get(it.script())))) {
        return this;
      }
      Map<String, Suggestion> all = new HashMap<>(scripts);
      offered.forEach(it -> all.put(it.script(), it));
      return new Shown(now.question().isBlank() ? asked : now, all, put);
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

  /** An advice goes to the agent. */
  public void show(ConversationKey key, Advice advice, AskedQuestion asked) {
    if (asked.question().isBlank() && advice.suggestions().isEmpty()) {
      return;
    }
    var _ = shown.asMap()
        .compute(new DraftId(key, advice.draft()),
            (_, known) -> (known == null ? Shown.NOTHING : known).with(asked,
                advice.suggestions()));
  }

  /** The agent has put a script into a draft. */
  public void used(SuggestionUsed used) {
    var _ = shown.asMap()
        .computeIfPresent(new DraftId(used.key(), used.draft()),
            (_, known) -> known.with(used.script()));
  }

  /** A reply was sent, its text masked. */
  public void sent(ReplySent reply) {
    reply.draft().ifPresent(draft -> {
      Shown known = shown.asMap().remove(new DraftId(reply.key(), draft));
      if (known != null && reply.sender() != Sender.AUTO) {
        drafts.offered(new OfferedReply(reply.key(), draft, reply.agent(), reply.at(),
            known.asked(), scripts(known, reply.text()), reply.text()));
      }
    });
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
