package org.huashu.coach.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.huashu.coach.knowledge.BroughtFiles;
import org.huashu.coach.knowledge.BroughtFiles.Holding;
import org.huashu.coach.knowledge.ScriptCard;

/** A file that was recognised by what is in it, whatever it is called. */
public sealed interface Opened {

  /** The most bytes of a file. */
  int MOST_BYTES = 20 << 20;

  /**
   * A table.
   *
   * @param decoded how its text was written; empty for a workbook
   * @param sign what parts the cells of a text
   * @param sheets the names of a workbook's sheets
   * @param rows all lines that say something
   */
  record Table(Optional<Encoding.Decoded> decoded, char sign, List<String> sheets,
      List<Row> rows) implements Opened {}

  /**
   * Files of a knowledge base.
   *
   * @param single what the only file holds, when it is no archive
   */
  record KnowledgeFiles(Optional<Holding> single, BroughtFiles files) implements Opened {}

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException when it is nothing of that
   */
  static Opened of(String name, byte[] bytes, Settings settings) {
    if (bytes.length == 0) {
      throw new UnreadableFileException("empty");
    }
    if (bytes.length > MOST_BYTES) {
      throw new UnreadableFileException("large", Integer.toString(MOST_BYTES >> 20));
    }
    if (bytes.length > 7 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
      throw new UnreadableFileException("xls");
    }
    if (Archive.fits(bytes)) {
      SortedMap<String, byte[]> files = Archive.files(bytes);
      return Workbook.fits(files)
          ? workbook(bytes, files, settings)
          : new KnowledgeFiles(Optional.empty(), something(BroughtFiles.of(files)));
    }
    NoText.kind(bytes).ifPresent(kind -> {
      throw new UnreadableFileException("kind", kind);
    });
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml")
        ? single(name, bytes, settings)
        : text(bytes, settings);
  }

  private static Opened workbook(byte[] bytes, SortedMap<String, byte[]> files,
      Settings settings) {
    Workbook.Read read = Workbook.read(bytes, files, settings.sheet());
    return new Table(Optional.empty(), ',', read.sheets(), filled(read.rows()));
  }

  private static Opened text(byte[] bytes, Settings settings) {
    Encoding.Decoded decoded = Encoding.decode(bytes, Encoding.named(settings.encoding()));
    char sign = settings.sign().isEmpty()
        ? Separated.sign(decoded.text())
        : settings.sign().charAt(0);
    return new Table(Optional.of(decoded), sign, List.of(),
        filled(Separated.rows(decoded.text(), sign)));
  }

  private static BroughtFiles something(BroughtFiles files) {
    if (files.items().isEmpty() && files.beside().isEmpty()) {
      throw new UnreadableFileException("zip-other");
    }
    return files;
  }

  private static List<Row> filled(List<Row> rows) {
    if (rows.isEmpty()) {
      throw new UnreadableFileException("empty");
    }
    return rows;
  }

  /**
   * A file without its folder: what it holds tells the folder, and its name or a choice the rest.
   */
  private static Opened single(String name, byte[] bytes, Settings settings) {
    Holding holding = BroughtFiles.holding(new String(bytes, StandardCharsets.UTF_8));
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
        .replaceFirst("(?i)\\.ya?ml$", "")
        .toLowerCase(Locale.ROOT);
    String path = switch (holding) {
      case SCRIPTS -> "scripts/" + topic(bare, settings.topic()) + ".yaml";
      case RULE -> "rules/" + (settings.topic().isEmpty() ? "banned" : settings.topic()) + "/"
          + (ScriptCard.goodName(bare) ? bare : "rule") + ".yaml";
      case OTHER -> throw new UnreadableFileException("yaml");
    };
    return new KnowledgeFiles(Optional.of(holding), BroughtFiles.of(Map.of(path, bytes)));
  }

  private static String topic(String bare, String wished) {
    return !wished.isEmpty() ? wished : ScriptCard.goodName(bare) ? bare : "imported";
  }
}
