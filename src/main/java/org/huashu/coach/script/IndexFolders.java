package org.huashu.coach.script;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes on disk: {@code index-<key>} for each, built in {@code building-…} beside them and
 * moved when complete. What nobody uses and is not the newest is removed.
 */
final class IndexFolders {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);
  private static final String NEWEST = "newest";
  private static final String COMPLETE = "index-";
  private static final String BUILDING = "building-";
  private static final String DISCARDED = "discarded-";

  private final Path root;

  IndexFolders(Path root) {
    this.root = root;
  }

  /** An index that is open. */
  record Opened(DirectoryReader reader, Path folder, UseLock lock) {}

  /** Writes an index; the newest one, if there is one, may be copied from. */
  @FunctionalInterface
  interface Filling {
    void into(Directory directory, Optional<DirectoryReader> newest) throws IOException;
  }

  /** The index with a key: the one that is there, if it is whole, else a new one. */
  Opened open(String key, int documents, Filling filling) throws IOException {
    Files.createDirectories(root);
    Path folder = root.resolve(COMPLETE + key);
    Optional<Opened> there = existing(folder, count -> count == documents);
    Opened opened = there.isPresent() ? there.get() : built(folder, documents, filling);
    Path note = Files.createTempFile(root, BUILDING, ".note");
    Files.writeString(note, folder.getFileName().toString());
    Files.move(note, root.resolve(NEWEST), StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    sweep();
    return opened;
  }

  void close(Opened opened) throws IOException {
    opened.reader().close();
    opened.reader().directory().close();
    opened.lock().release(opened.folder());
    sweep();
  }

  private Optional<Opened> newest() throws IOException {
    Path note = root.resolve(NEWEST);
    return Files.exists(note)
        ? existing(root.resolve(Files.readString(note)), _ -> true)
        : Optional.empty();
  }

  private Optional<Opened> existing(Path folder, IntPredicate documents) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    UseLock lock = UseLock.take(folder);
    try {
      return Optional.of(new Opened(whole(folder, documents), folder, lock));
    } catch (IOException | RuntimeException e) {
      LOG.warn("the script index {} is damaged and is built anew: {}", folder, e.toString());
      lock.release(folder);
      discard(folder);
      return Optional.empty();
    }
  }

  private Opened built(Path folder, int documents, Filling filling) throws IOException {
    Path place = Files.createTempDirectory(root, BUILDING);
    UseLock lock = UseLock.take(place);
    try {
      fill(place, filling);
    } catch (IOException | RuntimeException e) {
      lock.release(place);
      discard(place);
      throw e;
    }
    try {
      Files.move(place, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Somebody else built the same index meanwhile: theirs is as good.
      lock.release(place);
      discard(place);
      lock = UseLock.take(folder);
    }
    IOUtils.fsync(root, true);
    return new Opened(whole(folder, count -> count == documents), folder, lock);
  }

  private void fill(Path place, Filling filling) throws IOException {
    Optional<Opened> newest = newest();
    try (Directory directory = FSDirectory.open(place)) {
      filling.into(directory, newest.map(Opened::reader));
    } finally {
      if (newest.isPresent()) {
        close(newest.get());
      }
    }
  }

  /** Reads every byte once: a damaged index must not answer. */
  private static DirectoryReader whole(Path folder, IntPredicate documents) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      try {
        check(reader, documents);
        return reader;
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void check(DirectoryReader reader, IntPredicate documents) throws IOException {
    if (!documents.test(reader.maxDoc()) || reader.leaves().size() > 1) {
      throw new IOException(reader.maxDoc() + " documents are not what was written");
    }
    for (LeafReaderContext leaf : reader.leaves()) {
      leaf.reader().checkIntegrity();
    }
  }

  private void sweep() throws IOException {
    Path note = root.resolve(NEWEST);
    String newest = Files.exists(note) ? Files.readString(note) : "";
    List<Path> children;
    try (Stream<Path> files = Files.list(root)) {
      children = files.filter(Files::isDirectory).toList();
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (name.startsWith(DISCARDED)) {
        IOUtils.rm(child);
      } else if ((name.startsWith(COMPLETE) || name.startsWith(BUILDING))
          && !name.equals(newest)
          && !UseLock.held(child)) {
        discard(child);
      }
    }
  }

  /** Renamed first, so that nobody opens what is half removed. */
  private void discard(Path folder) throws IOException {
    Path away = root.resolve(DISCARDED + UUID.randomUUID());
    Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
    IOUtils.rm(away);
  }
}
