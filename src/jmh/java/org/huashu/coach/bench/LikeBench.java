package org.huashu.coach.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Turn;

/**
 * The shipped rules with and without those of meaning (kind {@code like}), apart from all other
 * scanning: what a draft takes when its clauses are new, and when they are known. Processor time of
 * the thread that asks; the model works in that thread.
 */
final class LikeBench {

  static final String SCENARIO = "like";

  private static final int WARM = 20;

  private final int drafts;

  LikeBench(boolean quick) {
    this.drafts = quick ? 100 : 1_000;
  }

  /** Microseconds a draft. */
  Map<String, Object> run() throws IOException {
    ReplyTalk talk = new ReplyTalk(11);
    List<String> texts = Stream.generate(talk::reply).distinct().limit(drafts).toList();
    Path folder = Files.createTempDirectory("coach-like-");
    try (BgeEmbedder model = BgeEmbedder.load(folder, 1)) {
      CompletableFuture<Embedder> loaded = CompletableFuture.completedFuture(model);
      CompiledWording with = compiled(Meaning.patient(() -> loaded));
      CompiledWording without = compiled(Meaning.NONE);
      with.matchesAfresh(turn("请问您的订单号是多少"));
      for (int round = 0; round < WARM; round++) {
        micros(without, texts);
      }
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("drafts", texts.size());
      report.put("withoutLikeMicros", micros(without, texts));
      report.put("coldMicros", micros(with, texts));
      for (int round = 0; round < WARM; round++) {
        micros(with, texts);
      }
      report.put("cachedMicros", micros(with, texts));
      return report;
    }
  }

  private static double micros(CompiledWording wording, List<String> texts) {
    long started = cpu();
    texts.forEach(text -> wording.matchesAfresh(turn(text)));
    return LoadResult.rounded((cpu() - started) / 1e3 / texts.size());
  }

  private static Turn turn(String draft) {
    return new Turn(draft, "", false, false);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static CompiledWording compiled(Meaning meaning) {
    Path folder = ServerProcess.root().resolve("knowledge-base");
    KnowledgeBase knowledge = KnowledgeReader.read(new KnowledgeFolder(folder).read());
    return CompiledWording.compile(knowledge.rules(), knowledge.words().excuses(),
        ChineseWords::inside, meaning);
  }
}
