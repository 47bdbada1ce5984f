package org.huashu.coach.knowledge;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.knowledge.CardKind.Released;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/**
 * Scripts or rules as they will be: those of the newest release with the edits that wait to be
 * published. Safe for use by many threads and processes.
 */
public final class WorkingCopy<C> {

  private final CardKind<C> kind;
  private final ReleaseStore releases;
  private final Edits edits;
  private final InstantSource clock;
  private final AtomicReference<Released<C>> known = new AtomicReference<>(Released.none());

  private WorkingCopy(CardKind<C> kind, ReleaseStore releases, Edits edits, InstantSource clock) {
    this.kind = kind;
    this.releases = releases;
    this.edits = edits;
    this.clock = clock;
  }

  /** Scripts, over these. */
  public static WorkingCopy<ScriptCard> ofScripts(ReleaseStore releases, Edits edits,
      InstantSource clock) {
    return new WorkingCopy<>(new ScriptEdits(), releases, edits, clock);
  }

  /** Rules, over these; those that were taken away stay listed. */
  public static WorkingCopy<RuleCard> ofRules(ReleaseStore releases, Edits edits,
      InstantSource clock) {
    return new WorkingCopy<>(new RuleEdits(), releases, edits, clock);
  }

  /** The number of the newest release; 0 when there is none. */
  public long release() {
    return released().number();
  }

  /** All by id, those that are to be taken away too. */
  public SortedMap<String, Edited<C>> entries() {
    Released<C> newest = released();
    SortedMap<String, Edited<C>> entries = new TreeMap<>();
    newest.cards()
        .forEach((id, card) -> entries.put(id, new Edited<>(id, card, State.LIVE,
            Optional.of(card), Optional.empty(), Optional.empty())));
    List<Version> all = new ArrayList<>(kind.comesBack() ? edits.gone(kind.name()) : List.of());
    all.addAll(edits.open(kind.name()));
    all.forEach(edit -> entry(newest, edit.subject().id(), Optional.of(edit))
        .ifPresent(entry -> entries.put(entry.id(), entry)));
    return entries;
  }

  /** Only what is to be published. */
  public List<Edited<C>> changes() {
    Released<C> newest = released();
    return edits.open(kind.name())
        .stream()
        .flatMap(edit -> entry(newest, edit.subject().id(), Optional.of(edit)).stream())
        .filter(Edited::waits)
        .toList();
  }

  /** The edits of these that wait, for a release. */
  List<Edited<C>> wanted(Collection<String> ids) {
    return changes().stream().filter(entry -> ids.contains(entry.id())).toList();
  }

  /** One of them; empty when there never was one of that id. */
  public Optional<Edited<C>> find(String id) {
    Optional<Version> last = edits.newest(new Subject(kind.name(), id));
    return entry(released(), id, last);
  }

  private Optional<Edited<C>> entry(Released<C> newest, String id, Optional<Version> last) {
    Optional<C> released = Optional.ofNullable(newest.cards().get(id));
    Optional<Version> edit = last.filter(it -> counts(it, released.isPresent()));
    Optional<C> draft = edit.flatMap(kind::held);
    Optional<C> shown = draft.or(() -> released)
        .or(() -> edit.filter(_ -> kind.comesBack()).flatMap(it -> kind.said(id, it.base())));
    return shown.map(card -> new Edited<>(id, card, state(released, edit, draft), released, edit,
        draft));
  }

  /** What was published counts no more, unless it took away what no release has brought back. */
  private boolean counts(Version last, boolean released) {
    return last.release().isEmpty() || (kind.comesBack() && last.content().isEmpty()
        && last.release().getAsLong() > 0 && !released);
  }

  private State state(Optional<C> released, Optional<Version> edit, Optional<C> draft) {
    if (edit.isEmpty() || (draft.isPresent() && draft.equals(released))) {
      return State.LIVE;
    }
    if (edit.get().release().isPresent()) {
      return State.ARCHIVED;
    }
    // Whoever brings back what a release took away began with what it was.
    boolean broughtBack = kind.comesBack() && released.isEmpty();
    if (!broughtBack && !edit.get().base().equals(text(released))) {
      return State.CONFLICT;
    }
    return released.isEmpty() ? State.DRAFT : draft.isEmpty() ? State.LEAVING : State.CHANGED;
  }

  private String text(Optional<C> card) {
    return card.map(kind::text).orElse("");
  }

  /** All versions of one of them, the newest first. */
  public List<Version> history(String id, int most) {
    return edits.history(new Subject(kind.name(), id), most);
  }

  /** Keeps a change, if the card still is what the editor began with. */
  public Saved<C> save(Wish<C> wish) {
    Subject subject = new Subject(kind.name(), wish.id());
    Optional<Version> last = edits.newest(subject);
    Optional<Edited<C>> now = entry(released(), wish.id(), last);
    if (!wish.loaded().equals(text(now.flatMap(Edited::current)))) {
      return new Saved.Stale<>(now);
    }
    var version = new Version(subject, last.map(Version::version).orElse(0L) + 1,
        text(now.flatMap(Edited::released)), wish.card().map(kind::text), wish.author(),
        clock.instant(), OptionalLong.empty());
    return edits.save(version)
        ? new Saved.Kept<>(version)
        : new Saved.Stale<>(find(wish.id()));
  }

  /** Drops the edits of these; the release counts again. */
  public void giveUp(Collection<String> ids) {
    edits.giveUp(wanted(ids).stream().flatMap(entry -> entry.edit().stream()).toList());
  }

  /** The files with these edits in them. */
  KnowledgeFiles with(KnowledgeFiles files, List<Edited<C>> wanted) {
    return kind.with(files, wanted);
  }

  /** What a release changed, against the one before it. */
  public List<Change<C>> changed(long number) {
    KnowledgeFiles none = new KnowledgeFiles(new TreeMap<>());
    return kind.changes(files(number - 1).orElse(none), files(number).orElse(none));
  }

  /** The files of a release; empty when there is none of that number. */
  Optional<KnowledgeFiles> files(long number) {
    return releases.files(number);
  }

  /** The newest release. */
  Released<C> released() {
    long number = releases.newest().map(Note::number).orElse(0L);
    Released<C> held = known.get();
    if (held.number() == number) {
      return held;
    }
    KnowledgeFiles files = files(number).orElseGet(() -> new KnowledgeFiles(new TreeMap<>()));
    Released<C> fresh = new Released<>(number, files, kind.cards(held, files));
    known.set(fresh);
    return fresh;
  }
}
