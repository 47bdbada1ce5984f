package org.huashu.coach.knowledge;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/**
 * Scripts as they will be: those of the newest release with the edits that wait to be published.
 * Safe for use by many threads and processes.
 */
public final class WorkingCopy {

  /** The kind of edits that are of scripts. */
  public static final String SCRIPT = "script";

  private final ReleaseStore releases;
  private final Edits edits;
  private final InstantSource clock;
  private final ReadFiles read = new ReadFiles();
  private final AtomicReference<ReleasedScripts> known =
      new AtomicReference<>(ReleasedScripts.NONE);

  /** How a script stands to the newest release. */
  public enum State {
    /** As it was published. */
    LIVE,
    /** Changed since. */
    CHANGED,
    /** Not published yet. */
    NEW,
    /** To be taken away with the next release. */
    REMOVED,
    /** Changed here, and meanwhile in another way by a release: somebody must decide. */
    CONFLICT
  }

  /**
   * A script, as it is and as it will be.
   *
   * @param released what the newest release holds
   * @param edit the version that waits to be published
   * @param draft what that version says; empty too when it takes the script away
   */
  public record Entry(String id, Optional<ScriptCard> released, Optional<Version> edit,
      Optional<ScriptCard> draft) {

    /** What counts: the edit, else the release. */
    public Optional<ScriptCard> current() {
      return edit.isPresent() ? draft : released;
    }

    /** The card to show, also when it is to be taken away. */
    public ScriptCard shown() {
      return current().or(() -> released)
          .orElseThrow(() -> new IllegalStateException("an entry without a script"));
    }

    /** How it stands to the newest release. */
    public State state() {
      if (edit.isEmpty() || draft.equals(released)) {
        return State.LIVE;
      }
      if (!edit.get().base().equals(released.map(ScriptYaml::write).orElse(""))) {
        return State.CONFLICT;
      }
      return released.isEmpty() ? State.NEW : draft.isEmpty() ? State.REMOVED : State.CHANGED;
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
   * @param loaded what the editor began with, as {@link #text}; empty for a new script
   * @param card empty takes the script away
   */
  public record Wish(String id, String loaded, Optional<ScriptCard> card, String author) {}

  /** A working copy over these. */
  public WorkingCopy(ReleaseStore releases, Edits edits, InstantSource clock) {
    this.releases = releases;
    this.edits = edits;
    this.clock = clock;
  }

  /** The number of the newest release; 0 when there is none. */
  public long release() {
    return released().number();
  }

  /** All scripts by id, those that are to be taken away too. */
  public SortedMap<String, Entry> entries() {
    ReleasedScripts newest = released();
    SortedMap<String, Entry> entries = new TreeMap<>();
    newest.cards().forEach((id, card) -> entries.put(id, untouched(id, card)));
    edits.open(SCRIPT)
        .forEach(edit -> entry(newest, edit.subject().id(), Optional.of(edit))
            .ifPresent(entry -> entries.put(entry.id(), entry)));
    return entries;
  }

  /** Only what is to be published. */
  public List<Entry> changes() {
    ReleasedScripts newest = released();
    return edits.open(SCRIPT)
        .stream()
        .flatMap(edit -> entry(newest, edit.subject().id(), Optional.of(edit)).stream())
        .filter(entry -> entry.state() != State.LIVE)
        .toList();
  }

  /** One script; empty when neither the release nor an edit has it. */
  public Optional<Entry> find(String id) {
    Optional<Version> open = edits.newest(new Subject(SCRIPT, id))
        .filter(version -> version.release().isEmpty());
    return entry(released(), id, open);
  }

  private static Entry untouched(String id, ScriptCard card) {
    return new Entry(id, Optional.of(card), Optional.empty(), Optional.empty());
  }

  private static Optional<Entry> entry(ReleasedScripts newest, String id, Optional<Version> edit) {
    Optional<ScriptCard> card = Optional.ofNullable(newest.cards().get(id));
    Optional<ScriptCard> draft = edit.flatMap(WorkingCopy::card);
    return card.isEmpty() && draft.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(id, card, edit, draft));
  }

  /** The script that a version holds; empty when it takes the script away. */
  public static Optional<ScriptCard> card(Version version) {
    String topic = version.subject().id();
    return version.content()
        .map(text -> ScriptYaml.read(topic.substring(0, topic.indexOf('.')), text));
  }

  /** A card as text: equal cards have equal texts. */
  public static String text(Optional<ScriptCard> card) {
    return card.map(ScriptYaml::write).orElse("");
  }

  /** The card that a text of {@link #text} says; empty when it says none. */
  public static Optional<ScriptCard> card(String topic, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ScriptYaml.read(topic, text));
    } catch (KnowledgeException _) {
      return Optional.empty();
    }
  }

