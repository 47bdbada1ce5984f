package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.RefusedActException.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of the samples and proposals of every implementation, and how they are tried. */
public abstract class SamplesContract {

  protected static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  static final String DONT = "不关我的事";

  final List<AgentNote> told = new ArrayList<>();
  ReviewDesk desk;

  /** Where drafts are flagged. */
  protected abstract FlaggedDrafts flagged();

  /** What is tried. */
  protected abstract Reviews reviews();

  protected abstract Samples samples();

  /** Returns when everything that was handed over can be read. */
  protected abstract void settle();

  @BeforeEach
  void open() {
    desk = new ReviewDesk(reviews(), text -> text.replace("13800138000", "138****8000"), told::add);
  }

  long flag(Flags flags, String rule, String text, String words) {
    assertTrue(flagged().flag(flags.revision(1, text, flags.warn(rule, text, words))));
    settle();
    return samples().newest();
  }

  long flag(String agent, String draft) {
    return flag(Flags.by(agent, draft), "banned.not-mine", "亲，" + DONT, DONT);
  }

  static List<Judgement> all(Review review, Ruling ruling) {
    return review.subject()
        .rules()
        .keySet()
        .stream()
        .map(hint -> new Judgement(hint, ruling, ""))
        .toList();
  }

  Review judge(long draft, String reviewer, Ruling ruling) {
    return desk.judge(draft, reviewer, NOW, all(review(draft), ruling));
  }

  Review review(long draft) {
    return reviews().review(draft).orElseThrow();
  }

  static Why why(Runnable act) {
    return assertThrows(RefusedActException.class, act::run).why();
  }

  List<Long> numbers(Filter filter, Order order) {
    return reviews().queue(new QueueQuery(filter, order, Optional.empty(), 100))
        .items()
        .stream()
        .map(QueueEntry::number)
        .toList();
  }

  @Test
  void aWrongFlagOpensAProposalWithAnExceptionThatSparesTheRightOnes() {
    long right = flag(Flags.by("li", "d1"), "banned.unknown", "亲，不知道啊", "不知道");
    long wrong = flag(Flags.by("li", "d2"), "banned.unknown", "亲，不知道您方便吗", "不知道");
    judge(right, "anna", Ruling.RIGHT);
    judge(wrong, "anna", Ruling.WRONG_FLAG);
    Proposal proposal = reviews().proposals(ProposalQuery.open(5)).items().getFirst();
    assertEquals(wrong, proposal.draft());
    assertEquals("不知道您", desk.exceptions(proposal).getFirst());
    assertEquals(2, reviews().judged("banned.unknown", 10).size());
    desk.act(wrong, new Act.ProposalDecided("owner", NOW, proposal.hint(),
        Optional.of("不知道您"), "已加例外"));
    assertEquals(List.of(), reviews().proposals(ProposalQuery.open(5)).items());
    assertEquals(Proposal.State.ACCEPTED, proposals().getFirst().state());
    assertEquals(Why.NOTHING_TO_UNDO, why(() -> desk.undo("anna", NOW)));
  }

  @Test
  void aVerdictTakenBackWithdrawsItsProposal() {
    long draft = flag("li", "d1");
    judge(draft, "anna", Ruling.WRONG_FLAG);
    desk.undo("anna", NOW);
    assertEquals(List.of(Proposal.State.WITHDRAWN),
        proposals().stream().map(Proposal::state).toList());
    judge(draft, "anna", Ruling.WRONG_FLAG);
    assertEquals(List.of(Proposal.State.OPEN),
        proposals().stream().map(Proposal::state).toList());
  }

  private List<Proposal> proposals() {
    return reviews()
        .proposals(ProposalQuery.of(
            ProposalQuery.Filter.ALL.ofShop(Optional.of("shop")), 10))
        .items();
  }

