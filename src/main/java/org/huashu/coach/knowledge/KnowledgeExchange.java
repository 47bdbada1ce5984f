package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;

/** Carries the knowledge base between a folder and the store, and overwrites nobody's edit. */
public final class KnowledgeExchange {

  private static final String NO_RELEASE = "the store has no release yet";

  private final KnowledgeFolder folder;
  private final ReleaseStore store;

  /** Between this folder and this store. */
  public KnowledgeExchange(KnowledgeFolder folder, ReleaseStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * What a publication is to be known by.
   *
   * @param force whether edits that the other side has not seen may be overwritten
   */
  public record Wish(String reason, String author, Instant at, boolean force) {}

  /** The newest release and its files; number 0 and no files when there is none. */
  public record Newest(long number, KnowledgeFiles files) {}

  /** The newest release of the store. */
  public Newest newest() {
    Optional<Note> note = store.newest();
    return new Newest(note.map(Note::number).orElse(0L),
        note.flatMap(newest -> store.files(newest.number()))
            .orElse(new KnowledgeFiles(new TreeMap<>())));
  }

  /** Who changed what, between the folder's files as they were read and the newest release. */
  public Comparison compare(KnowledgeFiles files, Newest newest) {
    SortedMap<String, String> origin =
        folder.stamp().map(Stamp::digests).orElse(new TreeMap<>());
    return Comparison.of(origin, files.digests(), newest.files().digests());
  }

  /**
   * Publishes files as the next release and stamps the folder.
   *
   * @param files the folder's, read and found good
   * @return the number of the release; that of the newest when nothing differs
   * @throws ExchangeRefusedException when it would overwrite an edit that the files have not seen,
   *         or when somebody else published at the same time
   */
  public long publish(KnowledgeFiles files, Wish wish) {
    Newest newest = newest();
    Comparison comparison = compare(files, newest);
    long number = newest.number();
    if (number == 0 || !comparison.same()) {
      if (!wish.force() && number > 0) {
        refuse(unseen(comparison), "changed in release " + number + ", which the files have not"
            + " seen; run 'kb export' to take its edits over, or 'kb import --force' to drop them");
      }
      number++;
      Note note = new Note(number, files.digest(), wish.reason(), wish.author(), Origin.FILES,
          wish.at());
      if (!store.publish(number - 1, note, files)) {
        throw new ExchangeRefusedException(List.of(), "somebody else published release " + number
            + " at the same time; nothing was published: see 'kb diff'");
      }
    }
    folder.stamp(Stamp.of(number, files));
    return number;
  }

  private static List<String> unseen(Comparison comparison) {
    List<String> unseen = new ArrayList<>(comparison.there());
    unseen.addAll(comparison.both());
    return unseen.stream().sorted().toList();
  }

  /**
   * Writes the newest release to the folder and stamps it. A file that only the folder has changed
   * keeps its change.
   *
   * @return what was compared: {@code there} was written, {@code here} was kept
   * @throws ExchangeRefusedException when both sides changed a file, or when there is no release
   */
  public Comparison export(boolean force) {
    Newest newest = newest();
    if (newest.number() == 0) {
      throw new ExchangeRefusedException(List.of(), NO_RELEASE);
    }
    KnowledgeFiles files = folder.root().toFile().exists()
        ? folder.read()
        : new KnowledgeFiles(new TreeMap<>());
    Comparison comparison = compare(files, newest);
    SortedMap<String, String> texts = new TreeMap<>(newest.files().texts());
    if (!force) {
      refuse(comparison.both(), "changed here and in release " + newest.number()
          + "; see 'kb diff', then undo the change here or run 'kb export --force' to drop it");
      for (String path : comparison.here()) {
        texts.remove(path);
        Optional.ofNullable(files.texts().get(path)).ifPresent(text -> texts.put(path, text));
      }
    }
    folder.write(new KnowledgeFiles(texts));
    folder.stamp(Stamp.of(newest.number(), newest.files()));
    return comparison;
  }

  private static void refuse(List<String> paths, String why) {
    if (!paths.isEmpty()) {
      throw new ExchangeRefusedException(paths, why);
    }
  }
}
