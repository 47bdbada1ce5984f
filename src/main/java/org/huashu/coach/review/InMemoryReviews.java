package org.huashu.coach.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.review.Act.Judged;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;

/** Reviews that last as long as the process: for tests and trials. */
public final class InMemoryReviews implements Reviews, Samples {

  private final InMemoryFlaggedDrafts flagged;
  private final Map<Long, List<Act>> acts = new HashMap<>();
  private final List<Audited> log = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  /** Reviews of these drafts. */
  public InMemoryReviews(InMemoryFlaggedDrafts flagged) {
    this.flagged = flagged;
  }

  @Override
  public Optional<Story> story(long draft) {
    return flagged.stories().stream().filter(story -> story.number() == draft).findFirst();
  }

  @Override
  public synchronized Optional<Review> review(long draft) {
    return story(draft).map(this::review);
  }

  private Review review(Story story) {
    Map<String, String> rules = story.hints()
        .stream()
        .collect(Collectors.toMap(KeptHint::id, KeptHint::rule));
    return new Review(
        new Review.Subject(story.number(), story.key(), story.agent(), rules),
        acts.getOrDefault(story.number(), List.of()));
  }

  @Override
  public synchronized boolean append(Review seen, Act act) {
    long draft = seen.subject().number();
    List<Act> own = acts.computeIfAbsent(draft, _ -> new ArrayList<>());
    if (own.size() != seen.acts().size()) {
      return false;
    }
    own.add(act);
    log.add(new Audited(log.size() + 1L, draft, act));
    return true;
  }

  @Override
  public synchronized Page<QueueEntry> queue(QueueQuery query) {
    Comparator<QueueEntry> newest = Comparator.comparing(QueueEntry::flaggedAt)
        .thenComparingLong(QueueEntry::number)
        .reversed();
    Comparator<QueueEntry> order = switch (query.order()) {
      case Order.NEWEST -> newest;
      case Order.OLDEST -> newest.reversed();
      case Order.GRAVEST -> Comparator.comparing(QueueEntry::severity)
          .reversed()
          .thenComparing(newest);
      case Order.LIGHTEST -> Comparator.comparing(QueueEntry::severity)
          .thenComparing(newest.reversed());
    };
    List<QueueEntry> all =
        matching(query.filter()).stream().map(this::entry).sorted(order).toList();
    return page(all, query.after().map(QueueQuery.Place::text), query.most(),
        entry -> entry.place().text());
  }

  private static <T> Page<T> page(List<T> all, Optional<String> after, int most,
      Function<T, String> name) {
    List<T> rest = after.map(last -> all.stream()
        .dropWhile(item -> !name.apply(item).equals(last))
        .skip(1)
        .toList()).orElse(all);
    return rest.size() > most
        ? new Page<>(rest.subList(0, most), Optional.of(name.apply(rest.get(most - 1))))
        : new Page<>(rest, Optional.empty());
  }

  private List<Story> matching(Filter filter) {
    return flagged.stories()
        .stream()
        .filter(story -> !story.hints().isEmpty())
        .filter(story -> ofStory(filter, story) && ofReview(filter, review(story)))
        .toList();
  }

  private static boolean ofStory(Filter filter, Story story) {
    return filter.shop().map(story.key().shop()::equals).orElse(true)
        && filter.agent().map(story.agent()::equals).orElse(true)
        && filter.severity().map(story.severity()::equals).orElse(true)
        && filter.from().map(from -> !story.flaggedAt().isBefore(from)).orElse(true)
        && filter.to().map(story.flaggedAt()::isBefore).orElse(true)
        && filter.rule()
            .map(rule -> story.hints().stream().anyMatch(hint -> hint.rule().equals(rule)))
            .orElse(true)
        && filter.category()
            .map(category -> story.hints().stream().anyMatch(it -> it.category() == category))
            .orElse(true);
  }

  private boolean ofReview(Filter filter, Review review) {
    return (filter.states().isEmpty() || filter.states().contains(review.state()))
        && filter.ruling()
            .map(ruling -> review.outcome().values().stream().anyMatch(it -> it.ruling() == ruling))
            .orElse(true)
        && filter.assigned().map(name -> review.assigned().equals(Optional.of(name))).orElse(true)
        && (filter.sample().isEmpty() || sample(filter.sample().getAsLong())
            .map(sample -> sample.drafts().contains(review.subject().number()))
            .orElse(false))
        && filter.wanted().map(wanted -> wanted(wanted, review)).orElse(true);
  }

