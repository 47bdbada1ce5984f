package org.huashu.coach.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads all files of a folder, and trusts none of them. Names that start with a dot are left out.
 */
final class FolderScan {

  private static final long MOST_BYTES_OF_A_FILE = 16L << 20;
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 20_000;

  private final Path given;
  private final List<Mistake> mistakes;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private long bytes;

  FolderScan(Path given, List<Mistake> mistakes) {
    this.given = given;
    this.mistakes = mistakes;
  }

  KnowledgeFiles read() {
    if (!Files.isDirectory(given)) {
      throw new KnowledgeException(given.toString(), 0, "no such folder");
    }
    try {
      Path root = given.toRealPath();
      Files.walkFileTree(root, new Visitor(root));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + given, e);
    }
    return new KnowledgeFiles(texts);
  }

  /** Gives a file the usual rights instead of those of a temporary file. */
  static void readableByAll(Path file) throws IOException {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;

    Visitor(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && hidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
        throws IOException {
      if (!hidden(file) && root.relativize(file).getNameCount() > 1) {
        Source source = new Source(pathOf(file), mistakes);
        if (attributes.isSymbolicLink() && !leadsInside(file)) {
          source.mistake(0, "a link that does not lead to a file of this folder");
        } else {
          take(source, file);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private String pathOf(Path file) {
      return root.relativize(file).toString().replace('\\', '/');
    }

    private boolean hidden(Path file) {
      return file.getFileName().toString().startsWith(".");
    }

    private boolean leadsInside(Path link) throws IOException {
      return Files.isRegularFile(link) && link.toRealPath().startsWith(root);
    }
  }

  private void take(Source source, Path file) throws IOException {
    texts.put(source.path(), "");
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    bytes += size;
    if (!Files.isRegularFile(file)) {
      source.mistake(0, "not a file");
    } else if (size > MOST_BYTES_OF_A_FILE) {
      source.mistake(0, size + " bytes; a file may have " + MOST_BYTES_OF_A_FILE);
    } else if (bytes > MOST_BYTES || texts.size() > MOST_FILES) {
      throw new KnowledgeException(source.path(), 0, "too much: a knowledge base may have "
          + MOST_FILES + " files and " + MOST_BYTES + " bytes");
    } else {
      texts.put(source.path(), text(source, Files.readAllBytes(file)));
    }
  }

  /** A file as text: without a byte order mark, and every line end made {@code \n}. */
  static String text(Source source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      source.mistake(1 + (int) text.chars().filter(c -> c == '\n').count(), "not UTF-8");
      return "";
    }
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n");
  }
}
