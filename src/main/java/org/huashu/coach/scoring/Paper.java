package org.huashu.coach.scoring;

import java.util.List;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.Fault;
import org.huashu.coach.quality.Score;
import org.huashu.coach.quality.ScoreSheet;

/**
 * A score sheet that somebody filled in.
 *
 * @param sheet as it was then: a store may edit its sheet, and old scores stay what they were
 * @param marks only of items of the sheet, each at most once
 * @param remark about the chat as a whole; empty for none
 */
public record Paper(ScoreSheet sheet, List<Mark> marks, String remark) {

  /** Copies the list. */
  public Paper {
    marks = List.copyOf(marks);
  }

  /** What it comes to. */
  public Score score() {
    return Score.of(sheet, marks.stream()
        .filter(mark -> mark.times() > 0)
        .map(mark -> new Fault(mark.item(), mark.times(),
            mark.remark().isEmpty() ? List.of() : List.of(Evidence.note(mark.remark()))))
        .toList());
  }

  /** How many faults there are. */
  public int faults() {
    return marks.stream().mapToInt(Mark::times).sum();
  }

  /** The mark of an item; none counted when the paper says nothing of it. */
  public Mark mark(String item) {
    return marks.stream()
        .filter(it -> it.item().equals(item))
        .findFirst()
        .orElse(new Mark(item, 0, List.of(), ""));
  }

  /** The same with some marks in the place of those of their items. */
  Paper with(List<Mark> others) {
    return new Paper(sheet, marks.stream()
        .map(mark -> others.stream()
            .filter(other -> other.item().equals(mark.item()))
            .findFirst()
            .map(other -> mark.counted(other.times()))
            .orElse(mark))
        .toList(), remark);
  }
}