  /** All versions of a script, the newest first. */
  public List<Version> history(String id, int most) {
    return edits.history(new Subject(SCRIPT, id), most);
  }

  /** Keeps a change, if the script still is what the editor began with. */
  public Saved save(Wish wish) {
    ReleasedScripts newest = released();
    Subject subject = new Subject(SCRIPT, wish.id());
    Optional<Version> last = edits.newest(subject);
    Optional<Entry> now =
        entry(newest, wish.id(), last.filter(version -> version.release().isEmpty()));
    if (!wish.loaded().equals(text(now.flatMap(Entry::current)))) {
      return new Saved.Stale(now);
    }
    String base = text(now.flatMap(Entry::released));
    var version = new Version(subject, last.map(Version::version).orElse(0L) + 1, base,
        wish.card().map(ScriptYaml::write), wish.author(), clock.instant(),
        OptionalLong.empty());
    return edits.save(version)
        ? new Saved.Kept(version)
        : new Saved.Stale(find(wish.id()));
  }

  /** Drops the edits of these scripts; the release counts again. */
  public void giveUp(Collection<String> ids) {
    edits.giveUp(changes().stream()
        .filter(entry -> ids.contains(entry.id()))
        .flatMap(entry -> entry.edit().stream())
        .toList());
  }

  /** Publishes the edits of these scripts and nothing else. */
  public long publish(Collection<String> ids, String reason, String author) {
    return publish(ids, List::of, new Said(reason, author));
  }

  /** Ids of what is to be published together. */
  public record Chosen(Collection<String> scripts, Collection<String> rules) {}

  /** Why, and by whom. */
  private record Said(String reason, String author) {}

  /**
   * Publishes the edits of these scripts and rules as the next release.
   *
   * @return its number
   * @throws KnowledgeException when the files with these edits are not good; nothing is published
   * @throws ExchangeRefusedException when something is in conflict, nothing is to be published, or
   *         somebody else published at the same time
   */
  public long publish(Chosen chosen, RuleCopy rules, String reason, String author) {
    return publish(chosen.scripts(), () -> rules.wanted(chosen.rules()),
        new Said(reason, author));
  }

  private long publish(Collection<String> ids, Supplier<List<RuleCopy.Entry>> chosen,
      Said said) {
    return publish(prepared(ids, chosen), said.reason(), said.author());
  }

  /**
   * What is about to be published.
   *
   * @param after the release that it follows
   * @param files all of the next release
   * @param changed the files that are not as in the release before
   * @param versions the edits that go into it
   */
  public record Prepared(long after, KnowledgeFiles files, Set<String> changed,
      List<Version> versions) {}

  /**
   * The next release with the edits of these scripts and rules, to be looked at before it is
   * published.
   *
   * @throws ExchangeRefusedException when something is in conflict, or nothing is to be published
   */
  public Prepared prepare(Chosen chosen, RuleCopy rules) {
    return prepared(chosen.scripts(), () -> rules.wanted(chosen.rules()));
  }

  private Prepared prepared(Collection<String> ids, Supplier<List<RuleCopy.Entry>> chosen) {
    ReleasedScripts newest = released();
    List<Entry> scripts =
        changes().stream().filter(entry -> ids.contains(entry.id())).toList();
    // Looked at after the release was: if another one comes between, nothing is published.
    List<RuleCopy.Entry> rules = chosen.get();
    refuseUnfit(scripts, rules);
    KnowledgeFiles files = RuleCopy.files(files(newest.files(), scripts), rules);
    Set<String> changed = new TreeSet<>(files.texts().keySet());
    changed.removeIf(path -> Objects.equals(files.texts().get(path),
        newest.files().texts().get(path)));
    return new Prepared(newest.number(), files, changed, Stream
        .concat(scripts.stream().map(Entry::edit), rules.stream().map(RuleCopy.Entry::edit))
        .flatMap(Optional::stream)
        .toList());
  }

