package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.matching.Matching;
import nl.doorstroom.matching.MatchingRules;
import nl.doorstroom.matching.Situation;
import org.jspecify.annotations.Nullable;

/**
 * All of a region that suggestions follow from, copied at one moment: copying is quick and done on
 * the region's context, suggesting is not.
 *
 * <p><b>Threads.</b> Never changes.
 */
public final class Suggesting {

  /** Who waits, with all that was told of moving them, oldest first. */
  record Waiter(
      WaitingPosition position, @Nullable ReferrerType referrer, List<Transfer> transfers) {

    /** The transfer that runs; null when none does. */
    @Nullable Transfer running() {
      return transfers.stream()
          .filter(t -> t.isRunning() && position.id().equals(t.waitsOn()))
          .findFirst()
          .orElse(null);
    }
  }

  final Cursor at;
  final @Nullable RegionConfig config;
  final @Nullable LocalDate today;
  final List<Waiter> waiting = new ArrayList<>();
  final List<Slot> free = new ArrayList<>();
  final Map<HealthcareServiceId, HealthcareService> services = new HashMap<>();
  final Map<LocationId, Location> locations = new HashMap<>();
  final Map<HealthcareServiceId, List<AdmissionStop>> stops = new HashMap<>();
  final Map<OrganizationId, String> names = new HashMap<>();
  final Map<OrganizationId, Integer> received = new HashMap<>();

  private Suggesting(Grid grid) {
    Region region = grid.region();
    Partners partners = region.partners();
    at = grid.at();
    config = partners.config();
    today = partners.today();
    partners.organizations().forEach(o -> names.put(o.id(), o.details().name()));
    partners.locations().forEach(location -> locations.put(location.id(), location));
    for (HealthcareService service : partners.services()) {
      services.put(service.id(), service);
      stops.put(service.id(), partners.stopsOver(service));
    }
    for (WaitingPosition position : region.waiting().positions()) {
      if (position.isOpen()) {
        Referral referral =
            position.referral() == null ? null : region.waiting().referral(position.referral());
        waiting.add(
            new Waiter(
                position,
                referral == null ? null : referral.referrerType(),
                region.transfers().naming(position.id())));
      }
    }
    for (Slot slot : region.slots().slots()) {
      if (slot.free() > 0 && slot.kind().ends() != null && isForWhoWaits(slot)) {
        free.add(slot);
      }
    }
    for (Transfer transfer : region.transfers().transfers()) {
      if (transfer.stage().hasMoved() && transfer.accepted() != null) {
        received.merge(transfer.accepted().receiver(), 1, Integer::sum);
      }
    }
  }

  private static boolean isForWhoWaits(Slot slot) {
    return switch (slot.allotment()) {
      case OWN_WAITING_LIST, TRANSFER_TABLE, HIGH_URGENCY -> true;
      case NEW_REFERRAL, TALK_FOLLOW_UP -> false;
    };
  }

  /** Copies what is committed; on the region's context. */
  public static Suggesting of(Grid grid) {
    return new Suggesting(grid);
  }

  /** Position of the last fact that it knows. */
  public long offset() {
    return at.offset();
  }

  /**
   * The best for everyone together. Takes up to a second for a large region, on the caller's
   * thread.
   *
   * @param before what is suggested now, which does not change for little; null when nothing is
   */
  public Suggested suggest(Distances distances, @Nullable Suggested before) {
    Map<PositionId, SlotId> standing = before == null ? Map.of() : before.assignment().standing();
    Situation situation =
        config == null || today == null
            ? new Situation(List.of(), List.of(), Map.of(), Map.of())
            : new Situation(
                new Cases(this, config, today, distances).candidates(),
                new Vacancies(this, config, today).places(),
                standing,
                received);
    MatchingRules rules =
        config == null ? MatchingRules.DEFAULT : MatchingRules.of(config.table().matching());
    return before != null
            && before.assignment().rules().equals(rules)
            && isAsBefore(situation, before.assignment().situation())
        ? new Suggested(this, before.assignment())
        : new Suggested(this, Matching.of(rules, situation));
  }

  /** Whether nothing changed that could matter; what stood by then is what was suggested. */
  private static boolean isAsBefore(Situation now, Situation then) {
    return now.candidates().equals(then.candidates())
        && now.places().equals(then.places())
        && now.received().equals(then.received());
  }

  /** Services of ggz treatment: between others nobody is matched. */
  boolean isTreatment(@Nullable HealthcareService service) {
    return service != null
        && service.details().active()
        && service.details().category() == ServiceCategory.GGZ_TREATMENT;
  }

  /** Free places of one's own waiting list, in order of start, by service. */
  Map<HealthcareServiceId, List<Slot>> ownPlaces() {
    Map<HealthcareServiceId, List<Slot>> own = new HashMap<>();
    for (Slot slot : free) {
      if (slot.allotment() != Allotment.TRANSFER_TABLE) {
        own.computeIfAbsent(slot.service(), s -> new ArrayList<>()).add(slot);
      }
    }
    own.values().forEach(slots -> slots.sort(Comparator.comparing(Slot::start)));
    return own;
  }

  /** Those who answer for {@code organization} at the table, itself among them. */
  Set<OrganizationId> answeringFor(OrganizationId organization) {
    Set<OrganizationId> all = new HashSet<>(Set.of(organization));
    if (config != null) {
      config.table().representatives().stream()
          .filter(r -> r.organization().equals(organization))
          .forEach(r -> all.add(r.by()));
    }
    return all;
  }
}
