package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;

/** Somebody who judges drafts of which each has one hint. */
public record Reviewer(String name, Reviews reviews, ReviewDesk desk) {

  /** Judges the only hint of a draft. */
  public void judge(long draft, Instant at, Ruling ruling, String why) {
    String hint = reviews.review(draft)
        .orElseThrow()
        .subject()
        .rules()
        .keySet()
        .iterator()
        .next();
    var _ = desk.judge(draft, name, at, List.of(new Judgement(hint, ruling, why)));
  }
}
