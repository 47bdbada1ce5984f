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
import java.util.zip.CRC32C;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/**
 * Scripts as bytes: a checksum, the key, their number, then each script's fields in their order. A
 * text is its length in bytes and UTF-8, a collection its size and items.
 *
 * @param key bytes that were written under another key are not read
 */
record ScriptCodec(String key) {

  private static final int CHECKSUM_BYTES = 8;

  byte[] encode(List<Script> scripts) {
    Writer writer = new Writer();
    writer.text(key);
    writer.number(scripts.size());
    for (Script script : scripts) {
      writer.text(script.id());
      writer.text(script.title());
      writer.texts(script.questions());
      writer.text(script.answer());
      writer.text(script.use().name());
      writer.texts(script.conditions());
      writer.texts(script.scope().shops());
      writer.texts(script.scope().channels());
      writer.texts(script.scope().products());
      writer.moment(script.scope().from());
      writer.moment(script.scope().until());
    }
    return writer.finish();
  }

  /** The scripts; empty when the bytes are damaged or were written under another key. */
  Optional<List<Script>> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < CHECKSUM_BYTES || in.getLong() != checksum(bytes)
        || !text(in).equals(key)) {
      return Optional.empty();
    }
    int size = in.getInt();
    List<Script> scripts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      scripts.add(new Script(text(in), text(in), texts(in), text(in), Use.valueOf(text(in)),
          texts(in), scope(in)));
    }
    return Optional.of(scripts);
  }

  private static Scope scope(ByteBuffer in) {
    return new Scope(set(in), set(in), set(in), moment(in), moment(in));
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> texts(ByteBuffer in) {
    int size = in.getInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return Collections.unmodifiableList(texts);
  }

  private static Set<String> set(ByteBuffer in) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts(in)));
  }

  private static Optional<Instant> moment(ByteBuffer in) {
    return in.getInt() == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(in.getLong(), in.getInt()));
  }

  private static long checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, CHECKSUM_BYTES, bytes.length - CHECKSUM_BYTES);
    return checksum.getValue();
  }

  private static final class Writer {

    private static final int FIRST_SIZE = 1 << 20;

    private ByteBuffer out = ByteBuffer.allocate(FIRST_SIZE).position(CHECKSUM_BYTES);

    void number(int number) {
      room(Integer.BYTES).putInt(number);
    }

    void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    void texts(Collection<String> texts) {
      number(texts.size());
      texts.forEach(this::text);
    }

    void moment(Optional<Instant> moment) {
      number(moment.isPresent() ? 1 : 0);
      moment.ifPresent(at -> room(Long.BYTES + Integer.BYTES).putLong(at.getEpochSecond())
          .putInt(at.getNano()));
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
