package nl.doorstroom.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A histogram in Prometheus's text format: how many took at most so many seconds. */
record Histogram(Map<Double, Double> cumulative) {

  static Histogram parse(String metrics, String name) {
    Matcher bucket =
        Pattern.compile(
                "^" + name + "_bucket\\{.*?le=\"([^\"]+)\".*?\\} ([0-9.eE+]+)$", Pattern.MULTILINE)
            .matcher(metrics);
    Map<Double, Double> cumulative = new TreeMap<>();
    while (bucket.find()) {
      double bound =
          bucket.group(1).equals("+Inf")
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(bucket.group(1));
      cumulative.put(bound, Double.parseDouble(bucket.group(2)));
    }
    return new Histogram(cumulative);
  }

  Histogram since(Histogram before) {
    Map<Double, Double> difference = new TreeMap<>();
    cumulative.forEach(
        (bound, count) ->
            difference.put(bound, count - before.cumulative.getOrDefault(bound, 0.0)));
    return new Histogram(difference);
  }

  double count() {
    return cumulative.values().stream().mapToDouble(count -> count).max().orElse(0);
  }

  /** Upper bound of the bucket in which {@code share} of the samples is reached, in seconds. */
  double quantile(double share) {
    return cumulative.entrySet().stream()
        .filter(bucket -> bucket.getValue() >= share * count())
        .mapToDouble(Map.Entry::getKey)
        .min()
        .orElse(Double.NaN);
  }
}
