package nl.doorstroom.matching;

import static nl.doorstroom.matching.Network.isLess;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import nl.doorstroom.matching.Network.Ways;

/**
 * The cheapest flow through a {@link Network}: candidates → groups → receivers → out, where each
 * group passes as many as it has units, each unit that leaves a receiver costs no less than the one
 * before, and a candidate may leave at once, for nothing: without a place.
 *
 * <p>Candidates come in one at a time, most to gain first. Each is sent along the shortest path
 * that is left (successive shortest paths: Ahuja, Magnanti and Orlin, <i>Network Flows</i>, 1993,
 * 9.7); on the way others may have to move or to leave. Potentials keep what is left free of
 * negative costs, so that Dijkstra's algorithm finds the path, and stops at the first way out. So
 * after each one the flow is the cheapest for all who have come, and who was there first keeps what
 * another wants as much.
 *
 * <p><b>Bounds.</b> A potential is never above 0 nor below what it takes to get one more through
 * from there, and is what two paths differ in. So its first number never exceeds the largest of a
 * way; its second is at most what {@value Situation#PLACES_MAX} groups can add up to, twice; and no
 * sum here has more than five of either. At the limits of {@link Situation} and {@link
 * MatchingRules} that is under 2^60.
 *
 * <p><b>Threads.</b> Not thread-safe; used once.
 */
final class Flow {

  private static final int NOBODY = -1;
  private static final int UNSEEN = 0;
  private static final int SEEN = 1;
  private static final int SETTLED = 2;

  private final Network network;
  private final int groups;

  /** For each candidate the group of its place; {@link #NOBODY} without one. */
  private final int[] placed;

  private final int[][] occupants;
  private final int[] occupied;
  private final int[] given;

  // By node: first the groups, then the receivers.
  private final long[] major;
  private final long[] minor;
  private final long[] distanceMajor;
  private final long[] distanceMinor;
  private final byte[] state;
  private final int[] seen;
  private int seenCount;
  private final int[] frontier;
  private int frontierCount;

  /** Who would move into a group; {@link #NOBODY} when its receiver would give another instead. */
  private final int[] mover;

  /** For each receiver the group that would give one more. */
  private final int[] giver;

  private long outMajor;
  private long outMinor;

  /** Who would leave, or which receiver would give one more: the other is {@link #NOBODY}. */
  private int outCandidate;

  private int outReceiver;

  private Flow(Network network) {
    this.network = network;
    groups = network.groups().size();
    int nodes = groups + network.receivers();
    placed = new int[network.candidates()];
    Arrays.fill(placed, NOBODY);
    occupants = new int[groups][];
    for (int g = 0; g < groups; g++) {
      occupants[g] = new int[network.group(g).units()];
    }
    occupied = new int[groups];
    given = new int[network.receivers()];
    major = new long[nodes];
    minor = new long[nodes];
    distanceMajor = new long[nodes];
    distanceMinor = new long[nodes];
    state = new byte[nodes];
    seen = new int[nodes];
    frontier = new int[nodes];
    mover = new int[groups];
    giver = new int[network.receivers()];
  }

  /** For each candidate the group of its place; -1 without one. */
  static int[] cheapest(Network network) {
    Flow flow = new Flow(network);
    IntStream.range(0, network.candidates())
        .boxed()
        .sorted(Comparator.comparing((Integer c) -> most(network.ways(c))).thenComparing(c -> c))
        .forEach(flow::admit);
    return flow.placed;
  }

  private static long most(Ways ways) {
    return IntStream.range(0, ways.size()).mapToLong(ways::major).min().orElse(0);
  }

  private void admit(int candidate) {
    search(candidate);
    for (int i = 0; i < seenCount; i++) {
      int node = seen[i];
      if (state[node] == SETTLED) {
        major[node] += distanceMajor[node] - outMajor;
        minor[node] += distanceMinor[node] - outMinor;
      }
      state[node] = UNSEEN;
    }
    seenCount = 0;
    frontierCount = 0;
    if (outCandidate != candidate) {
      push(candidate);
    }
  }

  private void search(int candidate) {
    outMajor = 0;
    outMinor = 0;
    outCandidate = candidate;
    outReceiver = NOBODY;
    spread(candidate, NOBODY, 0, 0);
    int node = nearest();
    while (node != NOBODY && isLess(distanceMajor[node], distanceMinor[node], outMajor, outMinor)) {
      state[node] = SETTLED;
      if (node < groups) {
        settleGroup(node);
      } else {
        settleReceiver(node - groups);
      }
      node = nearest();
    }
  }

