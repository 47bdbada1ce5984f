package org.huashu.coach.script;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vectors of texts on disk, by a hash of model and text, so that no text is embedded twice.
 * Each record has a checksum; one that is damaged is forgotten and its text embedded again.
 */
final class VectorFile {

  private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
  private static final int HASH = 16;

  private final Path file;
  private final String model;
  private final int dimensions;

  VectorFile(Path folder, String model, int dimensions) {
    this.model = model;
    this.dimensions = dimensions;
    this.file = folder.resolve("vectors-" + new Key(hash("")) + ".bin");
  }

  /** Where graphs of the vectors are kept. */
  Path graphs() {
    return file.resolveSibling("graphs");
  }

  /** What a vector is found by. */
  record Key(ByteBuffer hash) {
    Key(byte[] bytes) {
      this(ByteBuffer.wrap(bytes));
    }

    @Override
    public String toString() {
      byte[] bytes = new byte[hash.remaining()];
      hash.duplicate().get(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }

  Key key(String text) {
    return new Key(hash(text));
  }

  /** All vectors that are there and whole. */
  Map<Key, TextVector> read() throws IOException {
    Map<Key, TextVector> vectors = new HashMap<>();
    if (!Files.exists(file)) {
      return vectors;
    }
    long damaged = 0;
    long size = Files.size(file);
    byte[] record = new byte[HASH + Float.BYTES + dimensions];
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (long at = 0; at + record.length + Integer.BYTES <= size; at += record.length + 4) {
        in.readFully(record);
        if (in.readInt() == checksum(record)) {
          put(record, vectors);
        } else {
          damaged++;
        }
      }
      damaged += in.read() < 0 ? 0 : 1;
    } catch (EOFException e) {
      damaged++;
    }
    if (damaged > 0) {
      LOG.warn("{} vectors in {} are damaged and are made anew", damaged, file);
      replace(vectors);
    }
    return vectors;
  }

  /** Adds vectors at the end. */
  void append(Map<Key, TextVector> vectors) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    write(file, vectors, StandardOpenOption.APPEND);
  }

  /** Keeps these only. */
  void replace(Map<Key, TextVector> vectors) throws IOException {
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "vectors-", ".part");
    write(part, vectors, StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path to, Map<Key, TextVector> vectors, StandardOpenOption how)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      for (var entry : vectors.entrySet()) {
        ByteBuffer record = ByteBuffer.allocate(HASH + Float.BYTES + dimensions + Integer.BYTES);
        record.put(entry.getKey().hash().duplicate());
        record.putFloat(entry.getValue().scale());
        record.put(entry.getValue().codes());
        record.putInt(checksum(Arrays.copyOf(record.array(), record.position())));
        channel.write(record.flip());
      }
      channel.force(false);
    }
  }

  private static void put(byte[] record, Map<Key, TextVector> vectors) {
    float scale = ByteBuffer.wrap(record).getFloat(HASH);
    byte[] codes = Arrays.copyOfRange(record, HASH + Float.BYTES, record.length);
    vectors.put(new Key(Arrays.copyOf(record, HASH)), new TextVector(codes, scale));
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private byte[] hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((model + '\0' + text).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(), HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
