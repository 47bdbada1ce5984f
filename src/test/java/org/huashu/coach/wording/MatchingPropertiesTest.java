package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.draft;
import static org.huashu.coach.wording.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all phrases and texts, tried on random ones. */
class MatchingPropertiesTest {

  private static final List<String> NOISE = List.of(" ", "　", "*", ".", "-", "_", "，", "。", "、",
      "\u200B", "\u2060", "\uFEFF", "\u00AD", "😀", "\n", "\uFE0F", "\u0301", "👨‍👩‍👧", "！", "…",
      "\t", "~", "|", "🇨🇳");

  private static final String LETTERS = "甲乙丙丁";

  @ParameterizedTest
  @ValueSource(strings = {"不关我的事", "加QQ", "全网最低价", "你听我说", "谢谢谢", "yyds", "微信号", "看看再说"})
  void noiseAnywhereInsideIsCoveredExactly(String phrase) {
    WordingMatcher matcher = Rules.matcher(Rules.avoid(phrase));
    for (String noise : NOISE) {
      for (int at = 1; at < phrase.length(); at++) {
        assertFound(matcher, phrase.substring(0, at) + noise + phrase.substring(at));
      }
      assertFound(matcher, String.join(noise, phrase.split("")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"不关我的事", "加QQ", "全网最低价", "谢谢谢", "yyds", "看看再说"})
  void repeatsAnywhereAreCoveredExactly(String phrase) {
    WordingMatcher matcher = Rules.matcher(Rules.avoid(phrase));
    for (int at = 0; at < phrase.length(); at++) {
      String letter = phrase.substring(at, at + 1);
      for (int times = 1; times < 4; times++) {
        assertFound(matcher,
            phrase.substring(0, at) + letter.repeat(times) + phrase.substring(at));
      }
    }
  }

  private static void assertFound(WordingMatcher matcher, String inside) {
    String text = "亲，" + inside + "哦";
    assertEquals(List.of(new Span(2, 2 + inside.length())), spans(matcher, text), text);
  }

  @Test
  void theAutomatonFindsWhatALookAtEveryRangeFinds() {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      List<String> phrases = phrases(random);
      String text = text(random);
      List<List<Span>> expected =
          phrases.stream().map(phrase -> EveryRange.occurrences(phrase, text)).toList();
      assertEquals(expected, located(phrases, text), phrases + " in " + text);
    }
  }

  /** The places of each phrase, all of them being in one automaton. */
  private static List<List<Span>> located(List<String> phrases, String text) {
    Map<Phrase, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < phrases.size(); i++) {
      lists.put(Phrase.of(phrases.get(i)).orElseThrow(), List.of(i));
    }
    PhraseIndex index = new PhraseIndex(lists, new int[phrases.size()], Map.of());
    RawHits hits = index.scan(text);
    Map<Integer, List<Occurrence>> found = index.locate(text, hits, index.lists(text, hits));
    return IntStream.range(0, phrases.size())
        .mapToObj(i -> found.getOrDefault(i, List.of())
            .stream()
            .map(Occurrence::span)
            .sorted(Comparator.comparingInt(Span::start))
            .toList())
        .toList();
  }

  @Test
  void theOrderOfRulesAndPhrasesChangesNothing() {
    Random random = new Random(2);
    for (int round = 0; round < 300; round++) {
      List<WordingRule> rules = rules(random);
      List<WordingRule> shuffled = new ArrayList<>();
      for (WordingRule rule : rules) {
        List<String> phrases = new ArrayList<>(((Avoid) rule.form()).phrases());
        Collections.shuffle(phrases, random);
        shuffled.add(rule(rule.id(), new Avoid(phrases, List.of()), Conditions.NONE));
      }
      Collections.shuffle(shuffled, random);
      String text = text(random);
      assertEquals(found(rules, text), found(shuffled, text), text);
    }
  }

  @Test
  void anotherPhraseLosesNothing() {
    Random random = new Random(3);
    for (int round = 0; round < 400; round++) {
      List<String> phrases = phrases(random);
      String text = text(random);
      List<Span> before = spans(Rules.matcher(Rules.avoid(phrases.toArray(String[]::new))), text);
      phrases.addAll(phrases(random));
      List<Span> after = spans(Rules.matcher(Rules.avoid(phrases.toArray(String[]::new))), text);
      for (Span span : before) {
        assertTrue(after.stream().anyMatch(span::overlaps), phrases + " in " + text);
      }
    }
  }

