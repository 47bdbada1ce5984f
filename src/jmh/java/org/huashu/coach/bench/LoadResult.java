package org.huashu.coach.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How many requests were answered with what, and how long each took. For one thread. */
final class LoadResult {

  private static final double NANOS_OF_A_MILLI = 1e6;

  private final long started = System.nanoTime();
  private final Histogram nanos = new Histogram(3);
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  void add(int status, long took) {
    nanos.recordValue(Math.max(0, took));
    statuses.merge(status, 1L, Long::sum);
  }

  LoadResult ended() {
    firstNanos = started;
    lastNanos = System.nanoTime();
    return this;
  }

  void add(LoadResult other) {
    nanos.add(other.nanos);
    other.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
    firstNanos = Math.min(firstNanos, other.firstNanos);
    lastNanos = Math.max(lastNanos, other.lastNanos);
  }

  long count() {
    return nanos.getTotalCount();
  }

  double perSecond() {
    return count() / seconds();
  }

  double seconds() {
    return (lastNanos - firstNanos) / 1e9;
  }

  /** Counts, rate and times, as the report shows them. */
  Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("requests", count());
    report.put("perSecond", Math.round(perSecond()));
    report.put("statuses", statuses);
    report.put("p50Millis", millis(50));
    report.put("p99Millis", millis(99));
    report.put("p99.9Millis", millis(99.9));
    report.put("maxMillis", rounded(nanos.getMaxValue() / NANOS_OF_A_MILLI));
    return report;
  }

  static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }

  private double millis(double percentile) {
    return rounded(nanos.getValueAtPercentile(percentile) / NANOS_OF_A_MILLI);
  }
}
