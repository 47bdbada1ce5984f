package org.huashu.coach.knowledge;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The release that answers, and its replacement by newer ones without a pause. Safe for use by many
 * threads: {@link #lease()} never waits.
 */
public final class Releases implements AutoCloseable {

  private static final String AUTHOR = "coach";
  private static final String FIRST = "首次导入";
  private static final String FILES_CHANGED = "文件有改动";

  private final Parts parts;
  private final AtomicReference<@Nullable HeldRelease> current = new AtomicReference<>();
  private long refused;

  /** What it works with. */
  public record Parts(ReleaseStore store, KnowledgeParser parser, ReleaseCompiler compiler,
      InstantSource clock, ReleaseListener listener) {}

  /** A release that is loaded; the folder is with it if its files are the same. */
  private record Loaded(Release release, Optional<FolderAhead> folder) {}

  private Releases(Parts parts) {
    this.parts = parts;
  }

  /**
   * Loads the newest release. Files of the folder become a release first when there is none yet, or
   * when they differ from the newest one and that was made from files too.
   *
   * @throws KnowledgeException when the files or the newest release are not good, or when there is
   *         neither
   */
  public static Releases start(Parts parts, Optional<KnowledgeFolder> folder) {
    return startAhead(parts,
        folder.map(it -> FolderAhead.of(it, Runnable::run)));
  }

  /** The same with a folder that is being read already. */
  public static Releases start(Parts parts, FolderAhead folder) {
    return startAhead(parts, Optional.of(folder));
  }

  private static Releases startAhead(Parts parts, Optional<FolderAhead> folder) {
    Releases releases = new Releases(parts);
    Loaded newest = folder
        .map(releases::newest)
        .orElseGet(() -> new Loaded(releases.load(releases.newestNote()), Optional.empty()));
    releases.swap(newest.release());
    newest.folder().ifPresent(same -> same.stamp(newest.release().number()));
    return releases;
  }

  private Note newestNote() {
    return parts.store()
        .newest()
        .orElseThrow(() -> new KnowledgeException("knowledge base", 0,
            "there is no folder with files, and the store has no release"));
  }

  private Loaded newest(FolderAhead folder) {
    FolderAhead.Content content = folder.content();
    KnowledgeFiles files = content.files();
    String digest = content.digest();
    while (true) {
      Optional<Note> newest = parts.store().newest();
      if (newest.isPresent() && newest.get().digest().equals(digest)) {
        return new Loaded(load(newest.get(), files), Optional.of(folder));
      }
      if (newest.isPresent() && newest.get().origin() == Origin.CONSOLE) {
        report(newest.get(), files);
        return new Loaded(load(newest.get()), Optional.empty());
      }
      long number = newest.map(Note::number).orElse(0L) + 1;
      Note note = new Note(number, digest, number == 1 ? FIRST : FILES_CHANGED, AUTHOR,
          Origin.FILES, parts.clock().instant());
      Release release = load(note, files);
      if (parts.store().publish(number - 1, note, files)) {
        return new Loaded(release, Optional.of(folder));
      }
      release.scripts().close();
    }
  }

  private void report(Note newest, KnowledgeFiles files) {
    var theirs = parts.store().files(newest.number()).map(KnowledgeFiles::digests);
    theirs.map(digests -> Comparison.of(digests, files.digests(), digests))
        .ifPresent(comparison -> parts.listener().filesIgnored(newest, comparison.here()));
  }

  private Release load(Note note) {
    return load(note, stored(note));
  }

  private Release load(Note note, KnowledgeFiles files) {
    return parts.compiler()
        .compile(note.number(), parts.parser().read(files, note.digest()));
  }

  private KnowledgeFiles stored(Note note) {
    KnowledgeFiles files = parts.store()
        .files(note.number())
        .orElseThrow(() -> damaged(note, "the store has not got its files"));
    if (!files.digest().equals(note.digest())) {
      throw damaged(note, "its files in the store are not those that were published");
    }
    return files;
  }

  private static KnowledgeException damaged(Note note, String why) {
    return new KnowledgeException("release " + note.number(), 0, why);
  }

  /**
   * Looks whether there is a newer release, loads it beside the old one and swaps it in. Cheap when
   * there is none. A release that is not good is reported once, and the old one stays; any other
   * failure is thrown, the old one stays too, and the next call tries again.
   *
   * @return whether another release answers now
   */
  public synchronized boolean refresh() {
    Optional<Note> newest = parts.store().newest();
    if (newest.isEmpty() || newest.get().number() <= Math.max(refused, number())) {
      return false;
    }
    try {
      swap(load(newest.get()));
      return true;
    } catch (KnowledgeException e) {
      refused = newest.get().number();
      parts.listener().refused(newest.get(), e);
      return false;
    }
  }

  private void swap(Release release) {
    Stream.ofNullable(current.getAndSet(new HeldRelease(release))).forEach(HeldRelease::letGo);
    parts.listener().swapped(release);
  }

  /** The release that answers now, held open until the lease is closed. */
  public Lease lease() {
    while (true) {
      HeldRelease held = open();
      if (held.hold()) {
        return new Lease(held);
      }
    }
  }

  /** The number of the release that answers now. */
  public long number() {
    return open().release().number();
  }

  private HeldRelease open() {
    HeldRelease held = current.get();
    if (held == null) {
      throw new IllegalStateException("the releases are closed");
    }
    return held;
  }

  /** Lets go of the release; it is closed when its last user has let go too. */
  @Override
  public synchronized void close() {
    Stream.ofNullable(current.getAndSet(null)).forEach(HeldRelease::letGo);
  }
}
