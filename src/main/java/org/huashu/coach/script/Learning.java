package org.huashu.coach.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.huashu.coach.embedding.Embedder;

/** Finds the vectors of scripts: those that are on disk, and new ones for what is not. */
final class Learning {

  /** So many are embedded before they are written: what a stop may lose. */
  private static final int BATCH = 64;

  static final List<String> SMALL_TALK = smallTalk();

  private final Embedder embedder;
  private final Optional<VectorFile> file;
  private final IntConsumer progress;
  private final BooleanSupplier stopped;

  /** Reports how many new texts are done. */
  Learning(Embedder embedder, Optional<VectorFile> file, IntConsumer progress,
      BooleanSupplier stopped) {
    this.embedder = embedder;
    this.file = file;
    this.progress = progress;
    this.stopped = stopped;
  }

  /** The meaning of these texts; empty when it was stopped. */
  Optional<Meaning> of(ScriptTexts texts) {
    List<String> all = new ArrayList<>(texts.texts());
    all.addAll(SMALL_TALK);
    Optional<List<TextVector>> vectors = vectors(all);
    int own = texts.texts().size();
    return vectors.map(it -> new Meaning(texts, flat(it.subList(0, own)),
        flat(it.subList(own, it.size())), file.map(VectorFile::graphs)));
  }

  private static TextVectors flat(List<TextVector> vectors) {
    return new TextVectors(vectors.toArray(TextVector[]::new));
  }

  private Optional<List<TextVector>> vectors(List<String> texts) {
    VectorFile hashing = file.orElseGet(() -> new VectorFile(Path.of(""),
        embedder.model(), embedder.dimensions()));
    try {
      Map<VectorFile.Key, TextVector> known =
          file.isPresent() ? file.get().read() : new HashMap<>();
      List<VectorFile.Key> keys = texts.stream().map(hashing::key).toList();
      Map<VectorFile.Key, TextVector> batch = new HashMap<>();
      Set<VectorFile.Key> wanted = new LinkedHashSet<>(keys);
      int done = 0;
      for (int i = 0; i < keys.size(); i++) {
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        if (!known.containsKey(keys.get(i))) {
          TextVector vector = TextVector.of(embedder.embed(List.of(texts.get(i)))[0]);
          known.put(keys.get(i), vector);
          batch.put(keys.get(i), vector);
          progress.accept(++done);
        }
        if (batch.size() == BATCH || i == keys.size() - 1) {
          keep(batch);
        }
      }
      forget(known, wanted);
      return Optional
          .of(keys.stream().map(key -> Objects.requireNonNull(known.get(key))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What people say without asking anything of a shop. */
  private static List<String> smallTalk() {
    try (InputStream in =
        Objects.requireNonNull(Learning.class.getResourceAsStream("small-talk.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(Map<VectorFile.Key, TextVector> batch) throws IOException {
    if (file.isPresent() && !batch.isEmpty()) {
      file.get().append(batch);
    }
    batch.clear();
  }

  /** Vectors of texts that are no more are kept for a while: a release may be taken back. */
  private void forget(Map<VectorFile.Key, TextVector> known, Set<VectorFile.Key> wanted)
      throws IOException {
    if (file.isPresent() && known.size() > 4 * wanted.size() + 1_000) {
      Map<VectorFile.Key, TextVector> kept = new HashMap<>(known);
      kept.keySet().retainAll(wanted);
      file.get().replace(kept);
    }
  }
}
