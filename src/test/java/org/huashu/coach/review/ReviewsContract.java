package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.RefusedActException.Why;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;

/** What holds of every implementation of {@link Reviews}. */
public abstract class ReviewsContract extends SamplesContract {

  @Test
  void aStoryTellsEverythingFromTheFirstFlagToWhatWasSent() {
    Flags flags = Flags.by("li", "d1");
    var hint = flags.block("banned.not-mine", DONT + "啊", DONT);
    var filler = flags.warn("filler.a", DONT + "啊", "啊");
    flagged().flag(flags.revision(1, DONT + "啊", List.of("returns.how"), hint, filler));
    flagged()
        .flag(flags.revision(2, "亲，" + DONT, flags.block("banned.not-mine", "亲，" + DONT, DONT)));
    flagged().outcome(flags.answered(3, hint.id(), HintAnswer.APPLIED));
    flagged().flag(flags.revision(4, "亲，我们来处理"));
    flagged().outcome(flags.took(5, "returns.how", true));
    flagged().outcome(flags.sent(9, "亲，我们来处理"));
    settle();
    Story story = reviews().story(samples().newest()).orElseThrow();
    assertEquals(List.of("1 " + DONT + "啊 2 [returns.how]", "2 亲，" + DONT + " 1 []",
        "4 亲，我们来处理 0 []"),
        story.revisions()
            .stream()
            .map(it -> it.revision() + " " + it.text() + " " + it.hints().size() + " "
                + it.suggestions())
            .toList());
    assertEquals("能退吗", story.question());
    assertEquals(Optional.of(HintAnswer.APPLIED), story.answerTo(hint.id()));
    assertEquals(Optional.of("亲，我们来处理"), story.sent().map(Story.Sent::text));
    assertEquals(Optional.of(Duration.ofSeconds(8)), story.cost());
    assertEquals(List.of("不要说“" + DONT + "”", "不要说“啊”"),
        story.hints().stream().map(KeptHint::message).toList());
    assertEquals(List.of(Optional.of(true), Optional.of(true)),
        story.hints().stream().map(story::corrected).toList());
    assertEquals(2, story.deeds().size());
  }

  @Test
  void theQueueKnowsEveryFilter() {
    long li = flag(Flags.by("li", "d1"), "banned.not-mine", DONT, DONT);
    long wang = flag(Flags.by("wang", "d2").at(Flags.NOON.plusSeconds(60)), "filler.a", "好啊", "啊");
    Flags grave = Flags.by("wang", "d3").at(Flags.NOON.plusSeconds(120));
    flagged().flag(grave.revision(1, DONT, grave.block("banned.not-mine", DONT, DONT)));
    settle();
    long other = samples().newest();
    Filter any = Filter.ALL;
    assertEquals(List.of(other, wang, li), numbers(any, Order.NEWEST));
    assertEquals(List.of(li, wang, other), numbers(any, Order.OLDEST));
    assertEquals(List.of(other, wang, li), numbers(any, Order.GRAVEST));
    assertEquals(List.of(li, wang, other), numbers(any, Order.LIGHTEST));
    assertEquals(List.of(), numbers(any.ofShop("elsewhere"), Order.NEWEST));
    assertEquals(List.of(other, wang), numbers(filter("wang", "", "", ""), Order.NEWEST));
    assertEquals(List.of(other, li),
        numbers(filter("", "banned.not-mine", "", ""), Order.NEWEST));
    assertEquals(List.of(wang), numbers(filter("", "", "filler", ""), Order.NEWEST));
    assertEquals(List.of(other), numbers(filter("", "", "", "BLOCK"), Order.NEWEST));
    judge(li, "trainer", Ruling.RIGHT);
    assertEquals(List.of(li), numbers(any.in(Set.of(Review.State.REVIEWED)), Order.NEWEST));
    assertEquals(2, reviews().count(any.in(Set.of(Review.State.OPEN)), 10));
    assertEquals(1, reviews().count(any, 1));
  }

