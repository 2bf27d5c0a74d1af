package nl.doorstroom.matching;

import java.util.Comparator;

/** What giving places is worth: the goals in turn, and last how much of what stood stays. */
record Worth(long overNorm, long saved, long km, long share, long stood)
    implements Comparable<Worth> {

  static final Worth NOTHING = new Worth(0, 0, 0, 0, 0);

  private static final Comparator<Worth> BETTER =
      Comparator.comparing(Worth::overNorm)
          .thenComparing(Worth::saved)
          .thenComparing(Worth::km, Comparator.reverseOrder())
          .thenComparing(Worth::share, Comparator.reverseOrder())
          .thenComparing(Worth::stood);

  Worth plus(Worth other) {
    return new Worth(
        overNorm + other.overNorm,
        saved + other.saved,
        km + other.km,
        share + other.share,
        stood + other.stood);
  }

  Worth negated() {
    return new Worth(-overNorm, -saved, -km, -share, -stood);
  }

  @Override
  public int compareTo(Worth other) {
    return BETTER.compare(this, other);
  }
}