  /**
   * Publishes what was prepared, whole or not at all.
   *
   * @return its number
   * @throws KnowledgeException when the files are not good
   * @throws ExchangeRefusedException when somebody else published meanwhile
   */
  public long publish(Prepared prepared, String reason, String author) {
    return publish(prepared.after(), prepared.files(), prepared.versions(),
        new Said(reason, author));
  }

  private static void refuseUnfit(List<Entry> scripts, List<RuleCopy.Entry> rules) {
    List<String> conflicts = Stream
        .concat(scripts.stream()
            .filter(entry -> entry.state() == State.CONFLICT)
            .map(Entry::id),
            rules.stream()
                .filter(entry -> entry.state() == RuleCopy.State.CONFLICT)
                .map(RuleCopy.Entry::id))
        .toList();
    if (!conflicts.isEmpty() || (scripts.isEmpty() && rules.isEmpty())) {
      throw new ExchangeRefusedException(conflicts,
          conflicts.isEmpty() ? "there is nothing to publish" : "changed by a release meanwhile");
    }
  }

  /**
   * Publishes what an older release held once more, as the newest.
   *
   * @return its number
   * @throws ExchangeRefusedException when there is no such release, or somebody else published at
   *         the same time
   */
  public long rollBack(long number, String reason, String author) {
    ReleasedScripts newest = released();
    KnowledgeFiles files = releases.files(number)
        .orElseThrow(() -> new ExchangeRefusedException(List.of(), "no release " + number));
    return publish(newest.number(), files, List.of(), new Said(reason, author));
  }

  private long publish(long after, KnowledgeFiles files, List<Version> versions, Said said) {
    // Nothing is published that a node could not read.
    KnowledgeReader.read(files, read);
    Note note = new Note(after + 1, files.digest(), said.reason(), said.author(),
        ReleaseStore.Origin.CONSOLE, clock.instant());
    if (!edits.publish(after, note, files, versions)) {
      throw new ExchangeRefusedException(List.of(),
          "somebody else published release " + note.number() + " at the same time");
    }
    return note.number();
  }

  /** The files with these edits in them. */
  private static KnowledgeFiles files(KnowledgeFiles files, List<Entry> wanted) {
    Map<String, String> texts = new TreeMap<>(files.texts());
    Map<String, Map<String, Optional<ScriptCard>>> byFile = new TreeMap<>();
    for (Entry entry : wanted) {
      ScriptCard card = entry.shown();
      byFile.computeIfAbsent("scripts/" + card.topic() + ".yaml", _ -> new LinkedHashMap<>())
          .put(card.name(), entry.draft());
    }
    byFile.forEach((path, cards) -> {
      String text = ScriptYaml.put(path, texts.getOrDefault(path, ""), cards);
      if (text.isEmpty()) {
        texts.remove(path);
      } else {
        texts.put(path, text);
      }
    });
    return new KnowledgeFiles(new TreeMap<>(texts));
  }

  /** What a release changed in the scripts, against the one before it. */
  public List<Change> changed(long number) {
    KnowledgeFiles files = filesOf(number);
    KnowledgeFiles last = filesOf(number - 1);
    List<String> unlike = ReleasedScripts.differing(last, files);
    SortedMap<String, ScriptCard> after = ReleasedScripts.cards(files, unlike);
    SortedMap<String, ScriptCard> before = ReleasedScripts.cards(last, unlike);
    List<Change> changes = new ArrayList<>();
    TreeMap<String, ScriptCard> all = new TreeMap<>(before);
    all.putAll(after);
    for (String id : all.keySet()) {
      Optional<ScriptCard> old = Optional.ofNullable(before.get(id));
      Optional<ScriptCard> now = Optional.ofNullable(after.get(id));
      if (!old.equals(now)) {
        changes.add(new Change(id, old, now));
      }
    }
    return changes;
  }

  /** A script before and after; one of both may be missing. */
  public record Change(String id, Optional<ScriptCard> before, Optional<ScriptCard> after) {}

  private KnowledgeFiles filesOf(long number) {
    return releases.files(number).orElseGet(() -> new KnowledgeFiles(new TreeMap<>()));
  }

  private ReleasedScripts released() {
    long number = releases.newest().map(Note::number).orElse(0L);
    ReleasedScripts held = known.get();
    if (held.number() == number) {
      return held;
    }
    KnowledgeFiles files = filesOf(number);
    ReleasedScripts fresh = held.next(number, files);
    known.set(fresh);
    return fresh;
  }
}