  /** Empty texts ask for nothing. */
  private static Filter filter(String agent, String rule, String category, String severity) {
    return new Filter(Optional.empty(), given(agent), given(rule), Category.named(category),
        given(severity).map(Severity::valueOf), Optional.of(Flags.NOON), Optional.of(NOW),
        Set.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  @Test
  void draftsAreReadTogetherAsOneByOne() {
    List<Long> drafts = List.of(flag("li", "d1"), flag("wang", "d2"));
    judge(drafts.getFirst(), "anna", Ruling.RIGHT);
    assertEquals(drafts.stream()
        .map(draft -> new Insight.Told(reviews().story(draft).orElseThrow(), review(draft)))
        .toList(), reviews().told(List.of(drafts.get(1), 99L, drafts.get(0), drafts.get(1))));
    assertEquals(List.of(), reviews().told(List.of()));
  }

  @Test
  void pagesFollowEachOtherWithoutGapsInEveryOrder() {
    for (int i = 0; i < 7; i++) {
      flag("li", "d" + i);
    }
    for (Order order : Order.values()) {
      List<Long> found = new ArrayList<>();
      Optional<QueueQuery.Place> after = Optional.empty();
      do {
        Page<QueueEntry> page = reviews().queue(new QueueQuery(Filter.ALL, order, after, 3));
        page.items().forEach(entry -> found.add(entry.number()));
        after = page.next().flatMap(QueueQuery.Place::parse);
      } while (after.isPresent());
      assertEquals(numbers(Filter.ALL, order), found, order.name());
    }
  }

  @Test
  void whatIsOpenOnOneScreenIsNotGivenToAnother() {
    long first = flag("li", "d1");
    long second = flag("li", "d2");
    assertEquals(OptionalLong.of(first), next("anna", NOW));
    assertEquals(OptionalLong.of(second), next("bert", NOW));
    assertEquals(OptionalLong.empty(), next("carl", NOW));
    assertEquals(Why.RESERVED, why(() -> judge(first, "bert", Ruling.RIGHT)));
    assertEquals(OptionalLong.of(first), next("carl", NOW.plus(ReviewDesk.LEASE)));
    desk.act(second, new Act.Released("bert", NOW));
    assertEquals(OptionalLong.of(second), next("anna", NOW));
  }

  private OptionalLong next(String reviewer, Instant now) {
    return desk.next(reviewer, now, Filter.ALL, Order.OLDEST);
  }

  @Test
  void whatIsSkippedOrAssignedGoesToOthers() {
    long draft = flag("li", "d1");
    desk.act(draft, new Act.Skipped("anna", NOW));
    assertEquals(OptionalLong.empty(), next("anna", NOW));
    assertEquals(OptionalLong.of(draft), next("bert", NOW));
    desk.act(draft, new Act.Released("bert", NOW));
    desk.act(draft, new Act.Assigned("lead", NOW, Optional.of("carl")));
    assertEquals(OptionalLong.empty(), next("bert", NOW));
    assertEquals(OptionalLong.of(draft), next("carl", NOW));
    assertEquals(OptionalLong.empty(), next("li", NOW.plusSeconds(3600)));
  }

  @Test
  void theLastVerdictCanBeTakenBackUntilOthersBuildOnIt() {
    long first = flag("li", "d1");
    long second = flag("li", "d2");
    judge(first, "anna", Ruling.RIGHT);
    desk.judge(second, "anna", NOW.plusSeconds(1), all(review(second), Ruling.WRONG_FLAG));
    assertEquals(second, desk.undo("anna", NOW.plusSeconds(2)));
    assertEquals(Review.State.OPEN, review(second).state());
    assertEquals(Map.of(), review(second).outcome());
    assertEquals(first, desk.undo("anna", NOW.plusSeconds(3)));
    assertEquals(Why.NOTHING_TO_UNDO, why(() -> desk.undo("anna", NOW.plusSeconds(4))));
    Review again = judge(first, "anna", Ruling.RIGHT);
    desk.appeal(first, "li", NOW,
        new ReviewDesk.Appeal(again.subject().rules().keySet(), "顾客先骂人"));
    assertEquals(Why.NOTHING_TO_UNDO, why(() -> desk.undo("anna", NOW)));
  }

  @Test
  void nobodyJudgesTwiceOrTheirOwnOrOnlyAPart() {
    long draft = flag("li", "d1");
    assertEquals(Why.NOT_YOU, why(() -> judge(draft, "li", Ruling.RIGHT)));
    assertEquals(Why.HINTS, why(() -> desk.judge(draft, "anna", NOW, List.of())));
    judge(draft, "anna", Ruling.RIGHT);
    assertEquals(Why.NOT_YOU, why(() -> judge(draft, "anna", Ruling.EXCUSABLE)));
    assertEquals(Why.JUDGED, why(() -> judge(draft, "bert", Ruling.EXCUSABLE)));
    assertEquals(Why.UNKNOWN, why(() -> desk.act(99, new Act.Skipped("anna", NOW))));
  }

  @Test
  void twoJudgeBlindlyAndAThirdDecidesWhenTheyDiffer() {
    long draft = flag("li", "d1");
    desk.act(draft, new Act.Doubled("lead", NOW));
    Review half = judge(draft, "anna", Ruling.RIGHT);
    assertEquals(Review.State.SECOND, half.state());
    assertEquals(List.of(), half.judgedAsSeenBy("bert"));
    assertEquals(1, half.judgedAsSeenBy("anna").size());
    assertEquals(Map.of(), half.outcome());
    Review both = judge(draft, "bert", Ruling.EXCUSABLE);
    assertEquals(Review.State.DISAGREED, both.state());
    assertEquals(Map.of(), both.outcome());
    assertEquals(
        List.of(new Agreement.Pair(draft, Flags.by("li", "d1").hint("banned.not-mine", DONT),
            "banned.not-mine", "anna", "bert", Ruling.RIGHT, Ruling.EXCUSABLE)),
        reviews().pairs(Optional.of("shop"), NOW, NOW.plusSeconds(1)));
    assertEquals(List.of(),
        reviews().pairs(Optional.empty(), NOW.plusSeconds(1), NOW.plusSeconds(2)));
    assertEquals(List.of(), reviews().pairs(Optional.of("other"), NOW, NOW.plusSeconds(1)));
    Review decided = judge(draft, "carl", Ruling.EXCUSABLE);
    assertEquals(Review.State.REVIEWED, decided.state());
    assertEquals(Set.of(Ruling.EXCUSABLE), rulings(decided));
  }

  private static Set<Ruling> rulings(Review review) {
    return Set.copyOf(review.outcome().values().stream().map(Judgement::ruling).toList());
  }

  @Test
  void anAppealIsAcceptedInFullInPartOrNotAtAll() {
    Flags flags = Flags.by("li", "d1");
    String text = DONT + "啊";
    flagged().flag(flags.revision(1, text, flags.block("banned.not-mine", text, DONT),
        flags.warn("filler.a", text, "啊")));
    settle();
    long draft = samples().newest();
    judge(draft, "anna", Ruling.RIGHT);
    Set<String> hints = review(draft).subject().rules().keySet();
    assertEquals(Why.REASON,
        why(() -> desk.appeal(draft, "li", NOW, new ReviewDesk.Appeal(hints, " "))));
    assertEquals(Why.NOT_YOU,
        why(() -> desk.appeal(draft, "wang", NOW, new ReviewDesk.Appeal(hints, "不是"))));
    desk.appeal(draft, "li", NOW, new ReviewDesk.Appeal(hints, "引用顾客原话 13800138000"));
    assertEquals("引用顾客原话 138****8000", review(draft).appeal().orElseThrow().reason());
    String filler = flags.hint("filler.a", "啊");
    Review answered = desk.act(draft, new Act.Answered("lead", NOW,
        List.of(new Judgement(filler, Ruling.WRONG_FLAG, "")), "语气词是顾客的"));
    assertEquals(Optional.of(Review.Acceptance.PARTIAL), answered.acceptance());
    assertEquals(Review.State.SETTLED, answered.state());
    assertEquals(Set.of(new Judgement(filler, Ruling.WRONG_FLAG, ""),
        new Judgement(flags.hint("banned.not-mine", DONT), Ruling.RIGHT, "")),
        Set.copyOf(answered.outcome().values()));
    assertEquals(List.of("语气词是顾客的"), told.stream().map(AgentNote::comment).toList());
    assertEquals(List.of(draft), reviews().proposals(ProposalQuery.open(5))
        .items()
        .stream()
        .map(Proposal::draft)
        .toList());
  }

  @Test
  void commentsReachTheAgentOnceTheReviewIsDone() {
    long draft = flag("li", "d1");
    desk.act(draft, new Act.Doubled("lead", NOW));
    String hint = review(draft).subject().rules().keySet().iterator().next();
    desk.judge(draft, "anna", NOW, List.of(new Judgement(hint, Ruling.RIGHT, " 请致电 13800138000 ")));
    assertEquals(List.of(), told);
    assertEquals(List.of(), reviews().notes("shop", "li", 10));
    desk.judge(draft, "bert", NOW, List.of(new Judgement(hint, Ruling.RIGHT, "")));
    List<AgentNote> notes = reviews().notes("shop", "li", 10);
    assertEquals(List.of("请致电 138****8000"), notes.stream().map(AgentNote::comment).toList());
    assertEquals(told, notes);
    assertFalse(notes.getFirst().read());
    desk.act(draft, new Act.Read("li", NOW.plusSeconds(1)));
    assertTrue(reviews().notes("shop", "li", 10).getFirst().read());
    assertEquals(List.of(), reviews().notes("shop", "wang", 10));
  }

  @Test
  void everyActIsLoggedInItsOrder() {
    long draft = flag("li", "d1");
    next("anna", NOW);
    judge(draft, "anna", Ruling.RIGHT);
    desk.undo("anna", NOW);
    List<Audited> log = reviews().audit(0, 10);
    assertEquals(List.of("Reserved", "Judged", "Undone", "Reserved"),
        log.stream().map(row -> row.act().getClass().getSimpleName()).toList());
    assertEquals(Set.of("anna"), Set.copyOf(log.stream().map(row -> row.act().by()).toList()));
    assertEquals(2, reviews().audit(log.get(1).number(), 10).size());
  }

  @Test
  void whoWasSlowerChangesNothing() {
    long draft = flag("li", "d1");
    Review seen = review(draft);
    assertTrue(reviews().append(seen, new Act.Skipped("anna", NOW)));
    assertFalse(reviews().append(seen, new Act.Skipped("bert", NOW)));
    assertEquals(Set.of("anna"), review(draft).seenBy());
  }
}