  private void settleGroup(int group) {
    if (occupied[group] < occupants[group].length) {
      int receiver = network.group(group).receiver();
      int node = groups + receiver;
      if (reach(
          node,
          distanceMajor[group] + major[group] - major[node],
          distanceMinor[group] + minor[group] - minor[node])) {
        giver[receiver] = group;
      }
    }
    for (int i = 0; i < occupied[group]; i++) {
      int occupant = occupants[group][i];
      Ways ways = network.ways(occupant);
      int way = ways.to(group);
      long fromMajor = distanceMajor[group] + major[group] - ways.major(way);
      long fromMinor = distanceMinor[group] + minor[group] - ways.minor(way);
      if (isLess(fromMajor, fromMinor, outMajor, outMinor)) {
        outMajor = fromMajor;
        outMinor = fromMinor;
        outCandidate = occupant;
        outReceiver = NOBODY;
      }
      spread(occupant, group, fromMajor, fromMinor);
    }
  }

  private void settleReceiver(int receiver) {
    int node = groups + receiver;
    long fromMajor = distanceMajor[node] + major[node];
    long fromMinor = distanceMinor[node] + minor[node];
    long one = fromMinor + network.share(receiver, given[receiver]);
    if (isLess(fromMajor, one, outMajor, outMinor)) {
      outMajor = fromMajor;
      outMinor = one;
      outCandidate = NOBODY;
      outReceiver = receiver;
    }
    for (int group : network.groupsOf(receiver)) {
      if (occupied[group] > 0 && reach(group, fromMajor - major[group], fromMinor - minor[group])) {
        mover[group] = NOBODY;
      }
    }
  }

  /** Reaches all where {@code candidate} can go but where it is. */
  private void spread(int candidate, int from, long fromMajor, long fromMinor) {
    Ways ways = network.ways(candidate);
    for (int way = 0; way < ways.size(); way++) {
      int group = ways.group(way);
      if (group != from
          && reach(
              group,
              fromMajor + ways.major(way) - major[group],
              fromMinor + ways.minor(way) - minor[group])) {
        mover[group] = candidate;
      }
    }
  }

  /** Whether that is nearer than was known, and than the way out that was found. */
  private boolean reach(int node, long toMajor, long toMinor) {
    if (state[node] == SETTLED || !isLess(toMajor, toMinor, outMajor, outMinor)) {
      return false;
    }
    if (state[node] == UNSEEN) {
      state[node] = SEEN;
      seen[seenCount++] = node;
      frontier[frontierCount++] = node;
    } else if (!isLess(toMajor, toMinor, distanceMajor[node], distanceMinor[node])) {
      return false;
    }
    distanceMajor[node] = toMajor;
    distanceMinor[node] = toMinor;
    return true;
  }

  /** Takes the nearest node from the frontier; {@link #NOBODY} when there is none. */
  private int nearest() {
    if (frontierCount == 0) {
      return NOBODY;
    }
    int best = 0;
    for (int i = 1; i < frontierCount; i++) {
      int node = frontier[i];
      int other = frontier[best];
      if (isLess(
          distanceMajor[node], distanceMinor[node], distanceMajor[other], distanceMinor[other])) {
        best = i;
      }
    }
    int node = frontier[best];
    frontier[best] = frontier[--frontierCount];
    return node;
  }

  /** Moves everyone along the path that was found, from its end to {@code candidate}. */
  private void push(int candidate) {
    int group;
    if (outReceiver != NOBODY) {
      given[outReceiver]++;
      group = giver[outReceiver];
    } else {
      group = placed[outCandidate];
      leave(outCandidate);
    }
    while (true) {
      int enters = mover[group];
      if (enters == NOBODY) {
        group = giver[network.group(group).receiver()];
        continue;
      }
      int left = placed[enters];
      if (left != NOBODY) {
        leave(enters);
      }
      occupants[group][occupied[group]++] = enters;
      placed[enters] = group;
      if (enters == candidate) {
        return;
      }
      group = left;
    }
  }

  private void leave(int candidate) {
    int group = placed[candidate];
    int[] there = occupants[group];
    int i = 0;
    while (there[i] != candidate) {
      i++;
    }
    there[i] = there[--occupied[group]];
    placed[candidate] = NOBODY;
  }
}
