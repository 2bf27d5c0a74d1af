package nl.doorstroom.domain;

/**
 * The ids that one region gives out: its own id, a dash, and a counter from 1 in lower-case base 32
 * (Crockford's digits).
 */
final class Ids {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;

  /** Longest counter that still is a positive {@code long}. */
  private static final int DIGITS_MAX = 12;

  private final RegionId region;
  private final String prefix;

  Ids(RegionId region) {
    this.region = region;
    prefix = region.value() + "-";
  }

  RegionId region() {
    return region;
  }

  String of(long counter) {
    StringBuilder digits = new StringBuilder();
    for (long rest = counter; rest > 0; rest >>>= BITS) {
      digits.append(DIGITS.charAt((int) (rest & (DIGITS.length() - 1))));
    }
    return prefix + digits.reverse();
  }

  /** The counter in {@code id}; 0 when this region did not give it out. */
  long counter(Id id) {
    String value = id.value();
    int length = value.length() - prefix.length();
    if (!value.startsWith(prefix) || length < 1 || length > DIGITS_MAX) {
      return 0;
    }
    long counter = 0;
    for (int i = prefix.length(); i < value.length(); i++) {
      int digit = DIGITS.indexOf(value.charAt(i));
      if (digit < 0) {
        return 0;
      }
      counter = (counter << BITS) | digit;
    }
    return counter;
  }
}
