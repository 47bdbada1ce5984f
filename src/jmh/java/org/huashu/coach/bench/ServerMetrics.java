package org.huashu.coach.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service measured itself, read from its Prometheus page.
 *
 * @param buckets by histogram (name and labels), then by upper bound in seconds: the count so far
 * @param gauges every other number of the service, by name and labels
 */
record ServerMetrics(Map<String, TreeMap<Double, Double>> buckets, Map<String, Double> gauges) {

  private static final Pattern BUCKET =
      Pattern.compile("(coach_\\w+_seconds)_bucket\\{(?:(.*),)?le=\"([^\"]+)\",?}\\s+(\\S+)");
  private static final Pattern NUMBER = Pattern.compile("(coach_\\w+(?:\\{.*})?)\\s+(\\S+)");
  private static final double[] SHARES = {0.5, 0.99, 0.999};
  private static final double TEN_MILLIS = 0.010;

  static ServerMetrics parse(String page) {
    Map<String, TreeMap<Double, Double>> buckets = new TreeMap<>();
    Map<String, Double> gauges = new TreeMap<>();
    for (String line : page.lines().toList()) {
      Matcher bucket = BUCKET.matcher(line);
      Matcher number = NUMBER.matcher(line);
      if (bucket.matches()) {
        String labels = bucket.group(2) == null ? "" : "{" + bucket.group(2) + "}";
        double bound = bucket.group(3).equals("+Inf")
            ? Double.POSITIVE_INFINITY
            : Double.parseDouble(bucket.group(3));
        buckets.computeIfAbsent(bucket.group(1) + labels, name -> new TreeMap<>())
            .put(bound, Double.parseDouble(bucket.group(4)));
      } else if (number.matches() && !number.group(1).contains("_seconds")) {
        gauges.put(number.group(1), Double.parseDouble(number.group(2)));
      }
    }
    return new ServerMetrics(buckets, gauges);
  }

  /** Times taken and questions searched after {@code before}; histograms without any left out. */
  Map<String, Object> since(ServerMetrics before) {
    Map<String, Object> report = new LinkedHashMap<>();
    buckets.forEach((name, counts) -> {
      TreeMap<Double, Double> earlier = before.buckets.getOrDefault(name, new TreeMap<>());
      TreeMap<Double, Double> delta = new TreeMap<>();
      counts.forEach((bound, count) -> delta.put(bound, count - earlier.getOrDefault(bound, 0.0)));
      if (delta.lastEntry().getValue() > 0) {
        report.put(name, report(delta));
      }
    });
    gauges.forEach((name, count) -> {
      if (name.startsWith("coach_questions")) {
        report.put(name, count - before.gauges.getOrDefault(name, 0.0));
      }
    });
    return report;
  }

  /** Quantiles lie somewhere below the bound of their bucket, so the bound is what is reported. */
  private static Map<String, Object> report(TreeMap<Double, Double> counts) {
    double total = counts.lastEntry().getValue();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("count", Math.round(total));
    for (double share : SHARES) {
      report.put("p" + trimmed(share * 100) + "AtMostMillis", boundOf(counts, share * total));
    }
    Double within = counts.get(TEN_MILLIS);
    if (within != null) {
      report.put("shareWithin10Millis", within / total);
    }
    return report;
  }

  private static Object boundOf(TreeMap<Double, Double> counts, double rank) {
    List<Map.Entry<Double, Double>> entries = new ArrayList<>(counts.entrySet());
    for (Map.Entry<Double, Double> entry : entries) {
      if (entry.getValue() >= rank && !entry.getKey().isInfinite()) {
        return LoadResult.rounded(entry.getKey() * 1000);
      }
    }
    return "more";
  }

  private static String trimmed(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
