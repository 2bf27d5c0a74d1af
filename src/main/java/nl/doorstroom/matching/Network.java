package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Who can go where, and what that costs: candidates, groups of places that are equally good for
 * everyone, and the receivers whose places they are, all by number in the order of ids.
 *
 * <p>A cost has four goals in two numbers that are never mixed: {@code major} holds
 * urgency-weighted days over the norm and days saved, {@code minor} kilometres and fair sharing.
 * Within each the first goal counts in units that are more than all of the second can come to in
 * one assignment, so that comparing the two numbers in turn compares the goals in turn. What is
 * given is less than nothing.
 */
final class Network {

  /** Longest time that a place can save: a century. */
  static final int SAVED_MAX = 36_500;

  private static final SlotId ANY = new SlotId("any");

  /**
   * Places that differ in name only.
   *
   * @param places in the order of ids
   * @param units that can be taken of all of them
   */
  record Group(List<Place> places, int units, int receiver) {

    Place any() {
      return places.get(0);
    }
  }

  /**
   * How much one of each first goal counts in its number.
   *
   * @param overNorm of a weighted day over the norm, in days saved
   * @param km of a cost of distance, in places that stay
   * @param share of a cost of fair sharing, in places that stay
   */
  record Units(long overNorm, long km, long share) {

    /** When at most {@code given} people are given a place. */
    static Units of(long given, MatchingRules.Calmness calmness) {
      long share = given + 1;
      return new Units(
          given * (SAVED_MAX + (long) calmness.saved()) + 1,
          Math.multiplyExact(given * MatchingRules.WEIGHT_MAX + 1, share),
          share);
    }
  }

  /** Where one candidate can go and at what cost, groups in ascending order. */
  static final class Ways {

    private final int[] groups;
    private final long[] major;
    private final long[] minor;

    private Ways(int[] groups) {
      this.groups = groups;
      major = new long[groups.length];
      minor = new long[groups.length];
    }

    int size() {
      return groups.length;
    }

    int group(int way) {
      return groups[way];
    }

    long major(int way) {
      return major[way];
    }

    long minor(int way) {
      return minor[way];
    }

    /** The way to {@code group}; negative when there is none. */
    int to(int group) {
      return Arrays.binarySearch(groups, group);
    }
  }

  private final MatchingRules rules;
  private final Situation situation;
  private final List<Group> groups;
  private final List<OrganizationId> receivers;
  private final List<List<Integer>> groupsOf;
  private final int[] received;
  private final int[] standing;
  private final List<Ways> ways;
  private final Units units;

  Network(MatchingRules rules, Situation situation) {
    this.rules = rules;
    this.situation = situation;
    Map<OrganizationId, Integer> numbers = numbers(situation);
    receivers = List.copyOf(numbers.keySet());
    received = receivers.stream().mapToInt(r -> situation.received().getOrDefault(r, 0)).toArray();
    groups = groups(situation, numbers);
    groupsOf = groupsOf();

    long free = groups.stream().mapToLong(Group::units).sum();
    units = Units.of(Math.min(free, situation.candidates().size()), rules.calmness());

    standing = standing();
    ways = new ArrayList<>(candidates());
    int[] reached = new int[groups.size()];
    for (int c = 0; c < candidates(); c++) {
      ways.add(ways(c, reached(c, reached)));
    }
  }

  /** The same in which other suggestions stand. */
  private Network(Network other, Map<PositionId, SlotId> stands) {
    rules = other.rules;
    situation =
        new Situation(
            other.situation.candidates(),
            other.situation.places(),
            stands,
            other.situation.received());
    receivers = other.receivers;
    received = other.received;
    groups = other.groups;
    groupsOf = other.groupsOf;
    units = other.units;
    standing = standing();
    ways = new ArrayList<>(candidates());
    for (int c = 0; c < candidates(); c++) {
      Ways known = other.ways(c);
      ways.add(standing[c] == other.standing[c] ? known : ways(c, known.groups));
    }
  }

  /** What can go where stays as it is, once {@code stands} is what is suggested. */
  Network once(Map<PositionId, SlotId> stands) {
    return new Network(this, stands);
  }

  private static Map<OrganizationId, Integer> numbers(Situation situation) {
    Map<String, OrganizationId> sorted = new TreeMap<>();
    situation.places().forEach(p -> sorted.put(p.receiver().value(), p.receiver()));
    Map<OrganizationId, Integer> numbers = new LinkedHashMap<>();
    sorted.values().forEach(receiver -> numbers.put(receiver, numbers.size()));
    return numbers;
  }

  private static List<Group> groups(Situation situation, Map<OrganizationId, Integer> receivers) {
    Map<Place, List<Place>> alike = new LinkedHashMap<>();
    for (Place place : situation.places()) {
      alike.computeIfAbsent(place.named(ANY), none -> new ArrayList<>()).add(place);
    }
    List<Group> groups = new ArrayList<>(alike.size());
    alike.forEach(
        (any, places) ->
            groups.add(
                new Group(
                    List.copyOf(places),
                    places.stream().mapToInt(Place::free).sum(),
                    receivers.getOrDefault(any.receiver(), 0))));
    return List.copyOf(groups);
  }

