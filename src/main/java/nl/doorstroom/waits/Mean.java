package nl.doorstroom.waits;

/**
 * A mean of realised waits.
 *
 * @param days with one decimal
 * @param n how many waits it rests on, at least 1
 */
public record Mean(double days, int n) {

  static Mean of(long days, long n) {
    return new Mean(Math.round(10.0 * days / n) / 10.0, Math.toIntExact(n));
  }
}
