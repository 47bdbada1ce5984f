package org.huashu.coach.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The traffic of many conversations, dealt out to the lanes of a load. */
final class Chatter {

  private static final long FIRST_NEW = 1_000_000;

  private final AtomicLong deliveries = new AtomicLong(System.nanoTime() & 0xffff_ffff_ffffL);
  private final AtomicLong newQuestions = new AtomicLong();
  private final List<Talk> talks;
  private final Instant start;

  /** Conversations from {@code start} on, with questions as often as customers ask them. */
  Chatter(LoadPlan plan, Instant start) {
    this.start = start;
    Zipf scripts = new Zipf(plan.scripts());
    SplittableRandom random = new SplittableRandom(42);
    // Which script is asked for most is chance, not its place in the files.
    talks = IntStream.range(0, plan.conversations())
        .mapToObj(number -> new Talk(number, scripts.next(random) * 7919 % plan.scripts(), start))
        .toList();
  }

  /** Lanes that open all conversations, ask their questions and begin to answer, then end. */
  List<Lane> opening(int lanes) {
    return dealt(lanes, (lane, own) -> {
      List<Request> requests = new ArrayList<>();
      own.forEach(talk -> {
        requests.add(talk.opened());
        requests.add(talk.message(0));
        requests.add(talk.draft(1));
      });
      var rest = requests.iterator();
      return () -> rest.hasNext() ? rest.next().with(deliveries.incrementAndGet(), 0) : new byte[0];
    });
  }

  /** Lanes of drafts whose questions were asked; busy conversations send more. */
  List<Lane> drafts(int lanes, String path) {
    return dealt(lanes, (lane, own) -> new Typing(own, talk -> talk.drafts(path), lane));
  }

  /** The same, but no text comes twice: a draft that is scanned each time. */
  List<Lane> freshDrafts(int lanes) {
    return dealt(lanes, (lane, own) -> new Typing(own, Talk::freshDrafts, lane));
  }

  /** The same, but one draft in so many carries a question nobody has asked. */
  List<Lane> mix(int lanes) {
    return dealt(lanes, (lane, own) -> {
      Lane known = new Typing(own, talk -> talk.drafts(Request.WEBHOOK), lane);
      SplittableRandom random = new SplittableRandom(1_000 + lane);
      return () -> random.nextInt(LoadPlan.NEW_QUESTION_EVERY) == 0
          ? newDraft(random)
          : known.next();
    });
  }

  /** Lanes of what the journal keeps: customers' messages and replies sent, in turn. */
  List<Lane> events(int lanes) {
    return dealt(lanes, (lane, own) -> {
      SplittableRandom random = new SplittableRandom(2_000 + lane);
      return () -> {
        Talk talk = own.get(random.nextInt(own.size()));
        long delivery = deliveries.incrementAndGet();
        Request event = random.nextBoolean() ? talk.message(1) : talk.reply();
        return event.with(delivery, delivery);
      };
    });
  }

  /** Any one draft of these conversations. */
  byte[] draft() {
    return talks.getFirst().draft(Talk.REVISIONS).with(deliveries.incrementAndGet(), 1);
  }

  private byte[] newDraft(SplittableRandom random) {
    long number = newQuestions.incrementAndGet();
    Talk talk = new Talk((int) (FIRST_NEW + number), random.nextInt(1_000), start);
    return talk.draftAnswering(ShopTalk.newQuestion(random, number))
        .with(deliveries.incrementAndGet(), number);
  }

  private List<Lane> dealt(int lanes, Dealing dealing) {
    return IntStream.range(0, lanes)
        .mapToObj(lane -> dealing.lane(lane, IntStream.range(0, talks.size())
            .filter(i -> i % lanes == lane)
            .mapToObj(talks::get)
            .toList()))
        .toList();
  }

  @FunctionalInterface
  private interface Dealing {
    Lane lane(int lane, List<Talk> own);
  }

  /** Agents who type in several conversations at once. */
  private final class Typing implements Lane {

    private final List<List<Request>> drafts;
    private final int[] revision;
    private final long[] draft;
    private final Zipf busy;
    private final SplittableRandom random;

    Typing(List<Talk> own, Function<Talk, List<Request>> requests, int seed) {
      drafts = own.stream().map(requests).toList();
      revision = new int[own.size()];
      draft = new long[own.size()];
      busy = new Zipf(own.size());
      random = new SplittableRandom(seed);
    }

    @Override
    public byte[] next() {
      int talk = busy.next(random);
      long delivery = deliveries.incrementAndGet();
      int at = revision[talk];
      draft[talk] = at == 0 ? delivery : draft[talk];
      revision[talk] = (at + 1) % Talk.REVISIONS;
      return drafts.get(talk).get(at).with(delivery, draft[talk] % 1_000_000_000_000L);
    }
  }
}
