package org.huashu.coach.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.wording.Category;

/** Hints become proposed faults: whoever inspects the conversation looks at these first. */
public final class HintedFaults {

  private HintedFaults() {}

  /** What a trainer said of a hint. */
  public enum Ruled {
    /** Nothing yet; it counts. */
    OPEN(true),
    /** It was right; it counts. */
    RIGHT(true),
    /** The rule is wrong here: there was no fault. */
    WRONG_FLAG(false),
    /** The rule is right and the agent had a reason: nobody loses points for it. */
    EXCUSABLE(false);

    private final boolean counts;

    Ruled(boolean counts) {
      this.counts = counts;
    }

    /** Whether such a hint is a fault. */
    public boolean counts() {
      return counts;
    }
  }

  /** A hint on something that was said. */
  public record Hinted(Category category, Evidence evidence, Ruled ruled) {

    /** A hint that nobody has ruled on. */
    public Hinted(Category category, Evidence evidence) {
      this(category, evidence, Ruled.OPEN);
    }

    /** The same words of the same message, or the same message as a whole. */
    boolean concernsTheSameAs(Hinted other) {
      Evidence own = evidence;
      Evidence its = other.evidence;
      return own.message().equals(its.message()) && own.at().equals(its.at())
          && own.marked()
              .map(span -> its.marked().filter(span::overlaps).isPresent())
              .orElseGet(() -> its.marked().isEmpty()
                  && (!own.message().isEmpty() || own.rule().equals(its.rule())));
    }
  }

  /**
   * The faults that hints point to, one for each item, in the order of the first hint. Every place
   * counts once: two hints of one item that share words of one message are one occurrence. Hints
   * that were ruled wrong or excusable, and those of a category that no item names, are none.
   */
  public static List<Fault> of(ScoreSheet sheet, List<Hinted> hints) {
    Map<String, List<Hinted>> byItem = new LinkedHashMap<>();
    for (Hinted hint : hints) {
      if (hint.ruled().counts()) {
        sheet.itemFor(hint.category()).ifPresent(item -> {
          List<Hinted> own = byItem.computeIfAbsent(item.id(), _ -> new ArrayList<>());
          if (own.stream().noneMatch(hint::concernsTheSameAs)) {
            own.add(hint);
          }
        });
      }
    }
    return byItem.entrySet()
        .stream()
        .map(entry -> new Fault(entry.getKey(), entry.getValue().size(),
            entry.getValue().stream().map(Hinted::evidence).toList()))
        .toList();
  }
}
