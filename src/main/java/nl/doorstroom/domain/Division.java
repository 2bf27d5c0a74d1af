package nl.doorstroom.domain;

import java.util.EnumMap;
import java.util.Map;
import nl.doorstroom.domain.slots.Allotment;

/**
 * Deals places out over allotments so that each gets its share as nearly as whole places allow: the
 * next one goes where most is lacking; where two lack as much, to the first of {@link Allotment}.
 */
final class Division {

  private static final int WHOLE = 100;

  private final Map<Allotment, Integer> shares;
  private final Map<Allotment, Long> dealt = new EnumMap<>(Allotment.class);
  private long total;

  /** {@code shares} are in percent, together 100. */
  Division(Map<Allotment, Integer> shares) {
    this.shares = shares;
  }

  void count(Allotment allotment, int places) {
    dealt.merge(allotment, (long) places, Long::sum);
    total += places;
  }

  Allotment next(int places) {
    Allotment most = Allotment.NEW_REFERRAL;
    long lacking = Long.MIN_VALUE;
    for (Allotment allotment : Allotment.values()) {
      int share = shares.getOrDefault(allotment, 0);
      long lacks = share * (total + places) - WHOLE * dealt.getOrDefault(allotment, 0L);
      if (share > 0 && lacks > lacking) {
        most = allotment;
        lacking = lacks;
      }
    }
    return most;
  }
}