  private static boolean wanted(QueueQuery.Wanted wanted, Review review) {
    String reviewer = wanted.reviewer();
    return review.state().wanted() && !review.subject().agent().equals(reviewer)
        && !review.seenBy().contains(reviewer)
        && review.assigned().map(reviewer::equals).orElse(true)
        && !review.reservedForOthers(reviewer, wanted.now());
  }

  private QueueEntry entry(Story story) {
    Review review = review(story);
    return new QueueEntry(story.number(), story.key(), story.agent(), story.flaggedAt(),
        story.question(), story.revisions().getFirst().text(), story.severity(),
        story.hints().stream().map(KeptHint::rule).distinct().sorted().toList(), review.state(),
        review.assigned(), review.reservation()
            .map(held -> new QueueEntry.Reservation(held.by(), held.until())),
        story.sent().map(Story.Sent::at));
  }

  @Override
  public synchronized int count(Filter filter, int most) {
    return Math.min(most, matching(filter).size());
  }

  @Override
  public synchronized OptionalLong lastJudgedBy(String reviewer) {
    return log.reversed()
        .stream()
        .filter(row -> row.act() instanceof Judged && row.act().by().equals(reviewer))
        .filter(row -> review(row.draft()).orElseThrow().lastJudgedBy(reviewer).isPresent())
        .mapToLong(Audited::draft)
        .findFirst();
  }

