package org.huashu.coach.knowledge;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.CardKind.Released;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/**
 * Publishing: the newest release with some of the edits becomes the next one, whole or not at all.
 * Safe for use by many threads and processes.
 */
public final class NextRelease {

  private final WorkingCopy<ScriptCard> scripts;
  private final WorkingCopy<RuleCard> rules;
  private final Edits edits;
  private final InstantSource clock;
  private final ReadFiles read = new ReadFiles();

  /** Releases of what waits in these. */
  public NextRelease(WorkingCopy<ScriptCard> scripts, WorkingCopy<RuleCard> rules, Edits edits,
      InstantSource clock) {
    this.scripts = scripts;
    this.rules = rules;
    this.edits = edits;
    this.clock = clock;
  }

  /** Ids of what is to be published together. */
  public record Chosen(Collection<String> scripts, Collection<String> rules) {}

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
   * The next release with the edits of these scripts and rules and nothing else, to be looked at
   * before it is published.
   *
   * @throws ExchangeRefusedException when something is in conflict, or nothing is to be published
   */
  public Prepared prepare(Chosen chosen) {
    Released<ScriptCard> newest = scripts.released();
    // Looked at after the release was: if another one comes between, nothing is published.
    List<Edited<ScriptCard>> changed = scripts.wanted(chosen.scripts());
    List<Edited<RuleCard>> ruled = rules.wanted(chosen.rules());
    List<Edited<?>> all = Stream.<Edited<?>>concat(changed.stream(), ruled.stream()).toList();
    refuseUnfit(all);
    KnowledgeFiles files = rules.with(scripts.with(newest.files(), changed), ruled);
    Set<String> paths = new TreeSet<>(files.texts().keySet());
    paths.removeIf(path -> Objects.equals(files.texts().get(path),
        newest.files().texts().get(path)));
    return new Prepared(newest.number(), files, paths,
        all.stream().map(Edited::edit).flatMap(Optional::stream).toList());
  }

  private static void refuseUnfit(List<Edited<?>> wanted) {
    List<String> conflicts = wanted.stream()
        .filter(it -> it.state() == State.CONFLICT)
        .map(Edited::id)
        .toList();
    if (!conflicts.isEmpty() || wanted.isEmpty()) {
      throw new ExchangeRefusedException(conflicts,
          conflicts.isEmpty() ? "there is nothing to publish" : "changed by a release meanwhile");
    }
  }

  /**
   * Publishes what was prepared, whole or not at all.
   *
   * @return its number
   * @throws KnowledgeException when the files are not good
   * @throws ExchangeRefusedException when somebody else published meanwhile
   */
  public long publish(Prepared prepared, String reason, String author) {
    // Nothing is published that a node could not read.
    KnowledgeReader.read(prepared.files(), read);
    Note note = new Note(prepared.after() + 1, prepared.files().digest(), reason, author,
        ReleaseStore.Origin.CONSOLE, clock.instant());
    if (!edits.publish(prepared.after(), note, prepared.files(), prepared.versions())) {
      throw new ExchangeRefusedException(List.of(),
          "somebody else published release " + note.number() + " at the same time");
    }
    return note.number();
  }

  /**
   * Publishes what an older release held once more, as the newest.
   *
   * @return its number
   * @throws ExchangeRefusedException when there is no such release, or somebody else published at
   *         the same time
   */
  public long rollBack(long number, String reason, String author) {
    long newest = scripts.release();
    KnowledgeFiles files = scripts.files(number)
        .orElseThrow(() -> new ExchangeRefusedException(List.of(), "no release " + number));
    return publish(new Prepared(newest, files, Set.of(), List.of()), reason, author);
  }
}
