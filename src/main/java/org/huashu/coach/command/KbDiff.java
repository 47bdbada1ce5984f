package org.huashu.coach.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huashu.coach.knowledge.Comparison;
import org.huashu.coach.knowledge.KnowledgeExchange;
import org.huashu.coach.knowledge.KnowledgeExchange.Newest;
import org.huashu.coach.knowledge.KnowledgeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kb diff}. */
@Command(name = "diff",
    mixinStandardHelpOptions = true,
    description = {"Shows what differs between the store's current release and the files.",
      "Ends with exit code 1 when something does."})
final class KbDiff implements Callable<Integer> {

  private static final int CONTEXT_LINES = 1;

  private final KnowledgeTools tools;

  @Mixin
  private final KbPlaces places = new KbPlaces();

  @Mixin
  private final KbPlaces.Data data = new KbPlaces.Data();

  KbDiff(KnowledgeTools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return KbOutcome.of(tools.out(), () -> {
      try (OpenReleases open = data.open(tools)) {
        KnowledgeExchange exchange = new KnowledgeExchange(places.folder(tools), open.store());
        KnowledgeFiles files = places.existingFolder(tools).read();
        Newest newest = exchange.newest();
        Comparison comparison = exchange.compare(files, newest);
        show(comparison.here(), "changed in the files", newest, files);
        show(comparison.there(), "changed in release " + newest.number(), newest, files);
        show(comparison.both(), both(), newest, files);
        tools.out()
            .println(comparison.same()
                ? "the files are those of release " + newest.number()
                : summary(newest.files(), files));
        return comparison.same() ? ExitCodes.OK : ExitCodes.FINDINGS;
      }
    });
  }

  private String both() {
    return places.folder(tools).stamp().isPresent()
        ? "changed on both sides"
        : "differs, and no .release says which side changed it";
  }

  private void show(List<String> paths, String who, Newest newest, KnowledgeFiles files) {
    for (String path : paths) {
      tools.out().println(path + ": " + who);
      lines(path, newest, files).forEach(tools.out()::println);
    }
  }

  private static List<String> lines(String path, Newest newest, KnowledgeFiles files) {
    List<String> before = newest.files().texts().getOrDefault(path, "").lines().toList();
    List<String> after = files.texts().getOrDefault(path, "").lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff("release " + newest.number(), "files", before,
        DiffUtils.diff(before, after), CONTEXT_LINES);
  }

  private static String summary(KnowledgeFiles before, KnowledgeFiles after) {
    List<String> added = new ArrayList<>(after.texts().keySet());
    added.removeAll(before.texts().keySet());
    List<String> removed = new ArrayList<>(before.texts().keySet());
    removed.removeAll(after.texts().keySet());
    long changed = after.texts()
        .entrySet()
        .stream()
        .filter(file -> before.texts().containsKey(file.getKey())
            && !file.getValue().equals(before.texts().get(file.getKey())))
        .count();
    return "from release to files: " + added.size() + " added, " + changed + " changed, "
        + removed.size() + " removed";
  }
}
