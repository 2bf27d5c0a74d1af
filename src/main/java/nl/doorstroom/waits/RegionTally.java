package nl.doorstroom.waits;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * What there is in a region at one moment, in numbers for whoever runs the exchange: totals only,
 * of nobody and of no organisation.
 *
 * @param places units of slots from now on, by kind and what became of them
 * @param positions open ones, by phase and whether they are over the norm
 * @param people who wait, each once
 * @param unplaced open referrals whose client has no place
 * @param transfers those that run, by how far they are
 * @param services by how lately their figures were confirmed
 * @param feeds those that report by themselves
 */
public record RegionTally(
    Map<PlacesOf, Integer> places,
    Map<WaitingIn, Integer> positions,
    int people,
    int unplaced,
    Map<TransferStage, Integer> transfers,
    Map<Freshness, Integer> services,
    Collection<Feed> feeds) {

  /** What became of a unit so far. */
  public enum PlaceState {
    FREE,
    HELD,
    CLAIMED
  }

  /** How lately a service was confirmed, by the terms of its region. */
  public enum Freshness {
    FRESH,
    STALE,
    /** So long ago that its figures are not shown. */
    WITHDRAWN
  }

  /** Units of one kind in one state. */
  public record PlacesOf(SlotKind kind, PlaceState state) {}

  /** Who waits in one phase, within the norm or over it. */
  public record WaitingIn(WaitPhase phase, boolean overNorm) {}

  /** Units that can be taken. */
  public int free() {
    return places.entrySet().stream()
        .filter(each -> each.getKey().state() == PlaceState.FREE)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Services whose figures are old, or too old to be shown. */
  public int stale() {
    return services.getOrDefault(Freshness.STALE, 0)
        + services.getOrDefault(Freshness.WITHDRAWN, 0);
  }

  /** Feeds that should have reported. */
  public int missed() {
    return (int) feeds.stream().filter(Feed::stopped).count();
  }

  /** Counts all of {@code region}; on its context. */
  public static RegionTally of(Region region, Instant now) {
    Map<WaitingIn, Integer> positions = emptyPositions();
    Set<PersonToken> people = new HashSet<>();
    int unplaced = 0;
    for (WaitingPosition position : region.waiting().positions()) {
      if (position.isOpen()) {
        positions.merge(
            new WaitingIn(position.phase(), isOverNorm(region, position)), 1, Integer::sum);
        people.add(position.person());
        unplaced += position.referral() != null && position.booking() == null ? 1 : 0;
      }
    }
    Map<TransferStage, Integer> transfers = new TreeMap<>();
    for (TransferStage stage : TransferStage.values()) {
      if (stage != TransferStage.DONE && stage != TransferStage.CLOSED) {
        transfers.put(stage, 0);
      }
    }
    region.transfers().transfers().stream()
        .filter(Transfer::isRunning)
        .forEach(t -> transfers.merge(t.stage(), 1, Integer::sum));
    return new RegionTally(
        places(region),
        positions,
        people.size(),
        unplaced,
        transfers,
        services(region, now),
        region.upkeep().feeds());
  }

  /** A region may have a hundred thousand: nothing is made for each. */
  private static Map<PlacesOf, Integer> places(Region region) {
    Map<SlotKind, Units> units = new EnumMap<>(SlotKind.class);
    for (SlotKind kind : SlotKind.values()) {
      units.put(kind, new Units());
    }
    for (Slot slot : region.slots().slots()) {
      Units ofKind = units.get(slot.kind());
      if (ofKind != null && !slot.started() && !slot.withdrawn()) {
        ofKind.free += slot.free();
        ofKind.held += slot.holds().size();
        ofKind.claimed += slot.claims().size();
      }
    }
    Map<PlacesOf, Integer> places = new HashMap<>();
    units.forEach(
        (kind, of) -> {
          places.put(new PlacesOf(kind, PlaceState.FREE), of.free);
          places.put(new PlacesOf(kind, PlaceState.HELD), of.held);
          places.put(new PlacesOf(kind, PlaceState.CLAIMED), of.claimed);
        });
    return places;
  }

  private static final class Units {
    int free;
    int held;
    int claimed;
  }

  private static Map<WaitingIn, Integer> emptyPositions() {
    Map<WaitingIn, Integer> positions = new HashMap<>();
    for (WaitPhase phase : WaitPhase.values()) {
      positions.put(new WaitingIn(phase, false), 0);
      positions.put(new WaitingIn(phase, true), 0);
    }
    return positions;
  }

  private static boolean isOverNorm(Region region, WaitingPosition position) {
    RegionConfig config = region.partners().config();
    HealthcareService service = region.partners().service(position.service());
    return config != null
        && service != null
        && Norms.isOver(
            Norms.normOn(
                config, service.details().category(), position.phase(), position.phaseSince()),
            region.partners().today());
  }

  private static Map<Freshness, Integer> services(Region region, Instant now) {
    Map<Freshness, Integer> services = new TreeMap<>();
    for (Freshness each : Freshness.values()) {
      services.put(each, 0);
    }
    RegionConfig config = region.partners().config();
    if (config != null) {
      for (HealthcareService service : region.partners().services()) {
        if (service.details().active()) {
          Duration age = Duration.between(service.confirmedAt(), now);
          services.merge(freshness(config.freshness(), age), 1, Integer::sum);
        }
      }
    }
    return services;
  }

  private static Freshness freshness(RegionConfig.Freshness agreed, Duration age) {
    if (age.compareTo(Duration.ofDays(agreed.withdrawnDays())) > 0) {
      return Freshness.WITHDRAWN;
    }
    return age.compareTo(Duration.ofDays(agreed.staleDays())) > 0
        ? Freshness.STALE
        : Freshness.FRESH;
  }
}
