package org.huashu.coach.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts texts into terms, the same way for scripts and for questions. */
final class Analysis implements AutoCloseable {

  /** Part of the key of an index on disk: count it up with every change of what is indexed. */
  static final String VERSION = "2";

  private final UnaryOperator<String> folding;
  private final Map<Field, Analyzer> analyzers = new EnumMap<>(Field.class);

  Analysis(UnaryOperator<String> folding) {
    this.folding = folding;
    analyzers.put(Field.CHARACTERS, new StandardAnalyzer());
    analyzers.put(Field.BIGRAMS, new CJKAnalyzer(CharArraySet.EMPTY_SET));
    analyzers.put(Field.WORDS, new SmartChineseAnalyzer());
  }

  /** The text with one form of each character. */
  String plain(String text) {
    return Variants.usual(folding.apply(text));
  }

  /** The text with one form of each character, and a space for what is no writing. */
  String folded(String text) {
    StringBuilder clean = new StringBuilder(plain(text));
    for (int i = 0; i < clean.length();) {
      int point = clean.codePointAt(i);
      int width = Character.charCount(point);
      if (!isWriting(point)) {
        clean.replace(i, i + width, width == 1 ? " " : "  ");
      }
      i += width;
    }
    return clean.toString();
  }

  /** The distinct terms of a folded text, in their order. */
  SequencedSet<String> terms(Field field, String folded) {
    SequencedSet<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer(field).tokenStream(field.label(), folded)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For the writer of the index, which is given folded texts. */
  Analyzer byField() {
    return new PerFieldAnalyzerWrapper(analyzer(Field.CHARACTERS),
        analyzers.entrySet()
            .stream()
            .collect(Collectors.toMap(entry -> entry.getKey().label(), Map.Entry::getValue)));
  }

  /** What the folding does to every character, so that an index made by another one is not used. */
  byte[] print() {
    StringBuilder all = new StringBuilder();
    for (char c = ' '; c < Character.MAX_VALUE; c++) {
      if (Character.isLetterOrDigit(c)) {
        all.append(c);
      }
    }
    return folding.apply(all.toString()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    analyzers.values().forEach(Analyzer::close);
  }

  private Analyzer analyzer(Field field) {
    return Objects.requireNonNull(analyzers.get(field));
  }

  /** Emoji and what joins them would count as words, and halves of surrogate pairs are nothing. */
  private static boolean isWriting(int point) {
    boolean emoji = point > 0x7F && Character.isEmoji(point);
    boolean variationSelector = point >= 0xFE00 && point <= 0xFE0F;
    int type = Character.getType(point);
    boolean invisible = type == Character.FORMAT || type == Character.SURROGATE;
    return Character.isLetterOrDigit(point) || !(emoji || variationSelector || invisible);
  }
}
