package org.huashu.coach.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.huashu.coach.script.Script;

/** Lucene as its first page shows it: pairs of characters, one field, the five best. */
final class BareSearch implements AutoCloseable {

  private static final String FIELD = "text";
  private static final int BEST = 5;

  private final Analyzer analyzer = new CJKAnalyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  BareSearch(List<Script> scripts) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Script script : scripts) {
        Document document = new Document();
        document.add(new TextField(FIELD, script.title() + "\n"
            + String.join("\n", script.questions()) + "\n" + script.answer(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  TopDocs best(String question) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    try (TokenStream stream = analyzer.tokenStream(FIELD, question)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        any.add(new TermQuery(new Term(FIELD, term.toString())), BooleanClause.Occur.SHOULD);
      }
      stream.end();
      return searcher.search(any.build(), BEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    analyzer.close();
  }
}