  private List<List<Integer>> groupsOf() {
    List<List<Integer>> of = new ArrayList<>();
    receivers.forEach(r -> of.add(new ArrayList<>()));
    for (int g = 0; g < groups.size(); g++) {
      of.get(groups.get(g).receiver()).add(g);
    }
    return of;
  }

  /** For each candidate the group of what is suggested now; -1 when that is not to be had. */
  private int[] standing() {
    Map<SlotId, Integer> groupOf = new HashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      for (Place place : groups.get(g).places()) {
        groupOf.put(place.slot(), g);
      }
    }
    return situation.candidates().stream()
        .mapToInt(
            c -> {
              SlotId slot = situation.standing().get(c.position());
              Integer group = slot == null ? null : groupOf.get(slot);
              return group != null && Obstacle.isNone(c, groups.get(group).any()) ? group : -1;
            })
        .toArray();
  }

  /** The groups that nothing keeps {@code candidate} from; uses {@code room} to find them. */
  private int[] reached(int candidate, int[] room) {
    Candidate c = candidate(candidate);
    int count = 0;
    for (int g = 0; g < groups.size(); g++) {
      if (Obstacle.isNone(c, groups.get(g).any())) {
        room[count++] = g;
      }
    }
    return Arrays.copyOf(room, count);
  }

  private Ways ways(int candidate, int[] reached) {
    Ways to = new Ways(reached);
    for (int way = 0; way < reached.length; way++) {
      to.major[way] = major(candidate, reached[way]);
      to.minor[way] = minor(candidate, reached[way]);
    }
    return to;
  }

  int candidates() {
    return situation.candidates().size();
  }

  Candidate candidate(int number) {
    return situation.candidates().get(number);
  }

  List<Group> groups() {
    return groups;
  }

  Group group(int number) {
    return groups.get(number);
  }

  int receivers() {
    return receivers.size();
  }

  /** Those of {@code receiver}, in ascending order. */
  List<Integer> groupsOf(int receiver) {
    return groupsOf.get(receiver);
  }

  int received(int receiver) {
    return received[receiver];
  }

  Ways ways(int candidate) {
    return ways.get(candidate);
  }

  /** What is suggested to {@code candidate} now, when that is still to be had; null otherwise. */
  @Nullable SlotId standing(int candidate) {
    return standing[candidate] < 0
        ? null
        : situation.standing().get(candidate(candidate).position());
  }

  /** Whether a place of {@code group} is what is suggested to {@code candidate} now. */
  boolean stands(int candidate, int group) {
    return standing[candidate] == group;
  }

  /** Urgency-weighted days over the norm. */
  int overNorm(int candidate) {
    Candidate c = candidate(candidate);
    return rules.weight(c.request().urgency()) * c.waited().overNorm();
  }

  int saved(int candidate, int group) {
    long days =
        candidate(candidate).waited().expectedOn().toEpochDay()
            - group(group).any().on().toEpochDay();
    if (days > SAVED_MAX) {
      throw new IllegalArgumentException(
          "expectedOn: "
              + candidate(candidate).waited().expectedOn()
              + " (expected: at most "
              + SAVED_MAX
              + " days after "
              + group(group).any().on()
              + ")");
    }
    return Math.toIntExact(Math.max(days, -SAVED_MAX));
  }

  int kmCost(int candidate, int group) {
    return rules.kmCost(candidate(candidate).kmTo(group(group).any()));
  }

  /** What a place of {@code group} means as the {@code nth} of those that its receiver is given. */
  Terms terms(int candidate, int group, int nth) {
    Candidate c = candidate(candidate);
    return new Terms(
        c.waited().overNorm(),
        rules.weight(c.request().urgency()),
        saved(candidate, group),
        c.kmTo(group(group).any()),
        received[group(group).receiver()] + nth);
  }

  /** The first number of what it costs to give {@code candidate} a place of {@code group}. */
  long major(int candidate, int group) {
    long over = overNorm(candidate);
    long days = saved(candidate, group);
    if (standing[candidate] >= 0) {
      over += rules.calmness().overNorm();
    }
    if (stands(candidate, group)) {
      days += rules.calmness().saved();
    }
    return -Math.addExact(Math.multiplyExact(over, units.overNorm()), days);
  }

  /** The second number of it: where all else is equal, what stands stays. */
  long minor(int candidate, int group) {
    return kmCost(candidate, group) * units.km() - (stands(candidate, group) ? 1 : 0);
  }

  /** What it costs, in the second number, to give {@code receiver} one more than {@code given}. */
  long share(int receiver, int given) {
    return rules.shareCost(received[receiver] + given + 1) * units.share();
  }

  /** Whether the first cost is less than the other. */
  static boolean isLess(long major, long minor, long otherMajor, long otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }
}
