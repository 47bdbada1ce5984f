package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * JSON in UTF-8 that is written from left to right, straight into an array: advice is mostly
 * Chinese text, and this is several times as fast as a general writer. It puts commas; that what is
 * begun is ended is the caller's business. For one thread.
 */
final class JsonText {

  private static final String[] THOUSANDTHS = IntStream.rangeClosed(0, 1_000)
      .mapToObj(i -> Double.toString(i / 1e3))
      .toArray(String[]::new);
  private static final int USUAL_BYTES = 4_096;
  private static final int MOST_OF_A_UNIT = 6;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  /** U+FFFD stands for half a surrogate pair. */
  private static final int REPLACEMENT = 0xfffd;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int size;
  private boolean first = true;

  /** The name of a field, with its quotation marks and colon. */
  record Name(byte[] bytes) {
    /** @param name ASCII without signs */
    static Name of(String name) {
      return new Name(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
    }
  }

  JsonText begin(char bracket) {
    separate();
    put(bracket);
    first = true;
    return this;
  }

  JsonText end(char bracket) {
    put(bracket);
    first = false;
    return this;
  }

  /** The name; its value comes next. */
  JsonText name(Name name) {
    separate();
    put(name.bytes());
    first = true;
    return this;
  }

  JsonText string(String text) {
    separate();
    first = false;
    reserve(MOST_OF_A_UNIT * text.length() + 2);
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        three(c);
      } else if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        four(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        rare(c);
      }
    }
    bytes[size++] = '"';
    return this;
  }

  /** The string, or null. */
  JsonText string(Optional<String> text) {
    return text.isPresent() ? string(text.get()) : nothing();
  }

  JsonText number(long number) {
    return plain(Long.toString(number));
  }

  JsonText number(double number) {
    // Scores are thousandths, and their digits are known.
    long thousandths = Math.round(number * 1_000);
    return plain(thousandths >= 0 && thousandths <= 1_000 && thousandths / 1e3 == number
        ? THOUSANDTHS[(int) thousandths]
        : Double.toString(number));
  }

  JsonText nothing() {
    separate();
    put(NULL);
    first = false;
    return this;
  }

  /** All that was written. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private JsonText plain(String digits) {
    separate();
    put(digits.getBytes(StandardCharsets.US_ASCII));
    first = false;
    return this;
  }

  private void three(int c) {
    bytes[size++] = (byte) (0xe0 | (c >> 12));
    bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    bytes[size++] = (byte) (0x80 | (c & 0x3f));
  }

  private void four(int codePoint) {
    bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
  }

  /** What is neither plain ASCII nor Chinese. */
  private void rare(char c) {
    if (Character.isSurrogate(c)) {
      three(REPLACEMENT);
    } else if (c >= 0x80) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[size++] = '\\';
      escaped(c);
    }
  }

  private void escaped(char c) {
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      case '\b' -> bytes[size++] = 'b';
      case '\f' -> bytes[size++] = 'f';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 0xf];
      }
    }
  }

  private void separate() {
    if (!first) {
      put(',');
    }
  }

  private void put(char c) {
    reserve(1);
    bytes[size++] = (byte) c;
  }

  private void put(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
