package org.huashu.coach.knowledge;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/**
 * Rules as they will be: those of the newest release with the edits that wait to be published, and
 * those that were taken away. Safe for use by many threads and processes.
 */
public final class RuleCopy {

  /** The kind of edits that are of rules. */
  public static final String RULE = "rule";

  private static final KnowledgeFiles NO_FILES = new KnowledgeFiles(new TreeMap<>());

  private final ReleaseStore releases;
  private final Edits edits;
  private final InstantSource clock;
  private final AtomicReference<Released> known =
      new AtomicReference<>(new Released(0, NO_FILES, new TreeMap<>()));

  /** The newest release and its rules. */
  private record Released(long number, KnowledgeFiles files, SortedMap<String, RuleCard> cards) {}

  /** How a rule stands to the newest release. */
  public enum State {
    /** Not published yet. */
    DRAFT,
    /** As it was published. */
    LIVE,
    /** Changed since. */
    CHANGED,
    /** To be taken away with the next release. */
    LEAVING,
    /** Taken away; its history brings it back. */
    ARCHIVED,
    /** Changed here, and meanwhile in another way by a release: somebody must decide. */
    CONFLICT
  }

  /**
   * A rule, as it is and as it will be.
   *
   * @param released what the newest release holds
   * @param edit the newest version, if it waits to be published or has taken the rule away
   * @param draft what that version says; empty too when it takes the rule away
   */
  public record Entry(String id, Optional<RuleCard> released, Optional<Version> edit,
      Optional<RuleCard> draft) {

    /** What counts: the edit, else the release. */
    public Optional<RuleCard> current() {
      return edit.isPresent() ? draft : released;
    }

    /** The card to show, also when it is taken away. */
    public RuleCard shown() {
      return current().or(() -> released)
          .or(() -> edit.flatMap(it -> card(id, it.base())))
          .orElseThrow(() -> new IllegalStateException("an entry without a rule"));
    }

    /** How it stands to the newest release. */
    public State state() {
      if (edit.isEmpty() || (draft.isPresent() && draft.equals(released))) {
        return State.LIVE;
      }
      if (edit.get().release().isPresent()) {
        return State.ARCHIVED;
      }
      // Whoever brings an archived rule back began with what it was.
      if (!edit.get().base().equals(text(released)) && released.isPresent()) {
        return State.CONFLICT;
      }
      return released.isEmpty() ? State.DRAFT : draft.isEmpty() ? State.LEAVING : State.CHANGED;
    }

    /** Whether it waits to be published. */
    public boolean waits() {
      return switch (state()) {
        case DRAFT, CHANGED, LEAVING, CONFLICT -> true;
        case LIVE, ARCHIVED -> false;
      };
    }
  }

  /** What became of a save. */
  public sealed interface Saved {
    /** It is kept. */
    record Kept(Version version) implements Saved {}

    /** Somebody else changed it first; nothing was kept. */
    record Stale(Optional<Entry> now) implements Saved {}
  }

  /**
   * A wish to save.
   *
   * @param loaded what the editor began with, as {@link #text}; empty for a new rule
   * @param card empty takes the rule away
   */
  public record Wish(String id, String loaded, Optional<RuleCard> card, String author) {}

  /** A working copy over these. */
  public RuleCopy(ReleaseStore releases, Edits edits, InstantSource clock) {
    this.releases = releases;
    this.edits = edits;
    this.clock = clock;
  }

  /** All rules by id, those that are taken away too. */
  public SortedMap<String, Entry> entries() {
    Released newest = released();
    SortedMap<String, Entry> entries = new TreeMap<>();
    newest.cards()
        .forEach((id, card) -> entries.put(id,
            new Entry(id, Optional.of(card), Optional.empty(), Optional.empty())));
    List<Version> all = new ArrayList<>(edits.gone(RULE));
    all.addAll(edits.open(RULE));
    all.forEach(edit -> entry(newest, edit.subject().id(), Optional.of(edit))
        .ifPresent(entry -> entries.put(entry.id(), entry)));
    return entries;
  }

  /** Only what is to be published. */
  public List<Entry> changes() {
    Released newest = released();
    return edits.open(RULE)
        .stream()
        .flatMap(edit -> entry(newest, edit.subject().id(), Optional.of(edit)).stream())
        .filter(Entry::waits)
        .toList();
  }

  /** One rule; empty when there never was one of that id. */
  public Optional<Entry> find(String id) {
    Released newest = released();
    return entry(newest, id, edits.newest(new Subject(RULE, id)));
  }

  private static Optional<Entry> entry(Released newest, String id, Optional<Version> last) {
    Optional<RuleCard> card = Optional.ofNullable(newest.cards().get(id));
    Optional<Version> edit = last.filter(it -> counts(it, card.isPresent()));
    Optional<RuleCard> draft = edit.flatMap(RuleCopy::card);
    boolean gone = edit.map(it -> !it.base().isEmpty()).orElse(false);
    return card.isEmpty() && draft.isEmpty() && !gone
        ? Optional.empty()
        : Optional.of(new Entry(id, card, edit, draft));
  }

