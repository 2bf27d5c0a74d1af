package nl.doorstroom.matching;

import java.util.HashMap;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** Tells by the definition what is worth what in one situation, and what is possible at all. */
final class Valuing {

  private final MatchingRules rules;
  private final Situation situation;
  private final Map<SlotId, Place> places = new HashMap<>();

  /** What is suggested now, where it can still be had. */
  private final Map<PositionId, Place> standing = new HashMap<>();

  Valuing(MatchingRules rules, Situation situation) {
    this.rules = rules;
    this.situation = situation;
    situation.places().forEach(p -> places.put(p.slot(), p));
    for (Candidate candidate : situation.candidates()) {
      Place place = place(situation.standing().get(candidate.position()));
      if (place != null && isPossible(candidate, place)) {
        standing.put(candidate.position(), place);
      }
    }
  }

  Situation situation() {
    return situation;
  }

  @Nullable Place place(@Nullable SlotId slot) {
    return slot == null ? null : places.get(slot);
  }

  static boolean isPossible(Candidate candidate, Place place) {
    return Obstacle.between(candidate, place).findAny().isEmpty();
  }

  boolean stands(Candidate candidate) {
    return standing.containsKey(candidate.position());
  }

  /** Of giving {@code place} to {@code candidate}, but for the share of its receiver. */
  Worth of(Candidate candidate, Place place) {
    Place stood = standing.get(candidate.position());
    boolean stays = stood != null && stood.named(place.slot()).equals(place.named(place.slot()));
    return new Worth(
        (long) rules.urgencyWeights().getOrDefault(candidate.request().urgency(), 0)
                * candidate.waited().overNorm()
            + (stood == null ? 0 : rules.calmness().overNorm()),
        candidate.waited().expectedOn().toEpochDay()
            - place.on().toEpochDay()
            + (stays ? rules.calmness().saved() : 0),
        rules.kmCost(candidate.kmTo(place)),
        0,
        stays ? 1 : 0);
  }

  /** Of the {@code nth} that {@code receiver} is given. */
  Worth ofShare(OrganizationId receiver, int nth) {
    int before = situation.received().getOrDefault(receiver, 0);
    return new Worth(0, 0, 0, rules.shareCost(before + nth), 0);
  }

  /** Of everything that is {@code given}. */
  Worth of(Map<PositionId, SlotId> given) {
    Worth worth = Worth.NOTHING;
    Map<OrganizationId, Integer> taken = new HashMap<>();
    for (Candidate candidate : situation.candidates()) {
      Place place = place(given.get(candidate.position()));
      if (place != null) {
        int nth = taken.merge(place.receiver(), 1, Integer::sum);
        worth = worth.plus(of(candidate, place)).plus(ofShare(place.receiver(), nth));
      }
    }
    return worth;
  }
}
