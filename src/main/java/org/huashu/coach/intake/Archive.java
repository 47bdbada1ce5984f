package org.huashu.coach.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks archives in memory, and trusts none of them: what it says about sizes is not believed,
 * and names that lead out of it are refused.
 */
final class Archive {

  static final int MOST_BYTES = 64 << 20;
  private static final int MOST_ENTRIES = 20_000;
  private static final int PIECE = 1 << 16;
  /** Names that are not marked as UTF-8 come from Chinese Windows. */
  private static final Charset NAMES = Charset.forName("GB18030");

  private Archive() {}

  static boolean fits(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3
        && bytes[3] == 4;
  }

  /**
   * Its files by name.
   *
   * @throws UnreadableFileException when it is broken, too large, or a name leads out of it
   */
  static SortedMap<String, byte[]> files(byte[] zip) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (var archive = ZipFile.builder().setByteArray(zip).setCharset(NAMES).get()) {
      for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
        String name = name(entry);
        if (entry.isDirectory() || hidden(name)) {
          continue;
        }
        if (files.size() == MOST_ENTRIES) {
          throw new UnreadableFileException("zip-entries", Integer.toString(MOST_ENTRIES));
        }
        byte[] content = content(archive, entry, MOST_BYTES - total);
        total += content.length;
        files.put(name, content);
      }
    } catch (IOException | IllegalArgumentException _) {
      throw new UnreadableFileException("zip-broken");
    }
    if (files.isEmpty()) {
      throw new UnreadableFileException("zip-broken");
    }
    return files;
  }

  private static String name(ZipArchiveEntry entry) {
    String name = entry.getName().replace('\\', '/');
    boolean leadsOut = name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*")
        || List.of(name.split("/", -1)).contains("..");
    if (leadsOut || name.indexOf('\0') >= 0) {
      throw new UnreadableFileException("zip-path", name.replaceAll("\\p{Cntrl}", "?"));
    }
    return name;
  }

  /** Of the system, or of a program: not of the knowledge base. */
  private static boolean hidden(String name) {
    return List.of(name.split("/", -1))
        .stream()
        .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX")
            || part.toLowerCase(Locale.ROOT).equals("thumbs.db"));
  }

  private static byte[] content(ZipFile archive, ZipArchiveEntry entry, long most)
      throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try (InputStream in = archive.getInputStream(entry)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (kept.size() + read > most) {
          throw new UnreadableFileException("zip-large", Integer.toString(MOST_BYTES >> 20));
        }
        kept.write(piece, 0, read);
      }
    }
    return kept.toByteArray();
  }
}
