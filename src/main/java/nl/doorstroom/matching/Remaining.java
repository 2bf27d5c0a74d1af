package nl.doorstroom.matching;

import static nl.doorstroom.matching.Network.isLess;

import java.util.Arrays;
import nl.doorstroom.matching.Network.Ways;

/**
 * What it would cost to get one more into each group once what is suggested stands: a unit that is
 * free, or others who move or leave. Below nothing all in all, and someone without a place gets
 * one.
 */
final class Remaining {

  private final Network network;
  private final Placing placing;
  private final long[] major;
  private final long[] minor;

  /**
   * @param network in which what is placed stands
   * @param placing the cheapest there is in it
   */
  Remaining(Network network, Placing placing) {
    this.network = network;
    this.placing = placing;
    major = new long[network.groups().size()];
    minor = new long[network.groups().size()];
    Arrays.fill(major, Long.MAX_VALUE);
    settle();
  }

  /** Lowers what is known until nothing is lowered: a cheapest flow leaves no negative cycle. */
  private void settle() {
    boolean lowered = true;
    while (lowered) {
      lowered = false;
      for (int r = 0; r < network.receivers(); r++) {
        lowered |= exchange(r);
      }
      for (int g = 0; g < major.length; g++) {
        for (int occupant : placing.occupants(g)) {
          lowered |= move(occupant, g);
        }
      }
    }
  }

  /** A free unit of {@code receiver} costs its next share, or what any of its units does. */
  private boolean exchange(int receiver) {
    long leastMajor = 0;
    long leastMinor = network.share(receiver, placing.given(receiver));
    for (int g : network.groupsOf(receiver)) {
      if (!placing.occupants(g).isEmpty() && isLess(major[g], minor[g], leastMajor, leastMinor)) {
        leastMajor = major[g];
        leastMinor = minor[g];
      }
    }
    boolean lowered = false;
    for (int g : network.groupsOf(receiver)) {
      lowered |= placing.hasFree(g) && lower(g, leastMajor, leastMinor);
    }
    return lowered;
  }

  /** {@code occupant} leaves for nothing, or goes elsewhere. */
  private boolean move(int occupant, int group) {
    Ways ways = network.ways(occupant);
    int here = ways.to(group);
    long leastMajor = 0;
    long leastMinor = 0;
    for (int way = 0; way < ways.size(); way++) {
      int to = ways.group(way);
      if (way != here && major[to] != Long.MAX_VALUE) {
        long toMajor = ways.major(way) + major[to];
        long toMinor = ways.minor(way) + minor[to];
        if (isLess(toMajor, toMinor, leastMajor, leastMinor)) {
          leastMajor = toMajor;
          leastMinor = toMinor;
        }
      }
    }
    return lower(group, leastMajor - ways.major(here), leastMinor - ways.minor(here));
  }

  private boolean lower(int group, long toMajor, long toMinor) {
    if (!isLess(toMajor, toMinor, major[group], minor[group])) {
      return false;
    }
    major[group] = toMajor;
    minor[group] = toMinor;
    return true;
  }

  /**
   * Whether {@code candidate}, who has no place, would get one if nothing kept it from that one.
   */
  boolean opens(int candidate, int group) {
    return isLess(costMajor(candidate, group), costMinor(candidate, group), 0, 0);
  }

  /** Whether the first group would cost less than the second. */
  boolean isBetter(int candidate, int group, int other) {
    return isLess(
        costMajor(candidate, group),
        costMinor(candidate, group),
        costMajor(candidate, other),
        costMinor(candidate, other));
  }

  private long costMajor(int candidate, int group) {
    return network.major(candidate, group) + major[group];
  }

  private long costMinor(int candidate, int group) {
    return network.minor(candidate, group) + minor[group];
  }
}
