package nl.doorstroom.matching;

import org.jspecify.annotations.Nullable;

/**
 * What a place means for someone, in the facts that decide, most important first.
 *
 * @param overNorm days over the norm, or over the term of the urgency
 * @param weight for how much each of those counts at this urgency
 * @param saved days sooner than what is expected without it
 * @param km distance; 0 online, null when not known
 * @param nth which person of its receiver this is, with those it took over lately
 */
public record Terms(int overNorm, int weight, int saved, @Nullable Integer km, int nth) {

  /** Urgency-weighted days over the norm. */
  public int weighted() {
    return overNorm * weight;
  }
}
