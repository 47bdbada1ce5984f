package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of banned wording that call centres hand out, every line with each of its choices. */
class BannedLinesTest {

  private static final WordingMatcher MATCHER = matcher();

  private static WordingMatcher matcher() {
    KnowledgeBase knowledge =
        KnowledgeReader.read(new KnowledgeFolder(Path.of("knowledge-base")).read());
    return CompiledWording.compile(knowledge.rules(), knowledge.words().excuses(),
        Segmenter.NONE, Meaning.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[你听我说好吧]", "[我不是跟你说过了吗]", "[急什么]，[别催我]", "[快点说]", "[让我说完你再讲]",
    "[我告诉你]", "[我跟你讲]", "[你听我说]", "[跟你说过了]", "[你怎么还问]", "[刚才不是已经告诉你了吗]",
    "[我不是跟你说的很清楚了吗]", "[不关我的事]", "[大声点]，[这么小根本听不到]", "[不解释]，[就是这么规定的]",
    "[我说了你又不相信]", "[你听不懂我说话吗]？", "[我不知道]", "[我不清楚]", "[不是有吗]，[你自己去看]",
    "[就这样吧，我挂了]", "[说话呀]，[再不说话我就挂了]", "[什么意思]？[谁告诉你的]？[我怎么知道]",
    "[你怎么这样]？[怎么现在才说]？", "[你着什么急]", "[我就这个态度]", "[不行就是不行]", "[没法查]！[没办法]！",
    "[有什么了不起的]", "[你到底想怎么样]", "[明明就是你的问题]", "[这不是我们的问题]", "[你有完没完]",
    "[嘴巴放干净一点]，[这又不是我的错]", "[你找领导也没用]", "[我就这态度]，[你想怎样]？[你要投诉就投诉吧]",
    "[你要是这样说的话]，[那我也没办法了]", "[你问我，我问谁]？"})
  void everyLineIsMarkedExactlyAndHasReplacements(String line) {
    String draft = line.replace("[", "").replace("]", "");
    List<WordingMatch> matches = MATCHER.matches(new Turn(draft, "", false, false))
        .stream()
        .filter(match -> match.rule().category() == Category.BANNED)
        .toList();
    StringBuilder marked = new StringBuilder(draft);
    widest(matches).reversed()
        .forEach(match -> match.span()
            .ifPresent(span -> marked.insert(span.end(), ']').insert(span.start(), '[')));
    assertEquals(line, marked.toString());
    assertTrue(widest(matches).stream().allMatch(match -> match.replacements().size() >= 2),
        () -> matches.stream().map(match -> match.rule().id()).collect(Collectors.joining(" ")));
  }

  /** Of several rules that see the same words the one that sees most of them is shown. */
  private static List<WordingMatch> widest(List<WordingMatch> matches) {
    List<WordingMatch> widest = new ArrayList<>();
    matches.stream()
        .sorted(Comparator.comparingInt(match -> -span(match).length()))
        .forEach(match -> {
          if (widest.stream().noneMatch(kept -> span(kept).overlaps(span(match)))) {
            widest.add(match);
          }
        });
    widest.sort(Comparator.comparingInt(match -> span(match).start()));
    return widest;
  }

  private static Span span(WordingMatch match) {
    return match.span().orElseThrow();
  }
}