  @Test
  void aSampleCanBeDrawnAgain() {
    for (int i = 0; i < 12; i++) {
      flag(i % 2 == 0 ? "li" : "wang", "d" + i);
    }
    var plan = new SamplePlan("shop", LocalDate.of(2026, 11, 23), ZoneId.of("Asia/Shanghai"), 3, 1,
        42);
    long number = samples().draw(plan, new Samples.Who("lead", NOW));
    flag("li", "later");
    Samples.Sample sample = samples().sample(number).orElseThrow();
    assertEquals(6, sample.drafts().size());
    Sampling.Drawn again =
        Sampling.draw(plan, samples().candidates(plan, sample.newest()));
    assertEquals(Set.copyOf(sample.drafts()), Set.copyOf(again.drafts()));
    assertEquals(2, again.doubled().size());
    again.doubled().forEach(draft -> assertTrue(review(draft).doubled()));
    assertEquals(6, numbers(Filter.ALL.ofSample(number), Order.NEWEST).size());
    assertTrue(samples().drawsTheSame(sample));
    assertEquals(List.of(number), listed(SampleQuery.Filter.ALL, SampleQuery.Order.NUMBER, true));
    assertEquals(List.of(), listed(new SampleQuery.Filter(Optional.of("other"), Optional.empty(),
        Optional.empty()), SampleQuery.Order.NUMBER, true));
  }

  @Test
  void samplesAreSortedAndFilteredPageByPage() {
    flag("li", "d1");
    List<Long> drawn = Stream.of("2026-11-23", "2026-11-16", "2026-11-23")
        .map(week -> samples().draw(new SamplePlan("shop", LocalDate.parse(week),
            ZoneId.of("Asia/Shanghai"), 3, 0, 42), new Samples.Who("lead", NOW)))
        .toList();
    var all = SampleQuery.Filter.ALL;
    assertEquals(drawn, listed(all, SampleQuery.Order.NUMBER, false));
    assertEquals(drawn.reversed(), listed(all, SampleQuery.Order.NUMBER, true));
    assertEquals(List.of(drawn.get(1), drawn.get(0), drawn.get(2)),
        listed(all, SampleQuery.Order.DAYS, false));
    assertEquals(List.of(drawn.get(2), drawn.get(0), drawn.get(1)),
        listed(all, SampleQuery.Order.DAYS, true));
    assertTrue(samples().close(drawn.getFirst(), new Samples.Who("lead", NOW)));
    assertEquals(List.of(drawn.get(0)), standing(SampleQuery.Standing.CLOSED));
    assertEquals(List.of(drawn.get(1)), standing(SampleQuery.Standing.DONE), "nothing was drawn");
    assertEquals(List.of(drawn.get(2)), standing(SampleQuery.Standing.OPEN));
  }

  private List<Long> standing(SampleQuery.Standing standing) {
    return listed(new SampleQuery.Filter(Optional.of("shop"), Optional.of("lead"),
        Optional.of(standing)), SampleQuery.Order.NUMBER, true);
  }

  private List<Long> listed(SampleQuery.Filter filter, SampleQuery.Order order,
      boolean descending) {
    List<Long> numbers = new ArrayList<>();
    Optional<SampleQuery.Place> after = Optional.empty();
    List<Samples.Listed> page;
    do {
      page = samples().samples(new SampleQuery(filter, order, descending, after, 2));
      page.forEach(it -> {
        assertEquals(samples().progress(it.sample().number()), it.progress());
        numbers.add(it.sample().number());
      });
      after = page.isEmpty() ? after : SampleQuery.Place.parse(page.getLast().place().text());
    } while (!page.isEmpty());
    return numbers;
  }

