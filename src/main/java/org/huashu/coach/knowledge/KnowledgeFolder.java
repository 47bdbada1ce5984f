package org.huashu.coach.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A knowledge base in a folder. Its methods throw {@link UncheckedIOException} when the disk fails.
 *
 * @param root the folder that holds {@code rules}, {@code scripts}, {@code policies}, {@code words}
 */
public record KnowledgeFolder(Path root) {

  private static final String STAMP = ".release";

  /**
   * The files, line ends made {@code \n} and a byte order mark taken off.
   *
   * @throws KnowledgeException when the folder is missing, or when a file is too large, is not
   *         UTF-8, or is a link out of the folder; then with all other mistakes too
   */
  public KnowledgeFiles read() {
    List<Mistake> mistakes = new ArrayList<>();
    KnowledgeFiles files = new FolderScan(root, mistakes).read();
    if (mistakes.isEmpty()) {
      return files;
    }
    Set<String> unreadable = new HashSet<>();
    mistakes.forEach(mistake -> unreadable.add(mistake.path()));
    try {
      KnowledgeReader.read(files);
    } catch (KnowledgeException e) {
      e.mistakes().stream().filter(m -> !unreadable.contains(m.path())).forEach(mistakes::add);
    }
    throw new KnowledgeException(mistakes);
  }

  /**
   * Makes the folder hold exactly these files. Each file is replaced in one step, and one that has
   * not changed is not touched; other people's files in the folder stay.
   *
   * @throws KnowledgeException when a path leads out of the folder; then nothing was written
   */
  public void write(KnowledgeFiles files) {
    for (String path : files.texts().keySet()) {
      Optional<String> mistake = Paths.mistake(path);
      if (mistake.isPresent()) {
        throw new KnowledgeException(path, 0, mistake.get());
      }
    }
    KnowledgeFiles here =
        Files.isDirectory(root) ? new FolderScan(root, new ArrayList<>()).read() : files;
    try {
      for (var file : files.texts().entrySet()) {
        Path target = root.resolve(file.getKey());
        if (!Files.exists(target) || !file.getValue().equals(here.texts().get(file.getKey()))) {
          replace(target, file.getValue());
        }
      }
      for (String path : here.texts().keySet()) {
        if (!files.texts().containsKey(path)) {
          delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + root, e);
    }
  }

  /** Which release the files stem from, if that is known. */
  public Optional<Stamp> stamp() {
    Path file = root.resolve(STAMP);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Stamp.parse(STAMP, Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Notes which release the files stem from. */
  public void stamp(Stamp stamp) {
    try {
      replace(root.resolve(STAMP), stamp.text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + root.resolve(STAMP), e);
    }
  }

  /** Whether files can be written here. */
  public boolean writable() {
    return Files.isWritable(root);
  }

  private void replace(Path target, String text) throws IOException {
    Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
    if (!folder.toRealPath().startsWith(root.toRealPath())) {
      throw new IOException(folder + " is a link out of " + root);
    }
    Path draft = Files.createTempFile(folder, ".", ".tmp");
    try {
      Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
      FolderScan.readableByAll(draft);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Takes a file away, and its folder when nothing is left in it. */
  private void delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    Path folder = root.resolve(path.substring(0, path.lastIndexOf('/')));
    try (var rest = Files.list(folder)) {
      if (rest.findAny().isPresent()) {
        return;
      }
    }
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(folder);
    }
  }
}
