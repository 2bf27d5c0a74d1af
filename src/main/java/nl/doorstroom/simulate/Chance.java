package nl.doorstroom.simulate;

import java.util.List;
import java.util.Random;
import nl.doorstroom.domain.Id;

/**
 * Draws, with the same seed always the same.
 *
 * <p><b>Threads.</b> One at a time.
 */
record Chance(Random random) {

  /** 0 until before {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A bit more or less than {@code usual}: a tenth of it either way at most. */
  double about(double usual) {
    return usual * (0.9 + 0.2 * random.nextDouble());
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Whether {@code id} is among the one in {@code n} to which something happens; always so. */
  static boolean falls(Id id, int n) {
    return Math.floorMod(id.value().hashCode(), n) == 0;
  }
}
