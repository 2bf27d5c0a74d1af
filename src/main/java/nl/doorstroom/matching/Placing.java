package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.List;

/** Who is given a place of which group, by number. */
final class Placing {

  private final Network network;
  private final int[] groups;
  private final List<List<Integer>> occupants;
  private final int[] given;

  /** Each candidate gets a place of the group at its number in {@code groups}, or none by -1. */
  Placing(Network network, int[] groups) {
    this.network = network;
    this.groups = groups.clone();
    occupants = new ArrayList<>(network.groups().size());
    network.groups().forEach(g -> occupants.add(new ArrayList<>()));
    given = new int[network.receivers()];
    for (int c = 0; c < groups.length; c++) {
      if (groups[c] >= 0) {
        occupants.get(groups[c]).add(c);
        given[network.group(groups[c]).receiver()]++;
      }
    }
  }

  /** The group of the place that {@code candidate} is given; -1 without one. */
  int group(int candidate) {
    return groups[candidate];
  }

  boolean isPlaced(int candidate) {
    return groups[candidate] >= 0;
  }

  /** Those who are given a place of {@code group}, in the order of ids. */
  List<Integer> occupants(int group) {
    return occupants.get(group);
  }

  boolean hasFree(int group) {
    return occupants.get(group).size() < network.group(group).units();
  }

  /** How many people {@code receiver} is given. */
  int given(int receiver) {
    return given[receiver];
  }

  Score score(MatchingRules rules) {
    long overNorm = 0;
    long saved = 0;
    long km = 0;
    for (int c = 0; c < groups.length; c++) {
      if (isPlaced(c)) {
        overNorm += network.overNorm(c);
        saved += network.saved(c, groups[c]);
        km += network.kmCost(c, groups[c]);
      }
    }
    long share = 0;
    for (int r = 0; r < given.length; r++) {
      for (int nth = 1; nth <= given[r]; nth++) {
        share += rules.shareCost(network.received(r) + nth);
      }
    }
    return new Score(overNorm, saved, km, share);
  }
}