  @Test
  void aSampleTellsHowFarItIsAndIsClosedOrForgotten() {
    long first = flag("li", "d1");
    flag("li", "d2");
    flag("wang", "d3");
    var plan = new SamplePlan("shop", LocalDate.of(2026, 11, 23), ZoneId.of("Asia/Shanghai"), 2, 0,
        7);
    long number = samples().draw(plan, new Samples.Who("lead", NOW));
    long other = samples().draw(plan, new Samples.Who("lead", NOW));
    assertTrue(samples().delete(other));
    assertEquals(Optional.empty(), samples().sample(other));
    judge(first, "anna", Ruling.RIGHT);
    assertEquals(new SampleProgress(
        Map.of("li", Map.of(Review.State.OPEN, 1, Review.State.REVIEWED, 1), "wang",
            Map.of(Review.State.OPEN, 1)),
        Map.of("anna", 1)), samples().progress(number));
    assertEquals(2, samples().progress(number).left());
    assertFalse(samples().delete(number), "what was judged is evidence");
    assertTrue(samples().close(number, new Samples.Who("lead", NOW)));
    assertFalse(samples().close(number, new Samples.Who("anna", NOW)));
    assertEquals(Optional.of(new Samples.Who("lead", NOW)),
        samples().sample(number).orElseThrow().closed());
  }

  @Test
  void whoOpenedAProposalReadsWhatBecameOfIt() {
    long draft = flag("li", "d1");
    judge(draft, "anna", Ruling.WRONG_FLAG);
    assertEquals(Why.NOT_YOU, why(() -> desk.act(draft, new Act.Read("anna", NOW))));
    var answers = ProposalQuery.Filter.answersFor("anna");
    assertEquals(0, reviews().count(answers, 9));
    desk.act(draft, new Act.ProposalDecided("owner", NOW, proposals().getFirst().hint(),
        Optional.empty(), "规则没错"));
    assertEquals(1, reviews().count(answers, 9));
    assertEquals(1, reviews().proposals(ProposalQuery.of(answers, 9)).items().size());
    assertEquals(Why.NOT_YOU, why(() -> desk.act(draft, new Act.Read("bert", NOW))));
    desk.act(draft, new Act.Read("anna", NOW.plusSeconds(1)));
    assertEquals(0, reviews().count(answers, 9));
    assertTrue(proposals().getFirst().told());
    assertEquals(List.of(), reviews().notes("shop", "li", 9));
  }

  @Test
  void proposalsAreFilteredAndFollowEachOtherInBothOrders() {
    List<Long> drafts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      drafts.add(flag("li", "d" + i));
      desk.judge(drafts.get(i), i < 3 ? "anna" : "bert", NOW.plusSeconds(i / 2),
          all(review(drafts.get(i)), Ruling.WRONG_FLAG));
    }
    drafts.addFirst(flag(Flags.by("li", "early"), "address.x", "亲，" + DONT, DONT));
    desk.judge(drafts.getFirst(), "anna", NOW, all(review(drafts.getFirst()), Ruling.WRONG_FLAG));
    List<Long> byRule = List.copyOf(drafts);
    drafts.add(2, drafts.removeFirst());
    assertEquals(drafts, paged(ProposalQuery.Order.OPENED, false));
    assertEquals(drafts.reversed(), paged(ProposalQuery.Order.OPENED, true));
    assertEquals(byRule, paged(ProposalQuery.Order.RULE, false));
    assertEquals(byRule.reversed(), paged(ProposalQuery.Order.RULE, true));
    var all = ProposalQuery.Filter.ALL;
    assertEquals(5, reviews().count(all.ofRule("banned.not-mine"), 9));
    assertEquals(3, reviews().count(all, 3));
    assertEquals(0, reviews().count(all.ofRule("banned.x"), 9));
    assertEquals(3, reviews().count(new ProposalQuery.Filter(Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of("anna"), Optional.of(NOW.plusSeconds(1)), false), 9));
    assertEquals(0, reviews().count(new ProposalQuery.Filter(Optional.empty(),
        Optional.of(Set.of()), Optional.empty(), Optional.empty(), Optional.empty(), false), 9));
  }

  private List<Long> paged(ProposalQuery.Order order, boolean descending) {
    List<Long> read = new ArrayList<>();
    Optional<ProposalQuery.Place> after = Optional.empty();
    do {
      Page<Proposal> page = reviews().proposals(
          new ProposalQuery(ProposalQuery.Filter.OPEN, order, descending, after, 2));
      page.items().forEach(it -> read.add(it.draft()));
      after = page.next().flatMap(ProposalQuery.Place::parse);
    } while (after.isPresent());
    return read;
  }
}
