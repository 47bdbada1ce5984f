package org.huashu.coach.bench;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.allow.WordAllows;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.ahocorasick.trie.Trie;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingRule;
import toolgood.words.IllegalWordsSearch;
import toolgood.words.WordsSearch;

/**
 * What looks for phrases in drafts: a list of phrases becomes a function that says how many it
 * finds in a text.
 */
enum WordingScanner {
  /** Finds phrases as they are written, and nothing else. What the others are compared with. */
  HANKCS(WordingScanner::hankcs),
  /**
   * All normalisation and disguises, spans, longest match, findings as the service sends them, of
   * texts that were not seen before: what is remembered of drafts would answer the second round.
   */
  COACH(phrases -> coach(phrases, Segmenter.NONE)),
  /** The same as the service runs it: of short phrases that are found, words are looked up. */
  COACH_WITH_WORDS(phrases -> coach(phrases, ChineseWords::inside)),
  /** Finds phrases as they are written. */
  ROBERT_BOR(WordingScanner::robertBor),
  /** Finds phrases as they are written. */
  TOOLGOOD_WORDS(WordingScanner::toolgoodWords),
  /** Skips signs, knows full width, case and repeats. */
  TOOLGOOD_ILLEGAL_WORDS(WordingScanner::toolgoodIllegalWords),
  /** With what it converts by default: case, width, traditional script, styles of digits. */
  SENSITIVE_WORD(WordingScanner::sensitiveWord);

  private final Function<List<String>, ToIntFunction<String>> building;

  WordingScanner(Function<List<String>, ToIntFunction<String>> building) {
    this.building = building;
  }

  ToIntFunction<String> build(List<String> phrases) {
    return building.apply(phrases);
  }

  private static ToIntFunction<String> coach(List<String> phrases, Segmenter segmenter) {
    WordingRule rule = new WordingRule("bench.phrases", Category.BANNED, Severity.WARN, "", "", "",
        new WordingRule.Form.Avoid(phrases, List.of()), WordingRule.Conditions.NONE,
        new WordingRule.Examples(List.of(), List.of()));
    CompiledWording wording = CompiledWording.compile(List.of(rule), List.of(), segmenter);
    return draft -> wording.matchesAfresh(new Turn(draft, "", false, false)).size();
  }

  private static ToIntFunction<String> hankcs(List<String> phrases) {
    AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
    Map<String, String> sorted = phrases.stream()
        .collect(Collectors.toMap(phrase -> phrase, phrase -> phrase, (a, b) -> a, TreeMap::new));
    trie.build(sorted);
    int[] count = new int[1];
    AhoCorasickDoubleArrayTrie.IHit<String> counting = (_, _, _) -> count[0]++;
    return draft -> {
      count[0] = 0;
      trie.parseText(draft, counting);
      return count[0];
    };
  }

  private static ToIntFunction<String> robertBor(List<String> phrases) {
    Trie trie = Trie.builder().addKeywords(phrases).build();
    return draft -> trie.parseText(draft).size();
  }

  private static ToIntFunction<String> toolgoodWords(List<String> phrases) {
    WordsSearch search = new WordsSearch();
    search.SetKeywords(phrases);
    return draft -> search.FindAll(draft).size();
  }

  private static ToIntFunction<String> toolgoodIllegalWords(List<String> phrases) {
    IllegalWordsSearch search = new IllegalWordsSearch();
    search.SetKeywords(phrases);
    return draft -> search.FindAll(draft).size();
  }

  private static ToIntFunction<String> sensitiveWord(List<String> phrases) {
    SensitiveWordBs words = SensitiveWordBs.newInstance()
        .wordDeny(() -> phrases)
        .wordAllow(WordAllows.empty())
        .init();
    return draft -> words.findAll(draft).size();
  }

  /** The name in the report, if it is one. */
  static Optional<WordingScanner> named(String name) {
    return List.of(values()).stream().filter(it -> it.wireName().equals(name)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
