package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The frequent terms of scripts, kept in rows, say what the index says. */
class FrequentTermsTest {

  private static final int SCRIPTS = 400;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final List<Script> scripts = IntStream.range(0, SCRIPTS)
      .mapToObj(i -> Scripts.answer("s.%03d".formatted(i), "第" + i + "件商品怎么退",
          List.of("我买的第" + i + "件想退掉"), "好的，" + "退".repeat(1 + i % 20) + "款马上办"))
      .toList();
  private final Analysis analysis = new Analysis(text -> text);
  private final DirectoryReader reader = opened();

  private DirectoryReader opened() {
    try {
      new IndexWriting(scripts, IndexKey.of(scripts, analysis), analysis,
          IndexBuilding.inTheCallingThread()).into(directory, Optional.empty());
      return DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    directory.close();
    analysis.close();
  }

  @Test
  void aQuestionIsScoredAsWithoutThem() throws IOException {
    LexicalSearch without = search(FrequentTerms.of(null));
    LexicalSearch with = search(FrequentTerms.of(leaf()));
    for (String question : List.of("第7件怎么退", "我买的第333件想退掉", "商品退款", "退退退退退退")) {
      assertEquals(without.search(question, null, 20), with.search(question, null, 20), question);
    }
  }

  @Test
  void howOftenATermStandsIsKnown() throws IOException {
    int[] times = new int[2];
    assertTrue(FrequentTerms.of(leaf()).count(character("退"), new int[]{0, 7}, times));
    assertArrayEquals(new int[]{3, 10}, times, "in title, question and answer");
  }

  @Test
  void whatIsMoreThanHalfAByteCanSayIsAskedOfTheIndex() throws IOException {
    assertFalse(FrequentTerms.of(leaf()).count(character("退"), new int[]{0, 19}, new int[2]));
  }

  @Test
  void whatFewScriptsHaveIsAskedOfTheIndex() throws IOException {
    assertFalse(FrequentTerms.of(leaf()).count(character("丝"), new int[]{0}, new int[1]));
    assertFalse(FrequentTerms.of(null).count(character("退"), new int[]{0}, new int[1]));
  }

  private LexicalSearch search(FrequentTerms frequent) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    return new LexicalSearch(searcher,
        new Question(searcher, analysis, new Synonyms(List.of(), analysis)), frequent);
  }

  private QuestionTerm character(String text) {
    return new QuestionTerm(Field.CHARACTERS, text, false, 1, 1,
        new TermStates(new IndexSearcher(reader).getTopReaderContext()));
  }

  private LeafReader leaf() {
    return reader.leaves().getFirst().reader();
  }
}
