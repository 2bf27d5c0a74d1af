package nl.doorstroom.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Samples of one quantity. */
final class Spread {

  private final double[] sorted;

  private Spread(double[] sorted) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("samples: none (expected: at least one)");
    }
    this.sorted = sorted;
  }

  static Spread of(DoubleStream samples) {
    return new Spread(samples.sorted().toArray());
  }

  double median() {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  /** The smallest sample that at least {@code share} of them do not exceed. */
  double quantile(double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** {@code median (min–max)}, each by {@code format}. */
  String text(String format) {
    return String.format(
        Locale.ROOT, format + " (" + format + "–" + format + ")", median(), sorted[0], max());
  }
}
