package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of scripts one after the other, each script's together: those that state the matter
 * (answer, title, first question) before further similar questions.
 *
 * @param texts folded, in the order of the scripts
 * @param first by script and for the end: where its texts begin
 * @param examples by script: where its similar questions beyond the first begin
 */
record ScriptTexts(List<String> texts, int[] first, int[] examples) {

  /** In a longer text courtesies are part of the wording, in UTF-16 units. */
  private static final int LONGEST_QUESTION = 40;

  static ScriptTexts of(List<Script> scripts, Analysis analysis) {
    List<String> texts = new ArrayList<>();
    int[] first = new int[scripts.size() + 1];
    int[] examples = new int[scripts.size()];
    for (int i = 0; i < scripts.size(); i++) {
      first[i] = texts.size();
      Set<String> own = new LinkedHashSet<>();
      String answer = scripts.get(i).answer();
      own.add(answer.length() > LONGEST_QUESTION
          ? analysis.plain(answer).strip()
          : meant(answer, analysis));
      own.add(meant(scripts.get(i).title(), analysis));
      own.remove("");
      examples[i] = first[i] + own.size();
      scripts.get(i).questions().forEach(question -> own.add(meant(question, analysis)));
      own.remove("");
      texts.addAll(own);
      examples[i] = Math.min(examples[i], texts.size());
    }
    first[scripts.size()] = texts.size();
    return new ScriptTexts(texts, first, examples);
  }

  /** The same without a script. */
  ScriptTexts without(int script) {
    int from = first[script];
    int length = first[script + 1] - from;
    List<String> rest = new ArrayList<>(texts.subList(0, from));
    rest.addAll(texts.subList(from + length, texts.size()));
    int[] begins = new int[first.length - 1];
    int[] further = new int[examples.length - 1];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = i <= script ? first[i] : first[i + 1] - length;
    }
    for (int i = 0; i < further.length; i++) {
      further[i] = i < script ? examples[i] : examples[i + 1] - length;
    }
    return new ScriptTexts(rest, begins, further);
  }

  /** These, and others after them. */
  ScriptTexts and(ScriptTexts others) {
    List<String> all = new ArrayList<>(texts);
    all.addAll(others.texts);
    int[] begins = Arrays.copyOf(first, first.length + others.examples.length);
    int[] further = Arrays.copyOf(examples, examples.length + others.examples.length);
    for (int i = 0; i < others.examples.length; i++) {
      begins[first.length + i] = texts.size() + others.first[i + 1];
      further[examples.length + i] = texts.size() + others.examples[i];
    }
    return new ScriptTexts(all, begins, further);
  }

  /**
   * What two lists of texts have in common.
   *
   * @param texts by text: its place in the other list, or -1
   * @param scripts by script: its place in the other list, or -1 when its texts are others
   */
  record Kept(int[] texts, int[] scripts) {
    /** How many texts are in one list only. */
    long fresh() {
      return Arrays.stream(texts).filter(it -> it < 0).count();
    }
  }

  /** What these have in common with others. */
  Kept keptOf(ScriptTexts others) {
    Map<String, Integer> places = HashMap.newHashMap(others.texts.size());
    for (int i = 0; i < others.texts.size(); i++) {
      places.putIfAbsent(others.texts.get(i), i);
    }
    int[] kept = new int[texts.size()];
    Arrays.setAll(kept, i -> places.getOrDefault(texts.get(i), -1));
    int[] scripts = new int[examples.length];
    Arrays.setAll(scripts, i -> sameOf(others, i, kept));
    return new Kept(kept, scripts);
  }

  private int sameOf(ScriptTexts others, int script, int[] kept) {
    int from = first[script];
    int to = first[script + 1];
    if (from == to || kept[from] < 0) {
      return -1;
    }
    int other = others.scriptOf(kept[from]);
    int begin = others.first[other];
    return texts.subList(from, to).equals(others.texts.subList(begin, others.first[other + 1]))
        ? other
        : -1;
  }

  /** The texts of some scripts, by their places. */
  int[] of(int[] scripts) {
    int count = 0;
    for (int script : scripts) {
      count += first[script + 1] - first[script];
    }
    int[] places = new int[count];
    int next = 0;
    for (int script : scripts) {
      for (int text = first[script]; text < first[script + 1]; text++) {
        places[next++] = text;
      }
    }
    return places;
  }

  /** The script that a text is of. */
  int scriptOf(int text) {
    int found = Arrays.binarySearch(first, text);
    // Of scripts without a text the last one that begins there is the one that has it.
    int script = found >= 0 ? found : -found - 2;
    while (first[script + 1] <= text) {
      script++;
    }
    return script;
  }

  /** A text as the model reads it, without what is said around the matter. */
  static String meant(String text, Analysis analysis) {
    return Courtesies.without(analysis.plain(text).strip());
  }
}
