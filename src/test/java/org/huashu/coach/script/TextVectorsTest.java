package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextVectorsTest {

  private static final int TEXTS_OF_A_SCRIPT = 3;

  private final Random random = new Random(5);

  @Test
  void theProductIsThatOfTheVectorsWhateverTheirLength() {
    for (int dimensions : new int[]{1, 3, 4, 5, 64, 510, 512}) {
      TextVector[] all = vectors(20, dimensions);
      all[7] = TextVector.of(new float[dimensions]);
      TextVectors flat = new TextVectors(all);
      TextVectors.Factor factor = TextVectors.Factor.of(all[3]);
      for (int text = 0; text < all.length; text++) {
        assertEquals(all[text].product(all[3]), flat.product(text, factor), 1e-6f);
        assertArrayEquals(all[text].codes(), flat.vector(text).codes());
        float[] numbers = new float[dimensions];
        flat.numbers(text, numbers);
        assertArrayEquals(all[text].numbers(), numbers);
      }
    }
  }

  @Test
  void noVectorsAreNoTrouble() {
    TextVectors none = new TextVectors(new TextVector[0]);
    assertEquals(0, none.count());
    assertEquals(0, none.dimensions());
  }

  @Test
  void theNearestTextsAreAmongThoseThatAreRoughlyNear() {
    // As texts lie: many about one matter.
    TextVector[] matters = vectors(100, 256);
    TextVector[] all = IntStream.range(0, 6_000)
        .mapToObj(i -> like(matters[i % matters.length]))
        .toArray(TextVector[]::new);
    RoughVectors rough = new RoughVectors(texts(all.length), new TextVectors(all), new float[256]);
    int found = 0;
    for (int question = 0; question < 50; question++) {
      TextVector asked = like(all[question * 100]);
      List<Integer> near = near(rough, asked, null);
      assertTrue(near.size() < all.length / 5, near.size() + " of " + all.length);
      assertEquals(near.stream().sorted().toList(), near, "in their order");
      found += (int) IntStream.range(0, all.length)
          .boxed()
          .sorted(Comparator.comparingDouble(text -> -all[text].product(asked)))
          .limit(10)
          .filter(near::contains)
          .count();
    }
    assertTrue(found >= 450, found + " of the 500 nearest");
  }

  @Test
  void onlyTextsOfScriptsThatAreOfferedAreRoughlyNear() {
    TextVector[] all = vectors(3_000, 64);
    RoughVectors rough = new RoughVectors(texts(all.length), new TextVectors(all), new float[64]);
    FixedBitSet offered = new FixedBitSet(all.length / TEXTS_OF_A_SCRIPT);
    assertEquals(List.of(), near(rough, all[0], offered));
    offered.set(100);
    offered.set(999);
    assertEquals(List.of(300, 301, 302, 2_997, 2_998, 2_999), near(rough, all[0], offered));
  }

  @Test
  void equalTextsAreAllRoughlyNear() {
    TextVector[] all = new TextVector[3_000];
    Arrays.fill(all, vectors(1, 64)[0]);
    RoughVectors rough = new RoughVectors(texts(all.length), new TextVectors(all), new float[64]);
    assertEquals(all.length, near(rough, all[0], null).size());
  }

  private static List<Integer> near(RoughVectors rough, TextVector asked, @Nullable Bits offered) {
    return Arrays.stream(rough.nearest(asked, offered)).boxed().toList();
  }

  private static ScriptTexts texts(int count) {
    int scripts = count / TEXTS_OF_A_SCRIPT;
    return new ScriptTexts(IntStream.range(0, count).mapToObj(i -> "text " + i).toList(),
        IntStream.rangeClosed(0, scripts).map(i -> i * TEXTS_OF_A_SCRIPT).toArray(),
        new int[scripts]);
  }

  private TextVector[] vectors(int count, int dimensions) {
    return IntStream.range(0, count)
        .mapToObj(_ -> TextVector.of(numbers(new float[dimensions], 1)))
        .toArray(TextVector[]::new);
  }

  /** Pushed away a little. */
  private TextVector like(TextVector vector) {
    return TextVector.of(numbers(vector.numbers(), 0.03f));
  }

  private float[] numbers(float[] from, float push) {
    double square = 0;
    for (int i = 0; i < from.length; i++) {
      from[i] += push * (float) random.nextGaussian();
      square += from[i] * from[i];
    }
    for (int i = 0; i < from.length; i++) {
      from[i] /= (float) Math.sqrt(square);
    }
    return from;
  }
}
