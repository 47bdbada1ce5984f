package org.huashu.coach.coaching;

import static org.huashu.coach.coaching.Story.customer;
import static org.huashu.coach.coaching.Story.draft;
import static org.huashu.coach.coaching.Story.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.wording.Category;
import org.junit.jupiter.api.Test;

class CoachTest {

  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryFlaggedDrafts flagged = new InMemoryFlaggedDrafts();

  @Test
  void changesNothingForARepeatedOrConflictingDelivery() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    coach.advise(draft(0, "您好"));
    Optional<Delivery> delivery = Optional.of(new Delivery("shop", "w1", "x"));
    assertEquals(Outcome.WRITTEN, coach.accept(customer(1, "能退货吗"), delivery));
    assertEquals(Outcome.REPEATED, coach.accept(customer(1, "能退货吗"), delivery));
    assertEquals(Outcome.CONFLICT,
        coach.accept(reply(2, "可以"), Optional.of(new Delivery("shop", "w1", "y"))));
    assertEquals(Optional.of(Story.START.plusSeconds(1)),
        coach.advise(draft(3, "您好")).clock().waitingSince());
  }

  @Test
  void catchesUpWithADeliveryThatWasCutOffAfterTheDisk() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    coach.advise(draft(0, "您好"));
    Optional<Delivery> delivery = Optional.of(new Delivery("shop", "w1", "x"));
    journal.append(reply(2, "可以"), Instant.EPOCH, delivery);
    assertEquals(Outcome.REPEATED, coach.accept(reply(2, "可以"), delivery));
    assertEquals(List.of(reply(2, "可以")), flagged.outcomes());
    // The second reply: no greeting is wanted.
    assertEquals(List.of(), coach.advise(draft(3, "好的")).hints());
  }

  @Test
  void answersAFloodWithFewHintsAndTheSameVerdict() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    String flood = "我不知道".repeat(2_500);
    Advice advice = coach.advise(draft(0, flood));
    List<Hint> placed =
        advice.hints().stream().filter(hint -> hint.finding().span().isPresent()).toList();
    assertEquals(Verdict.BLOCK, advice.verdict());
    assertEquals(20, placed.size());
    placed.forEach(hint -> assertEquals("我不知道", hint.finding().span().orElseThrow().of(flood)));
    assertTrue(placed.getLast().finding().message().endsWith("（后面还有 2480 处，先改好前面的）"));
  }

  @Test
  void takesNoDraftForAnEventToKeep() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    assertThrows(IllegalArgumentException.class,
        () -> coach.accept(draft(0, "您好"), Optional.empty()));
    coach.advise(draft(0, "您好"));
    assertEquals(List.of(), journal.events(Story.KEY));
  }

  @Test
  void keepsNoPersonalDataInClear() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    coach.accept(customer(0, "我的手机13800138000"), Optional.empty());
    Advice advice = coach.advise(draft(1, "您好，您的手机是13800138000吗"));
    assertEquals(List.of("13800138000"), advice.hints().stream().map(Hint::text).toList());
    assertEquals(List.of(customer(0, "我的手机138****8000")), journal.events(Story.KEY));
    FlaggedDraft kept = flagged.drafts().getFirst();
    assertEquals("您好，您的手机是138****8000吗", kept.text());
    assertEquals("我的手机138****8000", kept.question());
    assertEquals(List.of("138****8000"), kept.advice().hints().stream().map(Hint::text).toList());
    assertEquals("请不要发送手机号“138****8000”",
        kept.advice().hints().getFirst().finding().message());
  }

  @Test
  void goesOnWithWhatTheDraftCarriesWhenTheStoreCannotBeRead() {
    List<Event> unreadable = new ArrayList<>(List.of(customer(0, "怎么退货")));
    AtomicInteger failures = new AtomicInteger(1);
    Coach coach = coach(new ReadOnlyJournal(key -> {
      if (failures.getAndDecrement() > 0) {
        throw new StoreUnavailableException("cannot read");
      }
      return unreadable;
    }), flagged, SmallStore.release());
    Advice first = coach.advise(draft(Story.START, "您好", Optional.of("快递到哪了")));
    assertEquals(List.of("store"), first.degraded());
    assertEquals(List.of("logistics.where"), scripts(first));
    Advice second = coach.advise(draft(Story.START, "您好", Optional.of("快递到哪了")));
    assertEquals(List.of(), second.degraded());
    assertEquals(List.of("returns.how"), scripts(second));
  }

  @Test
  void saysSoWhenADraftCannotBeFlagged() {
    List<FlaggedDraft> tried = new ArrayList<>();
    Coach coach = coach(journal, new FlaggedDrafts() {
      @Override
      public boolean flag(FlaggedDraft draft) {
        return !tried.add(draft);
      }

      @Override
      public void outcome(Event event) {}
    }, SmallStore.release());
    assertEquals(List.of("store"), coach.advise(draft(0, "您好，我不知道")).degraded());
    assertEquals(List.of("store"), coach.advise(draft(0, "您好，我不知道啊")).degraded());
    assertEquals(2, tried.size());
  }

  @Test
  void throwsWhenAnEventCannotBeKept() {
    Coach coach = coach(new ReadOnlyJournal(_ -> List.of()), flagged, SmallStore.release());
    coach.advise(draft(0, "您好"));
    assertThrows(StoreUnavailableException.class,
        () -> coach.accept(customer(1, "在吗"), Optional.empty()));
    assertEquals(Optional.empty(), coach.advise(draft(2, "您好")).clock().waitingSince());
  }

  @Test
  void searchesOnceForAQuestion() {
    List<ScriptQuery> queries = new CopyOnWriteArrayList<>();
    Coach coach = coach(journal, flagged, counting(1, queries));
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    for (int i = 0; i < 5; i++) {
      coach.advise(draft(i, "您好".substring(0, i % 3)));
    }
    assertEquals(1, queries.size());
    coach.accept(customer(6, "快点"), Optional.empty());
    coach.advise(draft(7, "您好"));
    assertEquals(List.of("怎么退货", "怎么退货\n快点"),
        queries.stream().map(ScriptQuery::question).toList());
  }

  @Test
  void readsHalfAQuestionWithTheOneThatWasAnsweredBefore() {
    List<ScriptQuery> queries = new CopyOnWriteArrayList<>();
    Coach coach = coach(journal, flagged, counting(1, queries));
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    coach.accept(reply(1, "请在订单页申请退货。"), Optional.empty());
    coach.accept(customer(2, "那运费呢"), Optional.empty());
    coach.advise(draft(3, "您好"));
    assertEquals("那运费呢", queries.getLast().question());
    assertEquals(Optional.of("怎么退货"), queries.getLast().before());
    coach.accept(reply(4, "运费由我们承担。"), Optional.empty());
    coach.accept(customer(5, "那个呢"), Optional.empty());
    coach.advise(draft(6, "您好"));
    assertEquals("怎么退货", queries.getLast().question());
    assertEquals(Optional.empty(), queries.getLast().before());
  }

  @Test
  void offersAScriptFromTheMomentItIsValid() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    coach.accept(customer(0, "还能退货吗"), Optional.empty());
    Instant before = SmallStore.CHRISTMAS.minusMillis(1);
    assertEquals(List.of("returns.how"), scripts(coach.advise(draft(before, "", noQuestion()))));
    assertEquals(List.of("returns.christmas", "returns.how"),
        scripts(coach.advise(draft(SmallStore.CHRISTMAS, "", noQuestion()))));
    assertEquals(List.of("returns.how"), scripts(coach.advise(draft(before, "", noQuestion()))));
  }

  @Test
  void answersFromTheReleaseThatIsCurrent() {
    List<ScriptQuery> queries = new CopyOnWriteArrayList<>();
    Release[] current = {counting(1, queries)};
    Coach coach = new Coach(
        ports(() -> CurrentRelease.always(current[0]).acquire(), journal, flagged,
            CoachingListener.NONE),
        limits());
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    assertEquals(1, coach.advise(draft(1, "您好")).release());
    current[0] = counting(2, queries);
    assertEquals(2, coach.advise(draft(2, "您好")).release());
    assertEquals(2, queries.size());
  }

  @Test
  void givesEveryReleaseBack() {
    AtomicInteger open = new AtomicInteger();
    Release release = SmallStore.release();
    CurrentRelease counting = () -> {
      open.incrementAndGet();
      return new CurrentRelease.Lease() {
        @Override
        public Release release() {
          return release;
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    };
    Coach coach = new Coach(ports(counting, journal, flagged, CoachingListener.NONE), limits());
    coach.advise(draft(1, "您好"));
    assertEquals(0, open.get());
  }

  @Test
  void remembersOnlyAsMuchAsItMay() {
    Coach coach = new Coach(ports(CurrentRelease.always(SmallStore.release()), journal, flagged,
        CoachingListener.NONE), new Coach.Limits(1, 1));
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    assertEquals(List.of("returns.how"), scripts(coach.advise(draft(1, "您好"))));
    coach.accept(customer(2, "快点"), Optional.empty());
    assertEquals(List.of("returns.how"), scripts(coach.advise(draft(3, "您好"))));
  }

  @Test
  void tellsTheListenerWhatIsShown() {
    List<Object> heard = new ArrayList<>();
    Coach coach = new Coach(ports(CurrentRelease.always(SmallStore.release()), journal, flagged,
        new CoachingListener() {
          @Override
          public void passed(Stage stage, long nanos) {
            heard.add(stage);
          }

          @Override
          public void hinted(Category category) {
            heard.add(category);
          }

          @Override
          public void scriptsWanted(boolean remembered) {
            heard.add(remembered);
          }
        }), limits());
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    coach.advise(draft(1, "您好，我不知道"));
    assertEquals(List.of(CoachingListener.Stage.JOURNAL, CoachingListener.Stage.CONVERSATION,
        false, CoachingListener.Stage.SCRIPTS, CoachingListener.Stage.CHECKS, Category.BANNED,
        CoachingListener.Stage.ADVICE, CoachingListener.Stage.FLAGGING), heard);
  }

  @Test
  void flagsADraftOnceForTheSameHintsAndOnceMoreWhenTheyAreGone() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    for (String text : List.of("您好", "您好，我不知道", "您好，我不知道啊", "您好，我不知道。我不知道",
        "您好，我马上帮您核实")) {
      coach.advise(draft(1, text));
    }
    assertEquals(List.of("您好，我不知道", "您好，我不知道。我不知道", "您好，我马上帮您核实"),
        flagged.drafts().stream().map(FlaggedDraft::text).toList());
  }

  @Test
  void tellsWhatBecameOfADraft() {
    Coach coach = coach(journal, flagged, SmallStore.release());
    String hint = coach.advise(draft(1, "您好，我不知道")).hints().getFirst().id();
    List<Event> outcomes = List.of(Story.dismissed(2, hint), Story.used(3, "returns.how"),
        reply(4, "您好，我不知道"));
    coach.accept(customer(0, "怎么退货"), Optional.empty());
    outcomes.forEach(event -> coach.accept(event, Optional.empty()));
    assertEquals(outcomes, flagged.outcomes());
  }

  private static Optional<String> noQuestion() {
    return Optional.empty();
  }

  private static List<String> scripts(Advice advice) {
    return advice.suggestions().stream().map(Suggestion::script).toList();
  }

  private static Release counting(long number, List<ScriptQuery> queries) {
    ScriptSearch search = new SmallStore.CharacterSearch(SmallStore.SCRIPTS);
    return SmallStore.release(number, new SmallStore.LiteralMatcher(SmallStore.RULES),
        new ScriptSearch() {
          @Override
          public List<ScriptMatch> search(ScriptQuery query) {
            queries.add(query);
            return search.search(query);
          }

          @Override
          public void close() {}
        });
  }

  private static Coach coach(Journal journal, FlaggedDrafts flagged, Release release) {
    return new Coach(
        ports(CurrentRelease.always(release), journal, flagged, CoachingListener.NONE), limits());
  }

  private static Coach.Ports ports(CurrentRelease release, Journal journal, FlaggedDrafts flagged,
      CoachingListener listener) {
    return new Coach.Ports(release, journal, flagged,
        text -> text.replace("13800138000", "138****8000"), InstantSource.fixed(Instant.EPOCH),
        listener);
  }

  private static Coach.Limits limits() {
    return new Coach.Limits(1 << 20, 1 << 20);
  }

  /** A store on which nothing can be written. */
  private record ReadOnlyJournal(Function<ConversationKey, List<Event>> reader)
      implements Journal {

    @Override
    public Outcome append(Event event, Instant arrived, Optional<Delivery> delivery) {
      throw new StoreUnavailableException("cannot write");
    }

    @Override
    public List<Event> events(ConversationKey key) {
      return reader.apply(key);
    }
  }
}
