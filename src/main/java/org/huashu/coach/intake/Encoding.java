package org.huashu.coach.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How a text is written as bytes. */
public enum Encoding {
  /** With or without a byte order mark. */
  UTF_8(StandardCharsets.UTF_8),
  /** The superset of GBK and GB2312 that Chinese Windows programs write. */
  GB18030(Charset.forName("GB18030")),
  /** What Excel calls Unicode text. */
  UTF_16LE(StandardCharsets.UTF_16LE),
  /** The same the other way round. */
  UTF_16BE(StandardCharsets.UTF_16BE),
  /** Of traditional characters; never guessed, only chosen. */
  BIG5(Charset.forName("Big5"));

  /** One bad sequence among so many good characters is a slip, not another encoding. */
  private static final int GOOD_FOR_ONE_BAD = 4;
  private static final char BAD = '\uFFFD';
  private static final char MARK = '\uFEFF';

  private final Charset charset;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /** Its name, as standards write it. */
  public String title() {
    return charset.name();
  }

  /** The encoding of that name. */
  public static Optional<Encoding> named(String title) {
    return Arrays.stream(values()).filter(it -> it.title().equals(title)).findFirst();
  }

  /**
   * A text, and how it was written.
   *
   * @param marked whether a byte order mark told it
   */
  public record Decoded(String text, Encoding encoding, boolean marked) {}

  /**
   * Reads bytes as text. What cannot be read becomes U+FFFD.
   *
   * @param wished empty to find it out
   * @throws UnreadableFileException when it is no text
   */
  public static Decoded decode(byte[] bytes, Optional<Encoding> wished) {
    Optional<Encoding> marked = mark(bytes);
    Encoding encoding = wished.or(() -> marked).orElseGet(() -> guess(bytes));
    String text = new String(bytes, encoding.charset);
    boolean mark = !text.isEmpty() && text.charAt(0) == MARK;
    if (!NoText.isText(text)) {
      throw new UnreadableFileException("binary");
    }
    return new Decoded(mark ? text.substring(1) : text, encoding, mark);
  }

  /**
   * How a file is written that begins so; the beginning may end within a character.
   *
   * @throws UnreadableFileException when it is no text
   */
  public static Encoding ofBeginning(byte[] beginning) {
    return mark(beginning).orElseGet(() -> {
      int end = beginning.length;
      while (end > 0 && beginning[end - 1] != '\n') {
        end--;
      }
      return guess(end == 0 ? beginning : Arrays.copyOf(beginning, end));
    });
  }

  /** Reads bytes as text, without a byte order mark. What cannot be read becomes U+FFFD. */
  public Reader reader(InputStream bytes) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(bytes, charset));
    text.mark(1);
    if (text.read() != MARK) {
      text.reset();
    }
    return text;
  }

  private static Optional<Encoding> mark(byte[] bytes) {
    return starts(bytes, 0xEF, 0xBB, 0xBF)
        ? Optional.of(UTF_8)
        : starts(bytes, 0xFF, 0xFE)
            ? Optional.of(UTF_16LE)
            : starts(bytes, 0xFE, 0xFF) ? Optional.of(UTF_16BE) : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Encoding guess(byte[] bytes) {
    if (UTF_8.reads(bytes)) {
      return UTF_8;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    long bad = text.chars().filter(it -> it == BAD).count();
    long good = text.chars().filter(it -> it >= 0x80 && it != BAD).count();
    if (good > bad * GOOD_FOR_ONE_BAD) {
      return UTF_8;
    }
    if (!GB18030.reads(bytes)) {
      throw new UnreadableFileException("encoding");
    }
    return GB18030;
  }

  private boolean reads(byte[] bytes) {
    try {
      var _ = charset.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
