package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.matching.Candidate;
import nl.doorstroom.matching.ConsentScope;
import org.jspecify.annotations.Nullable;

/** Who could be helped sooner elsewhere, each person once. */
final class Cases {

  /** The NZa takes the third possibility in the agenda as the actual wait. */
  private static final int THIRD = 3;

  private final Suggesting of;
  private final RegionConfig config;
  private final LocalDate today;
  private final Distances distances;
  private final Map<HealthcareServiceId, List<Slot>> own;
  private final Map<String, Map<LocationId, Integer>> km = new HashMap<>();

  Cases(Suggesting of, RegionConfig config, LocalDate today, Distances distances) {
    this.of = of;
    this.config = config;
    this.today = today;
    this.distances = distances;
    own = of.ownPlaces();
  }

  /** Of someone who waits in several places the one that has waited longest over the norm. */
  List<Candidate> candidates() {
    Map<PersonToken, Suggesting.Waiter> people = new LinkedHashMap<>();
    for (Suggesting.Waiter waiter : of.waiting) {
      if (waits(waiter)) {
        people.merge(waiter.position().person(), waiter, this::longer);
      }
    }
    return people.values().stream().map(this::candidate).toList();
  }

  /**
   * Without a place, here or elsewhere, and not on the way to the social domain or off the list.
   */
  private boolean waits(Suggesting.Waiter waiter) {
    WaitingPosition position = waiter.position();
    Transfer running = waiter.running();
    boolean placed = position.booking() != null && !position.booking().toMove();
    return !placed
        && position.standing().closing() == null
        && of.isTreatment(of.services.get(position.service()))
        && (running == null
            || (!running.stage().keepsPlace()
                && !running.stage().hasMoved()
                && running.destination() != Destination.SOCIAL_DOMAIN));
  }

  private Suggesting.Waiter longer(Suggesting.Waiter one, Suggesting.Waiter other) {
    Comparator<Suggesting.Waiter> order =
        Comparator.comparing((Suggesting.Waiter w) -> w.running() == null)
            .thenComparing(w -> -overNorm(w.position()))
            .thenComparing(w -> w.position().since())
            .thenComparing(w -> w.position().id().value());
    return order.compare(one, other) <= 0 ? one : other;
  }

  private Candidate candidate(Suggesting.Waiter waiter) {
    WaitingPosition position = waiter.position();
    HealthcareService service = service(position);
    Transfer running = waiter.running();
    return new Candidate(
        position.id(),
        position.service(),
        service.organization(),
        waiter.referrer(),
        position.request(),
        running == null ? service.details().echelons() : echelons(running.destination()),
        new Candidate.Wait(position.phase(), overNorm(position), expectedOn(position, service)),
        position.standing().wishes(),
        agreed(waiter, today),
        declinedBy(waiter),
        Set.of(),
        position.request().municipality() == null
            ? Map.of()
            : km.computeIfAbsent(position.request().municipality(), this::km));
  }

  private HealthcareService service(WaitingPosition position) {
    HealthcareService service = of.services.get(position.service());
    if (service == null) {
      throw new IllegalStateException("service of " + position.id().value());
    }
    return service;
  }

  private static Set<Echelon> echelons(Destination destination) {
    return switch (destination) {
      case GGZ -> Set.of(Echelon.SPECIALISED, Echelon.HIGHLY_SPECIALISED);
      case BASIC_GGZ -> Set.of(Echelon.BASIC);
      case SOCIAL_DOMAIN -> Set.of();
    };
  }

  private int overNorm(WaitingPosition position) {
    long days = Norms.daysOver(config, service(position).details().category(), position, today);
    return (int) Math.min(Candidate.Wait.OVER_NORM_MAX, days);
  }

  /** The third free place of the own list, else what the holder declares, else nothing in sight. */
  private LocalDate expectedOn(WaitingPosition position, HealthcareService service) {
    LocalDate third = thirdFree(position);
    if (third != null) {
      return third;
    }
    LocalDate horizon = today.plusDays(config.horizonDays());
    ReportedWait reported = service.reported().get(position.phase());
    LocalDate declared = reported == null ? null : position.phaseSince().plusDays(reported.days());
    return declared == null || declared.isBefore(today) || declared.isAfter(horizon)
        ? horizon
        : declared;
  }

  private @Nullable LocalDate thirdFree(WaitingPosition position) {
    int units = 0;
    for (Slot slot : own.getOrDefault(position.service(), List.of())) {
      boolean meant =
          slot.allotment() == Allotment.OWN_WAITING_LIST
              || position.request().urgency() == Urgency.HIGH;
      if (meant && slot.kind().ends() == position.phase()) {
        units += slot.free();
        if (units >= THIRD) {
          return LocalDate.ofInstant(slot.start(), config.timeZone());
        }
      }
    }
    return null;
  }

  /**
   * To what the client agreed. Who was not asked yet is matched in the region as if they will: they
   * are asked before anyone else sees them. Who said no before is not.
   */
  static Set<ConsentScope> agreed(Suggesting.Waiter waiter, LocalDate today) {
    Transfer running = waiter.running();
    if (running == null) {
      return waiter.transfers().stream().anyMatch(Cases::saidNo)
          ? Set.of()
          : Set.of(ConsentScope.REGION);
    }
    Consent consent = running.consent();
    return consent == null || consent.state() == Consent.State.ASKED
        ? Set.of(ConsentScope.REGION)
        : given(running, today);
  }

  /** To what the client has agreed in so many words, by a consent that still holds. */
  static Set<ConsentScope> given(@Nullable Transfer running, @Nullable LocalDate today) {
    Consent consent = running == null ? null : running.consent();
    Set<ConsentScope> scopes = new HashSet<>();
    if (consent != null
        && consent.state() == Consent.State.GIVEN
        && consent.until() != null
        && today != null
        && !today.isAfter(consent.until())) {
      consent.scopes().forEach(scope -> scopes.add(ConsentScope.valueOf(scope.name())));
    }
    return scopes;
  }

  private static boolean saidNo(Transfer transfer) {
    if (transfer.ending() == null) {
      return false;
    }
    return switch (transfer.ending().why()) {
      case CONSENT_REFUSED, CONSENT_WITHDRAWN, CLIENT_STAYS -> true;
      case STAYS,
          SOCIAL_DOMAIN,
          DUPLICATE,
          NO_LONGER_WAITING,
          CONSENT_EXPIRED,
          NO_RECEIVER,
          NOT_CONFIRMED,
          SENT_BACK,
          WITHDRAWN,
          POSITION_CLOSED ->
          false;
    };
  }

  private static Set<HealthcareServiceId> declinedBy(Suggesting.Waiter waiter) {
    Set<HealthcareServiceId> declined = new HashSet<>();
    for (Transfer transfer : waiter.transfers()) {
      transfer.asks().stream()
          .filter(ask -> ask.state() == AskState.DECLINED)
          .forEach(ask -> declined.add(ask.service()));
    }
    return declined;
  }

  private Map<LocationId, Integer> km(String municipality) {
    Map<LocationId, Integer> all = new HashMap<>();
    for (Location location : of.locations.values()) {
      Integer far = distances.kilometres(municipality, location.details());
      if (far != null) {
        all.put(location.id(), far);
      }
    }
    return all;
  }
}
