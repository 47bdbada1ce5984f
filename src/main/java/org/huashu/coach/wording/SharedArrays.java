package org.huashu.coach.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Most phrases have one list, and no letter twice: such arrays are made once. */
final class SharedArrays {

  private final int[][] ofList;
  private final Map<Integer, int[]> ones = new HashMap<>();

  SharedArrays(int lists) {
    ofList = new int[lists][];
  }

  int[] lists(List<Integer> numbers) {
    if (numbers.size() != 1) {
      return numbers.stream().mapToInt(list -> list).distinct().toArray();
    }
    int list = numbers.getFirst();
    if (ofList[list] == null) {
      ofList[list] = new int[]{list};
    }
    return ofList[list];
  }

  int[] counts(Phrase phrase, String collapsed) {
    return phrase.units().length() == collapsed.length()
        ? ones.computeIfAbsent(collapsed.length(), _ -> phrase.counts())
        : phrase.counts();
  }
}
