package org.huashu.coach.script;

import java.util.Arrays;

/** The scripts with the largest values, the largest first; of equal ones the first that came. */
final class TopTexts {

  private final float[] values;
  private final int[] scripts;
  private int count;

  TopTexts(int most) {
    values = new float[most];
    scripts = new int[most];
  }

  void add(float value, int script) {
    if (count == values.length && value <= values[count - 1]) {
      return;
    }
    int at = count < values.length ? count++ : count - 1;
    while (at > 0 && values[at - 1] < value) {
      values[at] = values[at - 1];
      scripts[at] = scripts[at - 1];
      at--;
    }
    values[at] = value;
    scripts[at] = script;
  }

  /** The same, if the script is not there yet; the larger values come first. */
  void addOnce(float value, int script) {
    for (int i = 0; i < count; i++) {
      if (scripts[i] == script) {
        return;
      }
    }
    add(value, script);
  }

  /** The scripts, by ordinal. */
  int[] scripts() {
    int[] best = Arrays.copyOf(scripts, count);
    Arrays.sort(best);
    return best;
  }
}
