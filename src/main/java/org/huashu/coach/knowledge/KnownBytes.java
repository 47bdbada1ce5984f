package org.huashu.coach.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * What was read once, as bytes: a checksum, then fields in their order. A text is its length in
 * bytes and UTF-8, a collection its size and items, an optional one a collection of one or none.
 */
final class KnownBytes {

  private static final int CHECKSUM_BYTES = 8;

  private KnownBytes() {}

  private static long checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, CHECKSUM_BYTES, bytes.length - CHECKSUM_BYTES);
    return checksum.getValue();
  }

  /** Reads what a {@link Writer} wrote. */
  static final class Reader {

    private final ByteBuffer in;

    private Reader(byte[] bytes) {
      in = ByteBuffer.wrap(bytes).position(CHECKSUM_BYTES);
    }

    /** A reader; empty when the bytes are damaged. */
    static Optional<Reader> of(byte[] bytes) {
      return bytes.length < CHECKSUM_BYTES || ByteBuffer.wrap(bytes).getLong() != checksum(bytes)
          ? Optional.empty()
          : Optional.of(new Reader(bytes));
    }

    int number() {
      return in.getInt();
    }

    double fraction() {
      return in.getDouble();
    }

    boolean flag() {
      return number() == 1;
    }

    String text() {
      int length = number();
      String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
      in.position(in.position() + length);
      return text;
    }

    <T> List<T> list(Function<Reader, T> item) {
      int size = number();
      List<T> items = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        items.add(item.apply(this));
      }
      return Collections.unmodifiableList(items);
    }

    List<String> texts() {
      return list(Reader::text);
    }

    <T> Set<T> set(Function<Reader, T> item) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(list(item)));
    }

    <T> Optional<T> optional(Function<Reader, T> item) {
      return list(item).stream().findFirst();
    }

    Instant moment() {
      return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }
  }

  /** Writes fields one after the other. */
  static final class Writer {

    private static final int FIRST_SIZE = 1 << 20;

    private ByteBuffer out = ByteBuffer.allocate(FIRST_SIZE).position(CHECKSUM_BYTES);

    void number(int number) {
      room(Integer.BYTES).putInt(number);
    }

    void fraction(double number) {
      room(Double.BYTES).putDouble(number);
    }

    void flag(boolean flag) {
      number(flag ? 1 : 0);
    }

    void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    <T> void list(Collection<T> items, BiConsumer<Writer, T> item) {
      number(items.size());
      items.forEach(one -> item.accept(this, one));
    }

    void texts(Collection<String> texts) {
      list(texts, Writer::text);
    }

    <T> void optional(Optional<T> item, BiConsumer<Writer, T> write) {
      list(item.stream().toList(), write);
    }

    void moment(Instant at) {
      room(Long.BYTES + Integer.BYTES).putLong(at.getEpochSecond()).putInt(at.getNano());
    }

    byte[] finish() {
      byte[] bytes = new byte[out.position()];
      out.flip().get(bytes);
      ByteBuffer.wrap(bytes).putLong(checksum(bytes));
      return bytes;
    }

    private ByteBuffer room(int bytes) {
      if (out.remaining() < bytes) {
        out = ByteBuffer.allocate(2 * out.capacity() + bytes).put(out.flip());
      }
      return out;
    }
  }
}
