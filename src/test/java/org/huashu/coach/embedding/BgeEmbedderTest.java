package org.huashu.coach.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BgeEmbedderTest {

  @TempDir
  static Path folder;

  private static Embedder embedder;

  @BeforeAll
  static void load() {
    embedder = BgeEmbedder.load(folder, 2);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void likeMeaningHasALargerProductThanLikeWords() {
    float[][] vectors = embedder.embed(List.of("东西不喜欢可以退吗", "怎么申请退货", "东西不喜欢可以送人吗", "今天天气真好"));
    assertTrue(product(vectors[0], vectors[1]) > product(vectors[0], vectors[3]) + 0.2);
    assertEquals(1, product(vectors[2], vectors[2]), 1e-5);
  }

  @Test
  void aTextHasTheSameVectorAloneAndAmongOthersAndFromManyThreads() {
    List<String> texts = List.of("什么时候发货", "", "😀😀", "能便宜点吗", "a".repeat(10_000));
    float[][] together = embedder.embed(texts);
    List<CompletableFuture<float[][]>> all = new ArrayList<>();
    Stream.concat(texts.stream(), texts.stream())
        .forEach(text -> all
            .add(CompletableFuture.supplyAsync(() -> embedder.embed(List.of(text)))));
    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(together[i % texts.size()], all.get(i).join()[0]);
    }
  }

  @Test
  void aVectorHasAsManyNumbersAsItSays() {
    assertEquals(embedder.dimensions(), embedder.embed(List.of("发票"))[0].length);
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
