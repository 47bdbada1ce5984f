package org.huashu.coach.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestions;
import org.huashu.coach.advice.Template;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptQuery.Staff;
import org.huashu.coach.text.Readings;

/**
 * Finds scripts for an agent who looks for one: by words, as for a customer's question but without
 * a threshold, or by the initials of a title in pinyin ({@code kddnl} for 快递到哪了). Placeholders are
 * filled from the conversation. Safe for use by many threads.
 */
public final class ScriptFinder {

  private static final Pattern INITIALS = Pattern.compile("[A-Za-z]{2,20}");

  private final CurrentRelease releases;
  private final Function<ConversationKey, Conversation> conversations;

  /** Made anew when the release changes. */
  private volatile Optional<Titles> titles = Optional.empty();

  /** Initials by script, of one release. */
  private record Titles(long release, Map<Script, String> initials) {}

  /** Finds in these releases, for these conversations. */
  public ScriptFinder(CurrentRelease releases,
      Function<ConversationKey, Conversation> conversations) {
    this.releases = releases;
    this.conversations = conversations;
  }

  /**
   * The scripts that fit best, the best first.
   *
   * @param words what the agent typed
   * @param most how many are wanted
   */
  public List<Suggestion> find(ConversationKey key, String words, Instant at, int most) {
    if (words.isBlank()) {
      return List.of();
    }
    Conversation conversation = known(key);
    try (CurrentRelease.Lease lease = releases.acquire()) {
      Release release = lease.release();
      Staff staff = release.knowledge().policies().teams().staff(conversation.agent());
      Set<Script> found = new LinkedHashSet<>();
      if (INITIALS.matcher(words.strip()).matches()) {
        found.addAll(byInitials(release, words.strip().toLowerCase(Locale.ROOT)));
        found.removeIf(script -> !Playbook.fits(script.scope(), conversation, staff, at));
      }
      ScriptQuery query = new ScriptQuery(words.strip(), key.shop(), conversation.channel(),
          Products.of(conversation), at, most).by(staff);
      release.scripts().search(query).stream().map(ScriptMatch::script).forEach(found::add);
      var filling =
          new Suggestions(release.knowledge().policies().placeholders(), most);
      return found.stream()
          .limit(most)
          .map(script -> filling.filled(Template.of(script), 0, conversation))
          .toList();
    }
  }

  /** Without the store, scripts are found all the same; their placeholders stay open. */
  private Conversation known(ConversationKey key) {
    try {
      return conversations.apply(key);
    } catch (StoreUnavailableException _) {
      return Conversation.unknown(key);
    }
  }

  /** Titles that begin so come before titles that only hold it. */
  private List<Script> byInitials(Release release, String letters) {
    List<Script> beginning = new ArrayList<>();
    List<Script> holding = new ArrayList<>();
    titles(release).initials().forEach((script, initials) -> {
      if (initials.startsWith(letters)) {
        beginning.add(script);
      } else if (initials.contains(letters)) {
        holding.add(script);
      }
    });
    beginning.addAll(holding);
    return beginning;
  }

  private Titles titles(Release release) {
    Optional<Titles> known = titles;
    if (known.isPresent() && known.get().release() == release.number()) {
      return known.get();
    }
    Map<Script, String> initials = new java.util.LinkedHashMap<>();
    release.knowledge()
        .scripts()
        .forEach(script -> initials.put(script, Readings.initials(script.title())));
    Titles made = new Titles(release.number(), initials);
    titles = Optional.of(made);
    return made;
  }
}
