package org.huashu.coach.coaching;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.huashu.coach.check.HoldingReplies;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.knowledge.PairLog;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ScriptPairs;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.OfferHistory.Posed;
import org.huashu.coach.review.OpenQuestions;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroups;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch.Semantic;

/**
 * Keeps the lists for knowledge managers that take long to make: scripts that contradict each
 * other, once for each release, and questions without a good script, every few minutes. Belongs to
 * one thread, which should be one that nobody waits for.
 */
public final class ListKeeping {

  /** How long new questions may wait until they are in the list. */
  private static final Duration PAUSE = Duration.ofMinutes(10);
  /** What is too old leaves the list at least so often. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  /** Without its model a release is looked through by words after so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Parts parts;
  private long seen;
  private Instant seenAt = Instant.EPOCH;

  /** What it reads and keeps. */
  public record Parts(OfferHistory history, Journal journal, QuestionGroups groups,
      PairLog pairs) {}

  /** What the groups were made from. */
  private record From(long release, Semantic semantic, long newest, Instant at) {

    static Optional<From> read(String text) {
      String[] parts = text.split(" ", -1);
      return parts.length != 4
          ? Optional.empty()
          : Optional.of(new From(Long.parseLong(parts[0]), Semantic.valueOf(parts[1]),
              Long.parseLong(parts[2]), Instant.parse(parts[3])));
    }

    String text() {
      return release + " " + semantic + " " + newest + " " + at;
    }

    /** Whether so much has happened since that it is time to look again. */
    boolean isOld(From now) {
      Duration since = Duration.between(at, now.at);
      return release != now.release || semantic != now.semantic
          || (newest != now.newest && since.compareTo(PAUSE) >= 0)
          || since.compareTo(LONGEST_PAUSE) >= 0;
    }
  }

  /** Keeps these. */
  public ListKeeping(Parts parts) {
    this.parts = parts;
  }

  /**
   * Makes what is missing or old. May be stopped or killed at any moment: what is half made is made
   * again.
   *
   * @param release the live one, whose lease the caller holds
   * @param goOn asked now and then; false stops it
   * @return whether all is made
   */
  public boolean catchUp(Release release, Instant now, BooleanSupplier goOn) {
    if (seen != release.number()) {
      seen = release.number();
      seenAt = now;
    }
    boolean waiting = release.scripts().semantic() == Semantic.MISSING
        && Duration.between(seenAt, now).compareTo(PATIENCE) < 0;
    if (waiting) {
      return false;
    }
    return pairs(release, now, goOn) && groups(release, now, goOn);
  }

  private boolean pairs(Release release, Instant now, BooleanSupplier goOn) {
    if (parts.pairs().release() == release.number()) {
      return true;
    }
    var found = ScriptPairs.of(release, now, goOn);
    found.ifPresent(pairs -> parts.pairs().keep(release.number(), pairs));
    return found.isPresent();
  }

  private boolean groups(Release release, Instant now, BooleanSupplier goOn) {
    From from = new From(release.number(), release.scripts().semantic(),
        parts.history().newest(), now);
    if (!From.read(parts.groups().madeFrom()).map(it -> it.isOld(from)).orElse(true)) {
      return true;
    }
    OpenQuestions questions = new OpenQuestions(parts.history(), parts.journal(),
        new OpenQuestions.Tools(release.scripts()::groups, posed -> answers(release, posed, now),
            new HoldingReplies(release.knowledge().scripts())));
    List<String> shops = parts.history().shops();
    for (String shop : shops) {
      keep(shop, settled -> questions.groups(List.of(shop), now, settled, goOn), goOn);
    }
    keep(QuestionGroups.EVERY_SHOP, settled -> questions.groups(shops, now, settled, goOn), goOn);
    if (goOn.getAsBoolean()) {
      parts.groups().made(from.text());
    }
    return goOn.getAsBoolean();
  }

  private void keep(String scope, Function<Set<String>, List<QuestionGroup>> grouping,
      BooleanSupplier goOn) {
    Set<String> settled = new HashSet<>(parts.groups().settled(QuestionGroups.EVERY_SHOP));
    settled.addAll(parts.groups().settled(scope));
    List<QuestionGroup> groups = grouping.apply(settled);
    if (goOn.getAsBoolean()) {
      parts.groups().keep(scope, groups);
    }
  }

  /** Whether the release offers a script that agents did not ignore for this question. */
  private static boolean answers(Release release, Posed posed, Instant now) {
    double least = release.knowledge().policies().advice().minScore();
    Optional<ScriptMatch> first = release.scripts()
        .thorough(new ScriptQuery(posed.asked().question(), posed.key().shop(),
            posed.asked().channel(), posed.asked().product(), now, 1))
        .matches()
        .stream()
        .findFirst();
    return first.isPresent() && first.get().score() >= least
        && !(posed.offered() && first.get().script().id().equals(posed.asked().script()));
  }
}
