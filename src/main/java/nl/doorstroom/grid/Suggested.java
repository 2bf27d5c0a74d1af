package nl.doorstroom.grid;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.matching.Alternative;
import nl.doorstroom.matching.Assignment;
import nl.doorstroom.matching.Candidate;
import nl.doorstroom.matching.ConsentScope;
import nl.doorstroom.matching.Explanation;
import nl.doorstroom.matching.MatchingRules;
import nl.doorstroom.matching.Obstacle;
import nl.doorstroom.matching.Opening;
import nl.doorstroom.matching.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Who is best given which place, and who may see that of whom.
 *
 * <ul>
 *   <li>The holder, who answers for it, and the administrator see all of their own cases.
 *   <li>The table sees cases of which the client's consent covers the place.
 *   <li>The receiver sees those too, where the place is its own, and of no other place.
 * </ul>
 *
 * <p><b>Threads.</b> Never changes.
 */
public final class Suggested {

  private final Suggesting of;
  private final Assignment assignment;
  private final Map<PositionId, Suggesting.Waiter> waiting = new HashMap<>();
  private final Map<SlotId, Slot> slots = new HashMap<>();

  Suggested(Suggesting of, Assignment assignment) {
    this.of = of;
    this.assignment = assignment;
    of.waiting.forEach(waiter -> waiting.put(waiter.position().id(), waiter));
    of.free.forEach(slot -> slots.put(slot.id(), slot));
  }

  /** The place that is suggested to each who waits. */
  public Map<PositionId, SlotId> standing() {
    return assignment.standing();
  }

  Assignment assignment() {
    return assignment;
  }

  /** Position of the last fact that it knows. */
  public long offset() {
    return of.offset();
  }

  /**
   * As it is told.
   *
   * @param at of what state it is
   * @param items most urgency-weighted days over the norm first, then most days saved
   * @param without who is given no place
   */
  public record Told(String at, Rules rules, List<Item> items, List<Without> without) {}

  /** By which rules of the region, and for how much a day over the norm counts at each urgency. */
  public record Rules(String version, Map<Urgency, Integer> urgencyWeights) {

    Rules(MatchingRules rules) {
      this(rules.version(), rules.urgencyWeights());
    }

    public Rules {
      urgencyWeights = Collections.unmodifiableMap(new TreeMap<>(urgencyWeights));
    }
  }

  /** A place for someone. {@code notNext} is left out for who only receives. */
  public record Item(
      @JsonProperty("case") PositionId position,
      @Nullable TransferId transfer,
      Place place,
      Why why,
      @Nullable List<NotNext> notNext) {}

  /** A free place. */
  public record Place(SlotId slot, Instant start, Party service, Party organization) {}

  /** Something with a name. */
  public record Party(String id, String name) {}

  /** What it means for them; days, and kilometres in a straight line. */
  public record Why(int daysOverNorm, int daysSaved, @Nullable Integer km) {}

  /** A place that someone was not given. */
  public record NotNext(Party service, Party organization, Instant start, Reason reason) {}

  /**
   * Why not.
   *
   * @param code of what stands in the way, or why another goes before
   * @param position who has it; left out for who may not see that
   */
  public record Reason(String code, @JsonProperty("case") @Nullable PositionId position) {}

  /** Someone without a place; {@code opens} is left out when no single wish opens one. */
  public record Without(@JsonProperty("case") PositionId position, @Nullable Opens opens) {}

  /** What would open which place. */
  public record Opens(String wish, Place place) {}

  /** All of it that {@code mask} may see. */
  public Told to(Mask mask) {
    List<Item> items = new ArrayList<>();
    List<Without> without = new ArrayList<>();
    assignment.suggestions().stream()
        .sorted(
            Comparator.comparing((Suggestion s) -> -s.terms().weighted())
                .thenComparing(s -> -s.terms().saved())
                .thenComparing(s -> s.position().value()))
        .filter(s -> waiting.containsKey(s.position()) && slots.containsKey(s.slot()))
        .forEach(
            s -> {
              if (sees(mask, s.position()) || receives(mask, s)) {
                items.add(item(mask, s));
              }
            });
    for (Candidate candidate : assignment.situation().candidates()) {
      Explanation explained = assignment.explain(candidate.position());
      if (explained != null && explained.suggestion() == null && sees(mask, candidate.position())) {
        without.add(new Without(candidate.position(), opens(explained)));
      }
    }
    return new Told(of.at.toString(), new Rules(assignment.rules()), items, without);
  }

