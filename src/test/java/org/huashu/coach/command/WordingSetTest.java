package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.WordingRule;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped rules, scored on drafts that carry labels. A label is what a strict but fair trainer
 * marks: the shortest wording that a replacement would replace. It holds the person of the clause
 * (你, 我) and the 吗 of a rhetorical question, and of a promise or an offer what is promised; it
 * holds no topic before it (这个, 运费), no soft particle behind it (哦, 呢, 哈) unless the list of banned
 * wording has it, and no signs at its edges.
 */
class WordingSetTest {

  private static final double LEAST_RECALL = 0.92;
  private static final double MOST_CASES_WITH_FALSE_ALARM = 0.01;
  private static final double LEAST_EXACT_SPANS = 0.97;

  private static final int LEAST_CASES = 400;

  private static final Path KNOWLEDGE_BASE = Path.of("knowledge-base");

  /** Each is a file; in the last two everything is innocent. */
  private static final List<String> KINDS =
      List.of("plain", "varied", "evasion", "clean", "traps");
  /** Each is a file with drafts of all kinds, written before anybody looked at the rules. */
  private static final List<String> BLIND = List.of("blind-1", "blind-2");
  private static final Set<String> INNOCENT = Set.of("clean", "traps");

  private static final List<Line> CASES =
      Stream.concat(KINDS.stream(), BLIND.stream()).flatMap(WordingSetTest::file).toList();
  private static final JsonNode SCORE = score();

  private static Stream<Line> file(String kind) {
    return JsonLines
        .read(Path.of("src/test/resources/wording", kind + ".jsonl"), InputStream.nullInputStream())
        .stream();
  }

  private static JsonNode score() {
    byte[] all = CASES.stream()
        .map(Line::text)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
    var out = new StringWriter();
    var command = new EvalWordingCommand(CommandRun::desk,
        InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")), new ByteArrayInputStream(all));
    int code = new CommandLine(command).setOut(new PrintWriter(out))
        .execute("--cases", "-", "--knowledge-base", KNOWLEDGE_BASE.toString());
    assertEquals(0, code);
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void finds() {
    assertTrue(SCORE.get("recall").doubleValue() >= LEAST_RECALL, SCORE::toString);
  }

  @Test
  void doesNotCryWolf() {
    double share = SCORE.get("casesWithFalseAlarm").doubleValue() / CASES.size();
    assertTrue(share <= MOST_CASES_WITH_FALSE_ALARM, SCORE::toString);
  }

  @Test
  void marksExactly() {
    assertTrue(SCORE.get("exactSpans").doubleValue() >= LEAST_EXACT_SPANS, SCORE::toString);
  }

  @Test
  void everyCaseIsScored() {
    assertEquals(CASES.size(), SCORE.get("cases").intValue());
    assertTrue(CASES.size() >= LEAST_CASES);
  }

  @Test
  void noCaseIsThereTwice() {
    assertEquals(List.of(), repeated(line -> line.string("id")));
    assertEquals(List.of(), repeated(line -> line.string("draft")));
  }

  private static List<String> repeated(Function<Line, String> value) {
    Set<String> seen = new HashSet<>();
    return CASES.stream().map(value).filter(Predicate.not(seen::add)).toList();
  }

  @Test
  void aCaseStandsInTheFileOfItsKind() {
    assertEquals(List.of(), where(line -> !line.string("id").startsWith(line.string("kind") + "-")
        || (BLIND.stream().noneMatch(name -> line.source().endsWith(name + ".jsonl"))
            && !line.source().endsWith(line.string("kind") + ".jsonl"))));
  }

  @Test
  void onlyInnocentKindsAreWithoutMarks() {
    assertEquals(List.of(), where(
        line -> INNOCENT.contains(line.string("kind")) != line.object().get("hints").isEmpty()));
  }

  @Test
  void everyMarkHoldsTheTextItNames() {
    assertEquals(List.of(), where(line -> marks(line)
        .anyMatch(mark -> !mark.path("text").asString("").equals(marked(line, mark).orElse("")))));
  }

  @Test
  void marksStandInOrderAndApart() {
    assertEquals(List.of(), where(line -> {
      List<Integer> edges = new ArrayList<>();
      marks(line).filter(mark -> mark.has("start")).forEach(mark -> {
        edges.add(mark.get("start").intValue());
        edges.add(mark.get("end").intValue());
      });
      return !edges.equals(edges.stream().sorted().toList());
    }));
  }

  @Test
  void everyCategoryThatTheRulesKnowIsThere() {
    Set<Category> labelled = EnumSet.noneOf(Category.class);
    CASES.stream()
        .flatMap(WordingSetTest::marks)
        .map(mark -> Category.named(mark.get("category").stringValue()))
        .forEach(category -> labelled.add(category.orElseThrow()));
    assertEquals(KnowledgeReader.read(new KnowledgeFolder(KNOWLEDGE_BASE).read())
        .rules()
        .stream()
        .map(WordingRule::category)
        .collect(Collectors.toSet()), labelled);
  }

  private static Stream<JsonNode> marks(Line line) {
    return line.object().get("hints").valueStream();
  }

  /** What stands at the mark; empty for a mark on the whole draft and for one that is no span. */
  private static Optional<String> marked(Line line, JsonNode mark) {
    String draft = line.string("draft");
    int start = mark.path("start").asInt(-1);
    int end = mark.path("end").asInt(-1);
    return 0 <= start && start < end && end <= draft.length()
        ? Optional.of(draft.substring(start, end))
        : Optional.empty();
  }

  private static List<String> where(Predicate<Line> wrong) {
    return CASES.stream().filter(wrong).map(line -> line.string("id")).toList();
  }
}
