package org.huashu.coach.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.quality.Score;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * What an audit found.
 *
 * @param sheet by which was scored
 * @param profile the title of the platform's rules by which rounds are late; empty: the store's own
 * @param categories how many flags of each, the most first
 * @param rules how many flags of each, the most first
 * @param items what each item of the score sheet took off all conversations, the most first
 * @param agents the worst mean first
 * @param conversations the worst first
 */
public record AuditReport(Source source, ScoreSheet sheet, Optional<String> profile, Totals totals,
    List<CategoryLine> categories, List<RuleLine> rules, List<ItemLine> items,
    List<AgentLine> agents, List<Inspected> conversations) {

  /**
   * What was read.
   *
   * @param events how many were taken
   * @param refusedLines how many could not be taken
   */
  public record Source(List<String> files, long events, long refusedLines, Set<String> shops) {}

  /**
   * All of it together.
   *
   * @param begun when the first conversation began; empty when there is none
   * @param clean conversations with a reply and without any flag
   * @param unanswered conversations whose customer still waited at the end
   * @param flags without what is about the customer's words
   * @param threats flags about the customer's words
   * @param mean of the scores of all conversations in which there was something to judge; empty
   *        when there are none
   */
  public record Totals(long conversations, Optional<Instant> begun, Optional<Instant> ended,
      long questions, long replies, long machine, long clean, long unanswered,
      Map<Severity, Long> flags, long threats, Waits waits, Optional<BigDecimal> mean) {

    /** How many flags. */
    public long allFlags() {
      return flags.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A category of hints. */
  public record CategoryLine(Category category, long flags, long conversations) {}

  /** A rule or a check. */
  public record RuleLine(String rule, Category category, Severity severity, long flags,
      long conversations) {}

  /** An item of the score sheet. */
  public record ItemLine(String id, String title, long times, BigDecimal taken,
      long conversations) {}

  /**
   * An agent.
   *
   * @param conversations in which they replied or somebody waited for them
   * @param mean of their scores, each with their own faults only
   * @param worst the lowest of these, and in which conversation
   */
  public record AgentLine(String agent, long conversations, long replies, long flags, Waits waits,
      BigDecimal mean, BigDecimal worst, ConversationKey worstIn) {

    /** How many flags on a hundred replies. */
    public double flagsPerHundred() {
      return replies == 0 ? 0 : 100.0 * flags / replies;
    }
  }

  static AuditReport of(List<Inspected> inspected, Source source, AuditRules by) {
    List<Inspected> worstFirst = inspected.stream().sorted(Inspected.WORST_FIRST).toList();
    return new AuditReport(source, by.sheet(), by.profile().map(it -> it.title()),
        totals(worstFirst),
        counted(worstFirst, Flag::category).values()
            .stream()
            .map(one -> new CategoryLine(one.first.category(), one.flags, one.conversations))
            .sorted(Comparator.comparingLong(CategoryLine::flags)
                .reversed()
                .thenComparing(CategoryLine::category))
            .toList(),
        counted(worstFirst, flag -> flag.evidence().rule()).values()
            .stream()
            .map(one -> new RuleLine(one.first.evidence().rule(), one.first.category(),
                one.first.severity(), one.flags, one.conversations))
            .sorted(Comparator.comparingLong(RuleLine::flags)
                .reversed()
                .thenComparing(RuleLine::rule))
            .toList(),
        items(worstFirst), agents(worstFirst), worstFirst);
  }

  private static Totals totals(List<Inspected> all) {
    Map<Severity, Long> flags = new EnumMap<>(Severity.class);
    long threats = 0;
    for (Inspected one : all) {
      for (Flag flag : one.flags()) {
        if (flag.isCustomers()) {
          threats++;
        } else {
          flags.merge(flag.severity(), 1L, Long::sum);
        }
      }
    }
    return new Totals(all.size(), all.stream().map(Inspected::begun).min(Instant::compareTo),
        all.stream().map(Inspected::ended).max(Instant::compareTo),
        all.stream().mapToLong(Inspected::questions).sum(),
        all.stream().mapToLong(Inspected::replies).sum(),
        all.stream().mapToLong(Inspected::machine).sum(),
        all.stream().filter(one -> one.replies() > 0 && one.flags().isEmpty()).count(),
        all.stream().filter(Inspected::open).count(), flags, threats,
        all.stream().map(Inspected::waits).reduce(Waits.NONE, Waits::plus),
        Score.mean(all.stream()
            .filter(Inspected::isJudged)
            .map(one -> one.score().total())
            .toList()));
  }

  /** Flags that are alike. */
  private static final class Alike {
    private final Flag first;
    private long flags;
    private long conversations;

    Alike(Flag first) {
      this.first = first;
    }
  }

  private static <K> Map<K, Alike> counted(List<Inspected> all, Function<Flag, K> kind) {
    Map<K, Alike> counted = new java.util.HashMap<>();
    for (Inspected one : all) {
      Set<K> here = new java.util.HashSet<>();
      for (Flag flag : one.flags()) {
        K key = kind.apply(flag);
        Alike alike = counted.computeIfAbsent(key, _ -> new Alike(flag));
        alike.flags++;
        alike.conversations += here.add(key) ? 1 : 0;
      }
    }
    return counted;
  }

  private static List<ItemLine> items(List<Inspected> all) {
    Map<String, List<Score.ItemScore>> byId = all.stream()
        .flatMap(one -> one.score().faults().stream())
        .collect(Collectors.groupingBy(Score.ItemScore::id, TreeMap::new, Collectors.toList()));
    return byId.values()
        .stream()
        .map(items -> new ItemLine(items.getFirst().id(), items.getFirst().title(),
            items.stream().mapToLong(Score.ItemScore::times).sum(),
            items.stream().map(Score.ItemScore::taken).reduce(BigDecimal.ZERO, BigDecimal::add),
            items.size()))
        .sorted(Comparator.comparing(ItemLine::taken).reversed().thenComparing(ItemLine::id))
        .toList();
  }

  private record Served(ConversationKey key, Inspected.Part part) {}

  private static List<AgentLine> agents(List<Inspected> all) {
    Map<String, List<Served>> byAgent = new TreeMap<>();
    for (Inspected one : all) {
      for (Inspected.Part part : one.agents()) {
        byAgent.computeIfAbsent(part.agent(), _ -> new ArrayList<>())
            .add(new Served(one.key(), part));
      }
    }
    return byAgent.entrySet()
        .stream()
        .map(entry -> agent(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(AgentLine::mean).thenComparing(AgentLine::agent))
        .toList();
  }

  private static AgentLine agent(String agent, Collection<Served> served) {
    Served worst = served.stream()
        .min(Comparator.comparing((Served it) -> it.part().score())
            .thenComparing(it -> it.key().conversation()))
        .orElseThrow();
    return new AgentLine(agent, served.size(),
        served.stream().mapToLong(it -> it.part().replies()).sum(),
        served.stream().mapToLong(it -> it.part().flags()).sum(),
        served.stream().map(it -> it.part().waits()).reduce(Waits.NONE, Waits::plus),
        Score.mean(served.stream().map(it -> it.part().score()).toList()).orElseThrow(),
        worst.part().score(), worst.key());
  }
}