  private Item item(Mask mask, Suggestion s) {
    Transfer running = waiter(s.position()).running();
    return new Item(
        s.position(),
        running == null ? null : running.id(),
        place(s.slot()),
        new Why(s.terms().overNorm(), s.terms().saved(), s.terms().km()),
        sees(mask, s.position()) ? notNext(mask, s.position()) : null);
  }

  private List<NotNext> notNext(Mask mask, PositionId position) {
    List<NotNext> all = new ArrayList<>();
    for (Alternative next :
        Objects.requireNonNull(assignment.explain(position), "explained").alternatives()) {
      if (slots.containsKey(next.slot())) {
        Place place = place(next.slot());
        all.add(
            new NotNext(place.service(), place.organization(), place.start(), reason(mask, next)));
      }
    }
    return all;
  }

  private Reason reason(Mask mask, Alternative next) {
    Obstacle obstacle = next.obstacle();
    PositionId other = next.givenTo();
    return new Reason(
        obstacle == null ? next.why().name() : obstacle.name(),
        other != null && sees(mask, other) ? other : null);
  }

  private @Nullable Opens opens(Explanation explained) {
    return explained.openings().stream()
        .filter(opening -> slots.containsKey(opening.slot()))
        .min(Comparator.comparing((Opening o) -> !o.loosened().isWish()))
        .map(o -> new Opens(o.loosened().name(), place(o.slot())))
        .orElse(null);
  }

  private Place place(SlotId id) {
    Slot slot = Objects.requireNonNull(slots.get(id), id.value());
    HealthcareService service = service(slot.service());
    OrganizationId organization = service.organization();
    return new Place(
        id,
        slot.start(),
        new Party(service.id().value(), service.details().name()),
        new Party(organization.value(), of.names.getOrDefault(organization, organization.value())));
  }

  private HealthcareService service(HealthcareServiceId id) {
    return Objects.requireNonNull(of.services.get(id), id.value());
  }

  private Suggesting.Waiter waiter(PositionId id) {
    return Objects.requireNonNull(waiting.get(id), id.value());
  }

  /** Whether it is one of its own cases, or the table's by consent. */
  private boolean sees(Mask mask, PositionId position) {
    Suggesting.Waiter waiter = waiting.get(position);
    if (waiter == null) {
      return false;
    }
    return switch (mask.role()) {
      case ADMINISTRATOR -> true;
      case TABLE_MEMBER -> consent(waiter).contains(ConsentScope.REGION);
      case PLANNER ->
          mask.organization() != null
              && of.answeringFor(service(waiter.position().service()).organization())
                  .contains(mask.organization());
      case PUBLIC, GP, MEDIATOR -> false;
    };
  }

  private boolean receives(Mask mask, Suggestion s) {
    return switch (mask.role()) {
      case PLANNER -> {
        Slot slot = Objects.requireNonNull(slots.get(s.slot()), s.slot().value());
        Set<ConsentScope> given = consent(waiter(s.position()));
        yield mask.organization() != null
            && of.answeringFor(s.receiver()).contains(mask.organization())
            && given.contains(ConsentScope.REGION)
            && (slot.delivery() != Delivery.ONLINE || given.contains(ConsentScope.ONLINE));
      }
      case PUBLIC, GP, TABLE_MEMBER, MEDIATOR, ADMINISTRATOR -> false;
    };
  }

  private Set<ConsentScope> consent(Suggesting.Waiter waiter) {
    return Cases.given(waiter.running(), of.today);
  }
}
