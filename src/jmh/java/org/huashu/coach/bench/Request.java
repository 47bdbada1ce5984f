package org.huashu.coach.bench;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one request, made in advance; only the delivery's id, the draft's, and what makes a
 * text a new one change from one use to the next. For one thread.
 */
final class Request {

  static final String WEBHOOK = "/webhooks/chat";
  static final String ECHO = "/bench/echo";

  private static final String DELIVERY = "bench-0000000000000000";
  private static final String DRAFT = "d-000000000000";
  /** Signs of a number that no rule knows: four bits each, three bytes each. */
  private static final String SIGNS = "春夏秋冬东南西北山川河湖松竹梅兰";
  private static final int FRESH_SIGNS = 6;
  private static final int SIGN_BYTES = 3;
  private static final byte[] SIGNS_IN_UTF8 = SIGNS.getBytes(StandardCharsets.UTF_8);
  private static final String FRESH = SIGNS.substring(0, 1).repeat(FRESH_SIGNS);

  private static final int DELIVERY_DIGITS = 16;
  private static final int DRAFT_DIGITS = 12;

  private final byte[] bytes;
  private final int deliveryEnd;
  private final int draftEnd;
  private final int freshEnd;

  /** {@code method} and path, as {@code "POST /path"}. The body may hold {@link #draft()} once. */
  Request(String method, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head = (method + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "webhook-id: " + DELIVERY + "\r\nContent-Length: " + content.length + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    bytes = new byte[head.length + content.length];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(content, 0, bytes, head.length, content.length);
    deliveryEnd = end(DELIVERY, 0);
    draftEnd = end(DRAFT, head.length);
    freshEnd = end(new String(FRESH.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
        head.length);
  }

  /** Stands in a body where the draft's id belongs. */
  static String draft() {
    return DRAFT;
  }

  /** Stands in a text that no request before had, for sixteen million deliveries. */
  static String fresh() {
    return FRESH;
  }

  /** The request with these numbers, valid until the next call. */
  byte[] with(long delivery, long draft) {
    number(delivery, deliveryEnd, DELIVERY_DIGITS);
    if (draftEnd > 0) {
      number(draft, draftEnd, DRAFT_DIGITS);
    }
    if (freshEnd > 0) {
      signs(delivery);
    }
    return bytes;
  }

  private void signs(long number) {
    for (int i = 1; i <= FRESH_SIGNS; i++) {
      int sign = (int) (number >> (4 * (i - 1))) & 0xf;
      System.arraycopy(SIGNS_IN_UTF8, SIGN_BYTES * sign, bytes, freshEnd - SIGN_BYTES * i,
          SIGN_BYTES);
    }
  }

  private void number(long number, int end, int digits) {
    long rest = number;
    for (int i = end - 1; i >= end - digits; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private int end(String part, int from) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = all.indexOf(part, from);
    return at < 0 ? -1 : at + part.length();
  }
}