  @Override
  public synchronized List<AgentNote> notes(String shop, String agent, int most) {
    return flagged.stories()
        .stream()
        .filter(story -> story.key().shop().equals(shop) && story.agent().equals(agent))
        .flatMap(story -> review(story).notes().stream())
        .sorted(Comparator.comparing(AgentNote::at).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Page<Proposal> proposals(ProposalQuery query) {
    Comparator<Proposal> oldest = Comparator.comparing(Proposal::openedAt)
        .thenComparingLong(Proposal::draft)
        .thenComparing(Proposal::hint);
    Comparator<Proposal> order = query.order() == ProposalQuery.Order.RULE
        ? Comparator.comparing(Proposal::rule).thenComparing(oldest)
        : oldest;
    List<Proposal> all = proposals(query.filter()).sorted(
        query.descending() ? order.reversed() : order).toList();
    return page(all, query.after().map(ProposalQuery.Place::text), query.most(),
        it -> it.place().text());
  }

  @Override
  public synchronized int count(ProposalQuery.Filter filter, int most) {
    return (int) proposals(filter).limit(most).count();
  }

  private Stream<Proposal> proposals(ProposalQuery.Filter filter) {
    return flagged.stories()
        .stream()
        .flatMap(story -> Proposals.of(story, review(story)).stream())
        .filter(it -> filter.state().map(state -> it.state() == state).orElse(true)
            && filter.rules().map(rules -> rules.contains(it.rule())).orElse(true)
            && filter.shop().map(it.shop()::equals).orElse(true)
            && filter.openedBy().map(it.openedBy()::equals).orElse(true)
            && filter.before().map(it.openedAt()::isBefore).orElse(true)
            && (!filter.unread() || (it.decision().isPresent() && !it.told())));
  }

  @Override
  public synchronized List<JudgedText> judged(String rule, int most) {
    List<JudgedText> texts = new ArrayList<>();
    for (Story story : flagged.stories().reversed()) {
      Map<String, Judgement> outcome = review(story).outcome();
      for (KeptHint hint : story.hints()) {
        Judgement holds = outcome.get(hint.id());
        if (hint.rule().equals(rule) && holds != null) {
          texts.add(JudgedText.of(story, hint, holds.ruling()));
        }
      }
    }
    return texts.stream().limit(most).toList();
  }

  @Override
  public synchronized List<Agreement.Pair> pairs(Optional<String> shop, Instant from,
      Instant to) {
    List<Agreement.Pair> pairs = new ArrayList<>();
    for (Story story : flagged.stories()) {
      Review review = review(story);
      List<Judged> judged = review.judged();
      if (shop.map(story.key().shop()::equals).orElse(true) && judged.size() > 1
          && !judged.get(1).at().isBefore(from) && judged.get(1).at().isBefore(to)) {
        pairs.addAll(Agreement.Pair.of(review));
      }
    }
    return pairs;
  }

  @Override
  public synchronized List<Audited> audit(long after, int most) {
    return log.stream().filter(row -> row.number() > after).limit(most).toList();
  }

  @Override
  public long newest() {
    return flagged.stories().size();
  }

  @Override
  public Map<String, List<Long>> candidates(SamplePlan plan, long newest) {
    return matching(new Filter(Optional.of(plan.shop()), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of(plan.from()), Optional.of(plan.to()),
        Set.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(),
        Optional.empty())).stream()
        .filter(story -> story.number() <= newest)
        .collect(Collectors.groupingBy(Story::agent, TreeMap::new,
            Collectors.mapping(Story::number, Collectors.toList())));
  }

  @Override
  public synchronized long keep(SamplePlan plan, long newest, Who who, Sampling.Drawn drawn) {
    long number = samples.isEmpty() ? 1 : samples.getLast().number() + 1;
    samples.add(new Sample(number, plan, newest, who, Optional.empty(), drawn.drafts()));
    drawn.doubled().forEach(draft -> {
      Review review = review(draft).orElseThrow();
      if (review.state() == Review.State.OPEN && !review.doubled()) {
        var _ = append(review, new Act.Doubled(who.by(), who.at()));
      }
    });
    return number;
  }

  @Override
  public synchronized Optional<Sample> sample(long number) {
    return samples.stream().filter(sample -> sample.number() == number).findFirst();
  }

  @Override
  public synchronized List<Listed> samples(SampleQuery query) {
    Comparator<Listed> order = query.order() == SampleQuery.Order.DAYS
        ? Comparator.comparing((Listed it) -> it.place().from())
        : Comparator.comparing(_ -> LocalDate.EPOCH);
    Comparator<Listed> all = order.thenComparingLong(it -> it.sample().number());
    Comparator<Listed> wanted = query.descending() ? all.reversed() : all;
    return samples.stream()
        .map(it -> new Listed(new Sample(it.number(), it.plan(), it.newest(), it.who(),
            it.closed(), List.of()), progress(it.number())))
        .filter(it -> fits(query.filter(), it))
        .sorted(wanted)
        .dropWhile(it -> query.after().isPresent() && !it.place().equals(query.after().get()))
        .skip(query.after().isPresent() ? 1 : 0)
        .limit(query.most())
        .toList();
  }

  private static boolean fits(SampleQuery.Filter filter, Listed it) {
    return filter.shop().map(it.sample().plan().shop()::equals).orElse(true)
        && filter.by().map(it.sample().who().by()::equals).orElse(true)
        && filter.standing().map(it.standing()::equals).orElse(true);
  }

  @Override
  public synchronized SampleProgress progress(long number) {
    Map<String, Map<Review.State, Integer>> agents = new HashMap<>();
    Map<String, Integer> judged = new HashMap<>();
    for (Review review : reviewsOf(number)) {
      agents.computeIfAbsent(review.subject().agent(), _ -> new HashMap<>())
          .merge(review.state(), 1, Integer::sum);
      review.judged().forEach(it -> judged.merge(it.by(), 1, Integer::sum));
    }
    return new SampleProgress(agents, judged);
  }

  private List<Review> reviewsOf(long sample) {
    return sample(sample).stream()
        .flatMap(it -> it.drafts().stream())
        .map(draft -> review(draft).orElseThrow())
        .toList();
  }

  @Override
  public synchronized boolean close(long number, Who who) {
    Optional<Sample> open = sample(number).filter(sample -> sample.closed().isEmpty());
    open.ifPresent(it -> samples.set(samples.indexOf(it), new Sample(number, it.plan(),
        it.newest(), it.who(), Optional.of(who), it.drafts())));
    return open.isPresent();
  }

  @Override
  public synchronized boolean delete(long number) {
    boolean untouched =
        reviewsOf(number).stream().allMatch(review -> review.judged().isEmpty());
    return untouched && samples.removeIf(sample -> sample.number() == number);
  }
}
