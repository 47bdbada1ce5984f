package org.huashu.coach.wording;

import java.util.Comparator;
import java.util.List;
import org.huashu.coach.text.Span;

/** Innocent places of a text: tells quickly whether a span lies wholly inside one of them. */
final class Cover {

  private static final Cover NOTHING = new Cover(List.of());

  private final int[] starts;
  /** How far the first places reach at most. */
  private final int[] reaches;

  private Cover(List<Span> spans) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    starts = sorted.stream().mapToInt(Span::start).toArray();
    reaches = sorted.stream().mapToInt(Span::end).toArray();
    for (int i = 1; i < reaches.length; i++) {
      reaches[i] = Math.max(reaches[i], reaches[i - 1]);
    }
  }

  static Cover of(List<Occurrence> places) {
    return places.isEmpty() ? NOTHING : new Cover(places.stream().map(Occurrence::span).toList());
  }

  static Cover ofSpans(List<Span> spans) {
    return spans.isEmpty() ? NOTHING : new Cover(spans);
  }

  boolean contains(Span span) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && reaches[low - 1] >= span.end();
  }
}
