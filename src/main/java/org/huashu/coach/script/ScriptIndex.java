package org.huashu.coach.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds scripts by their words, in a Lucene index of their similar questions, titles, answers and
 * conditions. Only scripts of use {@link Script.Use#ANSWER} are searched; the others are had by
 * {@link #byUse}. The scripts themselves stay on the heap.
 *
 * <p>
 * The scope is tested before a script is ranked, so that as many are found as are asked for,
 * however few of all scripts are offered in a place.
 */
public final class ScriptIndex implements ScriptSearch {

  /** The score from which a script is worth showing; see {@code docs/search.md}. */
  public static final double RECOMMENDED_MIN_SCORE = 0.35;

  /** So many texts are embedded while an index is taken over: a third of a second. */
  private static final int MOST_FRESH = 150;

  private final List<Script> all;
  private final List<Script> answering;
  private final Offers offers;
  private final Analysis analysis;
  private final LexicalSearch search;
  private final Homophones homophones;
  private volatile HybridSearch hybrid;
  private volatile Optional<Semantics> semantics = Optional.empty();
  private volatile Optional<Meaning> meaning = Optional.empty();
  private volatile Supplier<Usage> usage = () -> Usage.NONE;
  private final ScriptSource source;
  private final @Nullable LeafReader documents;
  private final Closing closing;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /** What is searched, and how it is let go. */
  private record Opened(DirectoryReader reader, Analysis analysis, Closing closing) {}

  private ScriptIndex(ScriptSource source, List<Script> answering, Opened opened)
      throws IOException {
    this.source = source;
    this.all = source.sorted();
    this.answering = answering;
    this.offers = new Offers(answering);
    this.analysis = opened.analysis();
    this.closing = opened.closing();
    this.documents = opened.reader().leaves().isEmpty()
        ? null
        : opened.reader().leaves().getFirst().reader();
    IndexSearcher searcher = new IndexSearcher(opened.reader());
    Synonyms synonyms = new Synonyms(source.synonyms(), analysis);
    this.search = new LexicalSearch(searcher, new Question(searcher, analysis, synonyms),
        FrequentTerms.of(documents));
    this.hybrid = new HybridSearch(search, Fusion.shipped());
    this.homophones = new Homophones(documents);
  }

  /**
   * The index of these scripts under a directory: opened if it is there and whole, else built and
   * kept. Indexes of other scripts there that no process uses are removed.
   *
   * @throws ScriptIndexException if the directory cannot be written or read
   */
  public static ScriptIndex open(Path directory, ScriptSource source, IndexBuilding building) {
    Analysis analysis = new Analysis(source.folding());
    IndexFolders folders = new IndexFolders(directory);
    List<Script> answering = source.answering();
    try {
      IndexKey key = IndexKey.of(answering, analysis);
      IndexWriting writing = new IndexWriting(answering, key, analysis, building);
      IndexFolders.Opened opened = folders.open(key.name(), answering.size(),
          (place, newest) -> writing.into(place, alike(key, newest)));
      return new ScriptIndex(source, answering,
          new Opened(opened.reader(), analysis, () -> folders.close(opened)));
    } catch (IOException e) {
      throw new ScriptIndexException("no script index under " + directory, e);
    }
  }

  private static Optional<CodecReader> alike(IndexKey key, Optional<DirectoryReader> newest)
      throws IOException {
    return newest.isPresent() ? key.alike(newest.get()) : Optional.empty();
  }

  /** An index in memory, built by the calling thread. */
  public static ScriptIndex inMemory(ScriptSource source) {
    return inMemory(source, source.answering(), new Analysis(source.folding()),
        Optional.empty());
  }

  private static ScriptIndex inMemory(ScriptSource source, List<Script> answering,
      Analysis analysis, Optional<CodecReader> known) {
    Directory directory = new ByteBuffersDirectory();
    try {
      new IndexWriting(answering, IndexKey.of(answering, analysis), analysis,
          IndexBuilding.inTheCallingThread()).into(directory, known);
      DirectoryReader reader = DirectoryReader.open(directory);
      return new ScriptIndex(source, answering, new Opened(reader, analysis, () -> {
        reader.close();
        directory.close();
      }));
    } catch (IOException e) {
      throw new ScriptIndexException("no script index in memory", e);
    }
  }

  @Override
  public Optional<ScriptSearch> with(Script edited) {
    int gone = IntStream.range(0, answering.size())
        .filter(i -> answering.get(i).id().equals(edited.id()))
        .findFirst()
        .orElse(-1);
    List<Script> others = new ArrayList<>(answering);
    others.removeIf(script -> script.id().equals(edited.id()));
    List<Script> changed = new ArrayList<>(others);
    if (edited.use() == Script.Use.ANSWER) {
      changed.add(edited);
    }
    Analysis own = new Analysis(source.folding());
    Lock reading = use.readLock();
    reading.lock();
    try {
      if (closed || !(documents instanceof CodecReader codec)) {
        own.close();
        return Optional.empty();
      }
      ScriptIndex made = inMemory(new ScriptSource(changed, source.synonyms(), source.folding()),
          changed, own, Optional.of(codec));
      made.hybrid = new HybridSearch(made.search, fusion());
      made.semantics = semantics;
      made.usage = usage;
      made.meaning = meaning.flatMap(
          it -> edited(it, gone, changed.subList(others.size(), changed.size())));
      return Optional.of(made);
    } finally {
      reading.unlock();
    }
  }

  /** Empty when the model is not there. */
  private Optional<Meaning> edited(Meaning known, int gone, List<Script> added) {
    return known.edited(gone, ScriptTexts.of(added, analysis),
        text -> semantics.flatMap(it -> it.unhurried(text)));
  }

  private Fusion fusion() {
    Fusion fusion = Fusion.shipped();
    return semantics.map(Semantics::isAlone).orElse(false) ? fusion.meaningOnly() : fusion;
  }

  @Override
  public List<List<Integer>> groups(List<String> questions) {
    List<String> texts = questions.stream().map(this::alone).toList();
    return meaning
        .map(known -> QuestionGrouping.byMeaning(texts,
            text -> semantics.flatMap(it -> it.unhurried(text))
                .filter(vector -> known.smallTalk(vector) < QuestionGrouping.SMALL_TALK)))
        .orElseGet(() -> QuestionGrouping.byWords(texts));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the index is closed
   */
  @Override
  public List<ScriptMatch> search(ScriptQuery query) {
    return answer(query).matches();
  }

  /**
   * {@inheritDoc} What is spelled wrong is searched as it was meant. Half a question is searched
   * alone and together with the one before it, and the mean counts: what both find comes first.
   */
  @Override
  public Answer answer(ScriptQuery query) {
    return followed(query, text -> semantics.flatMap(it -> it.vector(text)));
  }

  @Override
  public Answer thorough(ScriptQuery query) {
    return followed(query, text -> semantics.flatMap(it -> it.unhurried(text)));
  }

  private Answer followed(ScriptQuery query, Function<String, Optional<TextVector>> vectors) {
    return query.before().isEmpty()
        ? spelled(query, vectors)
        : FollowedMatches.of(query, it -> spelled(it, vectors));
  }

  private Answer spelled(ScriptQuery query, Function<String, Optional<TextVector>> vectors) {
    return answer(query, meant(query.question()), vectors);
  }

  private Answer answer(ScriptQuery query, String asked,
      Function<String, Optional<TextVector>> vectors) {
    Optional<Meaning> known = meaning;
    Optional<TextVector> vector = known.isEmpty() ? Optional.empty() : vectors.apply(asked);
    Lock searching = use.readLock();
    searching.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the script index is closed");
      }
      Bits offered = offers.at(query);
      List<LexicalSearch.Found> found = known.isPresent() && vector.isPresent()
          ? hybrid.search(new HybridSearch.Asked(asked, vector.get()), known.get(),
              place(query, offered), query.limit())
          : search.search(asked, offered, query.limit());
      return new Answer(found.stream()
          .map(it -> new ScriptMatch(answering.get(it.ordinal()), it.score(), it.shares()))
          .toList(), vector.isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      searching.unlock();
    }
  }

  private HybridSearch.Place place(ScriptQuery query, @Nullable Bits offered) {
    Usage now = usage.get();
    return new HybridSearch.Place(offered, offers.closeness(query),
        now.leanings().containsKey(query.shop())
            ? ordinal -> now.leaning(query.shop(), id(ordinal))
            : _ -> 0,
        offers.topic(query));
  }

  /**
   * Of scripts that fit about as well, lets those come first that agents rather send.
   *
   * @param counted what is known of that at any time
   */
  public void favour(Supplier<Usage> counted) {
    usage = counted;
  }

  @Override
  public long usage() {
    return usage.get().version();
  }

  @Override
  public Semantic semantic() {
    if (meaning.isPresent()) {
      return Semantic.READY;
    }
    return semantics.isPresent() ? Semantic.MISSING : Semantic.OFF;
  }

  @Override
  public void prepare(String question, Optional<String> before) {
    before.ifPresent(it -> prepare(it + " " + question, Optional.empty()));
    if (meaning.isPresent() && !question.isBlank()) {
      semantics.ifPresent(it -> {
        var _ = it.begun(meant(question));
      });
    }
  }

  /**
   * Learns what the scripts mean, by the executor of the semantics; until that is done, searches
   * look at words only.
   *
   * @param progress hears how many texts were embedded so far
   * @return done when the meaning is known; fails when the model or the disk does
   */
  public CompletableFuture<Void> learn(Semantics wanted, IntConsumer progress) {
    semantics = Optional.of(wanted);
    hybrid = new HybridSearch(search, fusion());
    return wanted.model().thenAcceptAsync(model -> {
      Optional<VectorFile> file = wanted.folder()
          .map(folder -> new VectorFile(folder, model.model(), model.dimensions()));
      new Learning(model, file, progress, () -> closed).of(ScriptTexts.of(answering, analysis))
          .ifPresent(this::know);
    }, wanted.forScripts());
  }

  /**
   * Takes over what another index knows of the meaning of the scripts that both have, and embeds
   * the others, in the calling thread. How the store measures stays as it was, until {@link #learn}
   * has made that anew.
   *
   * @return false when that cannot be done within some tenths of a second, and nothing was done
   */
  public boolean takeOver(ScriptIndex before, Semantics wanted) {
    AtomicInteger fresh = new AtomicInteger();
    Optional<Meaning> taken = before.meaning.flatMap(it -> it.after(
        ScriptTexts.of(answering, analysis), text -> fresh.incrementAndGet() > MOST_FRESH
            ? Optional.empty()
            : wanted.now(text)));
    taken.ifPresent(it -> {
      semantics = Optional.of(wanted);
      hybrid = new HybridSearch(search, fusion());
      know(it);
    });
    return taken.isPresent();
  }

  private void know(Meaning learnt) {
    Lock knowing = use.readLock();
    knowing.lock();
    try {
      if (closed) {
        learnt.close();
      } else {
        meaning = Optional.of(learnt);
      }
    } finally {
      knowing.unlock();
    }
  }

  /** What is known about the candidates for a question; the meaning must be known. */
  List<HybridSearch.Described> described(ScriptQuery query) {
    String asked = meant(query.question());
    TextVector vector = semantics.flatMap(it -> it.vector(asked)).orElseThrow();
    try {
      return hybrid.described(new HybridSearch.Asked(asked, vector),
          meaning.orElseThrow(),
          place(query, offers.at(query)),
          HybridSearch.CANDIDATES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id(int ordinal) {
    return answering.get(ordinal).id();
  }

  /** The question itself, spelled as it was meant. */
  private String meant(String question) {
    return homophones.corrected(alone(question));
  }

  /** The question itself, without what is said around it. */
  private String alone(String question) {
    return ScriptTexts.meant(Question.lastPart(question), analysis);
  }

  /**
   * The scripts of a use that are offered in a place, by their ids: holding replies, greetings. The
   * question of the query is not looked at.
   */
  public List<Script> byUse(Script.Use wanted, ScriptQuery place) {
    return all.stream()
        .filter(script -> script.use() == wanted && Offers.includes(script.scope(), place))
        .limit(place.limit())
        .toList();
  }

  @Override
  public void close() {
    Lock closingAlone = use.writeLock();
    closingAlone.lock();
    try {
      if (!closed) {
        closed = true;
        analysis.close();
        meaning.ifPresent(Meaning::close);
        closing.close();
      }
    } catch (IOException e) {
      throw new ScriptIndexException("the script index cannot be closed", e);
    } finally {
      closingAlone.unlock();
    }
  }

  /** Lets go of what an index holds. */
  @FunctionalInterface
  private interface Closing {
    void close() throws IOException;
  }
}