  /** What was published counts no more, unless it took away what no release has brought back. */
  private static boolean counts(Version last, boolean released) {
    return last.release().isEmpty()
        || (last.content().isEmpty() && last.release().getAsLong() > 0 && !released);
  }

  /** The rule that a version holds; empty when it takes the rule away. */
  public static Optional<RuleCard> card(Version version) {
    return version.content().flatMap(text -> card(version.subject().id(), text));
  }

  /** A card as text: equal cards have equal texts. */
  public static String text(Optional<RuleCard> card) {
    return card.map(RuleYaml::write).orElse("");
  }

  /** The card that a text of {@link #text} says; empty when it says none. */
  public static Optional<RuleCard> card(String id, String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(RuleYaml.read("rules/" + id.replace('.', '/') + ".yaml", text));
    } catch (KnowledgeException _) {
      return Optional.empty();
    }
  }

  /** All versions of a rule, the newest first. */
  public List<Version> history(String id, int most) {
    return edits.history(new Subject(RULE, id), most);
  }

  /** Keeps a change, if the rule still is what the editor began with. */
  public Saved save(Wish wish) {
    Optional<Version> last = edits.newest(new Subject(RULE, wish.id()));
    Optional<Entry> now = entry(released(), wish.id(), last);
    if (!wish.loaded().equals(text(now.flatMap(Entry::current)))) {
      return new Saved.Stale(now);
    }
    var version = new Version(new Subject(RULE, wish.id()),
        last.map(Version::version).orElse(0L) + 1, text(now.flatMap(Entry::released)),
        wish.card().map(RuleYaml::write), wish.author(), clock.instant(), OptionalLong.empty());
    return edits.save(version)
        ? new Saved.Kept(version)
        : new Saved.Stale(find(wish.id()));
  }

  /** Drops the edits of these rules; the release counts again. */
  public void giveUp(Collection<String> ids) {
    edits.giveUp(changes().stream()
        .filter(entry -> ids.contains(entry.id()))
        .flatMap(entry -> entry.edit().stream())
        .toList());
  }

  /** The edits of these rules that wait, for a release. */
  public List<Entry> wanted(Collection<String> ids) {
    return changes().stream().filter(entry -> ids.contains(entry.id())).toList();
  }

  /** The files with these edits in them; what did not change stays as it was written. */
  static KnowledgeFiles files(KnowledgeFiles files, List<Entry> wanted) {
    Map<String, String> texts = new TreeMap<>(files.texts());
    for (Entry entry : wanted) {
      String path = entry.shown().path();
      entry.draft()
          .ifPresentOrElse(card -> texts.put(path,
              RuleYaml.put(path, texts.getOrDefault(path, ""), card)), () -> texts.remove(path));
    }
    return new KnowledgeFiles(new TreeMap<>(texts));
  }

  /** What a release changed in the rules, against the one before it. */
  public List<Change> changed(long number) {
    Map<String, String> after = texts(number);
    Map<String, String> before = texts(number - 1);
    TreeMap<String, String> all = new TreeMap<>(before);
    all.putAll(after);
    List<Change> changes = new ArrayList<>();
    for (String path : all.keySet()) {
      String old = before.getOrDefault(path, "");
      String now = after.getOrDefault(path, "");
      if (!old.equals(now)) {
        changes.add(new Change(id(path), card(id(path), old), card(id(path), now)));
      }
    }
    return changes;
  }

  /** A rule before and after; one of both may be missing. */
  public record Change(String id, Optional<RuleCard> before, Optional<RuleCard> after) {}

  private static String id(String path) {
    return path.substring("rules/".length(), path.lastIndexOf('.')).replace('/', '.');
  }

  private Map<String, String> texts(long number) {
    return releases.files(number).map(files -> files.below("rules/")).orElseGet(TreeMap::new);
  }

  private Released released() {
    long number = releases.newest().map(Note::number).orElse(0L);
    Released held = known.get();
    if (held.number() == number) {
      return held;
    }
    KnowledgeFiles files = releases.files(number).orElse(NO_FILES);
    SortedMap<String, RuleCard> cards = new TreeMap<>();
    // Of a file that stayed the same, the card does too.
    files.below("rules/").forEach((path, text) -> {
      RuleCard card = Optional.ofNullable(held.cards().get(id(path)))
          .filter(_ -> text.equals(held.files().texts().get(path)))
          .orElseGet(() -> RuleYaml.read(path, text));
      cards.putIfAbsent(card.id(), card);
    });
    Released fresh = new Released(number, files, cards);
    known.set(fresh);
    return fresh;
  }
}
