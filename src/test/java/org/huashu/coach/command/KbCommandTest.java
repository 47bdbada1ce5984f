package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.InMemoryReleaseStore;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.ReleaseStore;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.knowledge.Vocabulary;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meanings;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class KbCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SCRIPTS = "scripts/logistics.yaml";

  private final ReleaseStore store = new InMemoryReleaseStore();
  private final AtomicInteger open = new AtomicInteger();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Map<String, String> asked = Map.of();

  @TempDir
  private Path temporary;

  private KnowledgeFolder folder() {
    return new KnowledgeFolder(temporary.resolve("kb"));
  }

  private OpenReleases open(Map<String, String> options) {
    asked = options;
    open.incrementAndGet();
    return new OpenReleases(store, open::decrementAndGet);
  }

  private int kb(String... arguments) {
    out.getBuffer().setLength(0);
    KnowledgeTools tools = new KnowledgeTools(this::open, KbCommandTest::compiled,
        Vocabulary.NONE, InstantSource.fixed(NOW), new KnowledgeTools.Usual(folder().root(), "小李"),
        new PrintWriter(out), false);
    CommandLine line = CommandLines.of(List.of(KbCommand.commandLine(tools)), List.of());
    line.setErr(new PrintWriter(err));
    int code = line.execute(Stream.concat(Stream.of("kb"), Stream.of(arguments))
        .toArray(String[]::new));
    assertEquals(0, open.get(), "the store was left open");
    return code;
  }

  private String printed() {
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void lintIsContentWithAGoodKnowledgeBase() {
    folder().write(Texts.small());
    assertEquals(0, kb("lint"));
    assertEquals("0 errors, 0 warnings\n", printed());
  }

  @Test
  void lintPrintsEveryMistake() {
    folder().write(Texts.with(Texts.small(), SCRIPTS, "scripts: 0\n"));
    assertEquals(1, kb("lint"));
    assertEquals("""
        scripts/logistics.yaml:1: 'scripts' must be a list, not '0'
        1 errors, 0 warnings
        """, printed());
  }

  @Test
  void warningsAloneAreNoFailure() {
    folder().write(Texts.with(Texts.small(), SCRIPTS,
        "scripts:\n  - {id: b, title: 标题, questions: [在吗], answer: 在的}\n"));
    assertEquals(0, kb("lint"));
    assertEquals("warning: scripts/logistics.yaml:2: script 'logistics.b' has 1 similar questions;"
        + " it is found better with at least 4\n0 errors, 1 warnings\n", printed());
  }

  @Test
  void lintSpeaksJson() {
    folder().write(Texts.with(Texts.small(), SCRIPTS, "scripts: 0\n"));
    assertEquals(1, kb("lint", "--format", "json"));
    assertEquals(JsonMapper.builder().build().readTree("""
        {"findings": [{"level": "error", "path": "scripts/logistics.yaml", "line": 1,
          "text": "'scripts' must be a list, not '0'"}]}"""),
        JsonMapper.builder().build().readTree(printed()));
  }

  @Test
  void saysWhenThereIsNoFolder() {
    String nowhere = temporary.resolve("nowhere").toString();
    assertEquals(2, kb("lint", "--knowledge-base", nowhere));
    assertEquals(2, kb("import", "--reason", "改", "--knowledge-base", nowhere));
    assertEquals(2, kb("diff", "--knowledge-base", nowhere));
    assertEquals(("coach: --knowledge-base: there is no folder " + nowhere + "\n").repeat(3),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void importPublishesWithReasonAndAuthor() {
    folder().write(Texts.small());
    assertEquals(0, kb("import", "--reason", "开店", "--author", "小王"));
    assertEquals("published release 1\n", printed());
    assertEquals(0, kb("import", "--reason", "再来"));
    assertEquals("nothing to publish: the files are those of release 1\n", printed());
    folder().write(Texts.minimal());
    assertEquals(0, kb("import", "--reason", "精简"));
    assertEquals(
        Optional.of(new Note(2, Texts.minimal().digest(), "精简", "小李", Origin.FILES, NOW)),
        store.newest());
    assertEquals("小王", store.notes().getLast().author());
  }

  @Test
  void everyCommandThatOpensTheStoreIsToldWhere() {
    folder().write(Texts.small());
    kb("import", "--reason", "开店", "--data", "here");
    assertEquals(Map.of("DATA", "here"), asked);
    kb("export", "--store", "jdbc:sqlite:there.db");
    assertEquals(Map.of("STORE", "jdbc:sqlite:there.db"), asked);
    kb("diff", "--data", "here", "--store", "jdbc:sqlite:there.db");
    assertEquals(Map.of("DATA", "here", "STORE", "jdbc:sqlite:there.db"), asked);
    kb("diff");
    assertEquals(Map.of(), asked);
  }

  @Test
  void importNeedsAReason() {
    folder().write(Texts.small());
    assertEquals(2, kb("import"));
    assertTrue(err.toString().contains("--reason"));
    assertEquals(Optional.empty(), store.newest());
  }

  @Test
  void importPublishesNothingThatLintRefuses() {
    folder().write(Texts.with(Texts.small(), SCRIPTS, Texts.SCRIPTS.replace("请稍等", "不关我的事")));
    assertEquals(1, kb("import", "--reason", "开店"));
    assertEquals("scripts/logistics.yaml:2: the answer of 'logistics.where' breaks the rule"
        + " banned.not-my-business: '不关我的事' at 11 to 16\n1 errors, 0 warnings\n"
        + "nothing was published\n", printed());
    assertEquals(Optional.empty(), store.newest());
  }

  @Test
  void importAndExportRefuseAndNameTheFile() {
    folder().write(Texts.small());
    kb("import", "--reason", "开店");
    var edited = Texts.with(Texts.small(), SCRIPTS, Texts.SCRIPTS.replace("请稍等", "马上好"));
    store.publish(1, new Note(2, edited.digest(), "改", "小王", Origin.CONSOLE, NOW), edited);
    folder().write(Texts.with(Texts.small(), SCRIPTS, Texts.SCRIPTS.replace("请稍等", "请等等")));
    assertEquals(1, kb("import", "--reason", "改"));
    assertTrue(printed().startsWith(SCRIPTS + "\nchanged in release 2"), printed());
    assertEquals(1, kb("export"));
    assertTrue(printed().startsWith(SCRIPTS + "\nchanged here and in release 2"), printed());
    assertEquals(0, kb("export", "--force"));
    assertEquals("overwritten " + SCRIPTS + "\nthe files stem from release 2 now\n", printed());
    assertEquals(edited, folder().read());
  }

  @Test
  void diffShowsWhatDiffers() {
    folder().write(Texts.small());
    kb("import", "--reason", "开店");
    assertEquals(0, kb("diff"));
    assertEquals("the files are those of release 1\n", printed());
    folder().write(Texts.files(Map.of("words/allow.txt", "路口交通\n", SCRIPTS,
        Texts.SCRIPTS.replace("请稍等", "马上好"))));
    assertEquals(1, kb("diff"));
    assertEquals("""
        rules/banned/not-my-business.yaml: changed in the files
        --- release 1
        +++ files
        @@ -1,8 +0,0 @@
        -kind: avoid
        -severity: block
        -message: 不要说“{found}”
        -phrases: [不关我的事]
        -replacements: [我帮您问一下]
        -examples:
        -  bad: ["[不关我的事]"]
        -  good: [这就帮您看]
        scripts/logistics.yaml: changed in the files
        --- release 1
        +++ files
        @@ -4,2 +4,2 @@
             questions: [我的快递到哪了, 包裹怎么还没到啊, 帮我查下物流, 走到哪儿了]
        -    answer: 您好，这就帮您查一下，请稍等。
        +    answer: 您好，这就帮您查一下，马上好。
        words/allow.txt: changed in the files
        --- release 1
        +++ files
        @@ -0,0 +1,1 @@
        +路口交通
        from release to files: 1 added, 1 changed, 1 removed
        """, printed());
  }

  @Test
  void helpNamesEveryCommand() {
    String usage = KbCommand.commandLine(new KnowledgeTools(this::open, KbCommandTest::compiled,
        Vocabulary.NONE, InstantSource.fixed(NOW), new KnowledgeTools.Usual(temporary, ""),
        new PrintWriter(out), false)).getUsageMessage();
    for (String command : new String[]{"lint", "diff", "import", "export", "Exit codes"}) {
      assertTrue(usage.contains(command), usage);
    }
  }

  private static WordingMatcher compiled(List<WordingRule> rules, Excuses excuses) {
    return CompiledWording.compile(rules, excuses, ChineseWords::inside, Meanings.real());
  }
}
