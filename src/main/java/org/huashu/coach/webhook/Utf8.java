package org.huashu.coach.webhook;

/** Whether bytes are UTF-8. The JSON parser takes overlong forms and surrogates for good ones. */
final class Utf8 {

  private Utf8() {}

  /**
   * Where the first byte stands that does not belong into JSON in UTF-8, or -1. NUL is one: with it
   * a parser would take the text for UTF-16.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629, section 4</a>
   */
  static int firstFault(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      int length = bytes[i] > 0 ? 1 : lengthAt(bytes, i);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** How many bytes the well-formed character at {@code i} has; 0 when there is none. */
  private static int lengthAt(byte[] bytes, int i) {
    int lead = bytes[i] & 0xff;
    int second = byteAt(bytes, i + 1);
    if (lead >= 0xc2 && lead <= 0xdf) {
      return within(second, 0x80, 0xbf) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      boolean good = within(second, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
      return good && within(byteAt(bytes, i + 2), 0x80, 0xbf) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      boolean good = within(second, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
      return good && within(byteAt(bytes, i + 2), 0x80, 0xbf)
          && within(byteAt(bytes, i + 3), 0x80, 0xbf) ? 4 : 0;
    }
    return 0;
  }

  private static int byteAt(byte[] bytes, int i) {
    return i < bytes.length ? bytes[i] & 0xff : 0;
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }
}