  @Test
  void anotherRuleChangesNothingOfTheFirst() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      List<WordingRule> rules = rules(random);
      String text = text(random);
      List<String> alone = found(rules.subList(0, 1), text);
      List<String> together = found(rules, text).stream()
          .filter(match -> match.startsWith(rules.getFirst().id() + " "))
          .toList();
      assertEquals(alone, together);
    }
  }

  @Test
  void tenThousandEqualCharactersAreOneOccurrence() {
    WordingMatcher matcher = Rules.matcher(Rules.avoid("啊", "好啊", "啊的"));
    assertEquals(List.of(new Span(0, 10_000)), spans(matcher, "啊".repeat(10_000)));
    assertEquals(5_000, spans(matcher, "啊，".repeat(5_000)).size());
    assertEquals(5_000, spans(matcher, "好啊".repeat(5_000)).size());
  }

  @Test
  void spansNeverSplitWhatIsOneCharacter() {
    List<String> parts =
        List.of("给", "好", "评", "gei", "hǎo", "ha\u0308o", "女", "子", "😀", "👩‍👩‍👧",
            "𠮷", "🇨🇳", "1️⃣", "\u0301", "\uFE0F", "好\u0301", "𝐡𝐚𝐨", "，", "＋", "①", "〇");
    WordingMatcher matcher = Rules.matcher(Rules.avoid("给好评", "好评", "10", "加好", "😀", "𠮷好"));
    Random random = new Random(5);
    int found = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      for (Span span : spans(matcher, text.toString())) {
        found++;
        assertTrue(isBorder(text, span.start()) && isBorder(text, span.end()), span + " " + text);
      }
    }
    assertTrue(found > 2_000, "found " + found);
  }

  private static boolean isBorder(CharSequence text, int at) {
    return at == 0 || at == text.length() || !(Character.isLowSurrogate(text.charAt(at))
        || Folding.isMark(text.charAt(at)));
  }

  @Test
  void manyThreadsFindTheSame() {
    WordingMatcher matcher = Rules.matcher(Rules.avoid("给好评", "好评", "加微信", "第一"));
    List<String> texts = IntStream.range(0, 400)
        .mapToObj(i -> "请给" + "hao".repeat(i % 3) + "评加薇信" + "女子".repeat(i % 2) + "第1" + i)
        .toList();
    List<List<Span>> alone = texts.stream().map(text -> spans(matcher, text)).toList();
    for (int round = 0; round < 20; round++) {
      assertEquals(alone, texts.parallelStream().map(text -> spans(matcher, text)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"哈", "a", "1", "女", "+", "hao", "，", "😀", "〇", "好", "\u0301", "𠮷", "给好", "ha"})
  void aDraftOfOneThingRepeatedIsNotLookedAtMoreOftenThanItIsLong(String part) {
    List<String> phrases = List.of("哈", "哈哈", "给好评", "好好", "加一", "100", "一一", "女子", "好女", "𠮷");
    Map<Phrase, List<Integer>> lists = new HashMap<>();
    phrases.forEach(phrase -> lists.put(Phrase.of(phrase).orElseThrow(), List.of(0)));
    PhraseIndex index =
        new PhraseIndex(lists, new int[]{Disguise.bits(Disguise.HIDING)}, Map.of());
    String text = part.repeat(10_000 / part.length());
    assertTrue(index.scan(text).count() <= 2 * text.length(),
        "hits: " + index.scan(text).count());
  }

  @Test
  void aPatternThatWouldTakeOthersForeverIsLinear() {
    WordingMatcher matcher = Rules.matcher(
        rule(new WordingRule.Form.Pattern("(a+)+$", Optional.empty(), List.of())));
    assertEquals(List.of(), spans(matcher, "a".repeat(9_999) + "b"));
    assertEquals(List.of(new Span(0, 10_000)), spans(matcher, "a".repeat(10_000)));
  }

  private static List<Span> spans(WordingMatcher matcher, String text) {
    return matcher.matches(draft(text)).stream().map(m -> m.span().orElseThrow()).toList();
  }

  private static List<String> found(List<WordingRule> rules, String text) {
    return CompiledWording.compile(rules, List.of(), Segmenter.NONE)
        .matches(draft(text))
        .stream()
        .map(match -> match.rule().id() + " " + match.span())
        .toList();
  }

  private static List<WordingRule> rules(Random random) {
    return IntStream.range(0, 3)
        .mapToObj(i -> rule("banned.r" + i, new Avoid(phrases(random), List.of()), Conditions.NONE))
        .toList();
  }

  private static List<String> phrases(Random random) {
    return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(i -> letters(random, 1 + random.nextInt(4), ""))
        .distinct()
        .toList());
  }

  private static String text(Random random) {
    return letters(random, random.nextInt(14), "，\u200B");
  }

  private static String letters(Random random, int length, String more) {
    String alphabet = LETTERS + "vq88" + more;
    StringBuilder letters = new StringBuilder();
    while (letters.length() < length) {
      boolean again = !letters.isEmpty() && random.nextInt(4) == 0;
      letters.append(again
          ? letters.charAt(letters.length() - 1)
          : alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return letters.toString();
  }
}
