package org.huashu.coach.audit;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Reads chat logs: envelopes as JSON lines, or tables. What a file begins with tells which.
 *
 * @param standardInput what the file {@code -} stands for
 * @param progress hears how many bytes were read, as they are
 */
record ChatLogs(LogSettings settings, InputStream standardInput, LongConsumer progress) {

  private static final String STANDARD_INPUT = "-";
  private static final int LOOK = 1 << 17;

  /**
   * Reads a file from its beginning to its end.
   *
   * @throws UnreadableLogException when it is no chat log
   */
  void read(Path file, LogSink sink) {
    String name = file.toString();
    try (InputStream bytes = open(file)) {
      bytes.mark(LOOK);
      byte[] begins = bytes.readNBytes(LOOK);
      bytes.reset();
      if (isWorkbook(begins)) {
        throw new UnreadableLogException(name + ": is an Excel workbook; save it as CSV first");
      }
      if (isJson(begins)) {
        JsonLog.read(name, bytes, sink);
      } else {
        TableLog.read(name, new TableLog.Source(begins, bytes), settings, sink);
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableLogException(file + ": there is no such file");
    } catch (IOException e) {
      throw new UnreadableLogException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** How many bytes a file has; 0 when nobody knows. */
  static long size(Path file) {
    try {
      return file.toString().equals(STANDARD_INPUT) ? 0 : Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }

  private InputStream open(Path file) throws IOException {
    InputStream bytes =
        file.toString().equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(file);
    return new BufferedInputStream(new Counted(bytes, progress), LOOK);
  }

  private static boolean isWorkbook(byte[] begins) {
    return startsWith(begins, 'P', 'K', 3) || startsWith(begins, 0xD0, 0xCF, 0x11);
  }

  private static boolean startsWith(byte[] begins, int... units) {
    for (int i = 0; i < units.length; i++) {
      if (i == begins.length || (begins[i] & 0xFF) != units[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJson(byte[] begins) {
    for (byte unit : begins) {
      if (unit == '{') {
        return true;
      }
      boolean mark = (unit & 0xFF) == 0xEF || (unit & 0xFF) == 0xBB || (unit & 0xFF) == 0xBF;
      if (!mark && unit != ' ' && unit != '\t' && unit != '\r' && unit != '\n') {
        return false;
      }
    }
    return false;
  }

  /** Tells how many bytes went through it. */
  private static final class Counted extends FilterInputStream {

    private final LongConsumer progress;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int unit = in.read();
      progress.accept(unit < 0 ? 0 : 1);
      return unit;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      progress.accept(Math.max(0, count));
      return count;
    }
  }
}
