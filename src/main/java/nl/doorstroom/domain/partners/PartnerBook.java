package nl.doorstroom.domain.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRetired;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.UpkeepEvent.CapacityDeclared;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part and what is offered, as told so far. Every collection is in order of id.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class PartnerBook implements Partners {

  private record Key(@Nullable Id within, String externalId) {}

  private final Map<OrganizationId, Organization> organizations = inOrderOfId();
  private final Map<LocationId, Location> locations = inOrderOfId();
  private final Map<HealthcareServiceId, HealthcareService> services = inOrderOfId();
  private final Map<AdmissionStopId, AdmissionStop> stops = inOrderOfId();
  private final Map<Key, Id> byExternalId = new HashMap<>();
  private @Nullable RegionConfig config;
  private @Nullable LocalDate today;

  private static <K extends Id, V> Map<K, V> inOrderOfId() {
    return new TreeMap<>(Comparator.comparing(Id::value));
  }

  /** Takes its part of {@code state}; only into an empty book. */
  public void restore(RegionState state) {
    config = state.config();
    today = state.today();
    state.organizations().forEach(this::put);
    state.locations().forEach(this::put);
    state.services().forEach(this::put);
    state.stops().forEach(stop -> stops.put(stop.id(), stop));
  }

  @Override
  public @Nullable RegionConfig config() {
    return config;
  }

  @Override
  public @Nullable LocalDate today() {
    return today;
  }

  @Override
  public @Nullable Organization organization(OrganizationId id) {
    return organizations.get(id);
  }

  @Override
  public @Nullable Location location(LocationId id) {
    return locations.get(id);
  }

  @Override
  public @Nullable HealthcareService service(HealthcareServiceId id) {
    return services.get(id);
  }

  @Override
  public @Nullable AdmissionStop stop(AdmissionStopId id) {
    return stops.get(id);
  }

  @Override
  public Collection<Organization> organizations() {
    return Collections.unmodifiableCollection(organizations.values());
  }

  @Override
  public Collection<Location> locations() {
    return Collections.unmodifiableCollection(locations.values());
  }

  @Override
  public Collection<HealthcareService> services() {
    return Collections.unmodifiableCollection(services.values());
  }

  @Override
  public Collection<AdmissionStop> stops() {
    return Collections.unmodifiableCollection(stops.values());
  }

  @Override
  public List<AdmissionStop> stopsOver(HealthcareService service) {
    return stops.values().stream()
        .filter(s -> s.organization().equals(service.organization()) && s.scope().covers(service))
        .toList();
  }

  /** The organisation that was imported under {@code externalId}. */
  public @Nullable Organization organization(String externalId) {
    return byExternalId.get(new Key(null, externalId)) instanceof OrganizationId id
        ? organizations.get(id)
        : null;
  }

  /** The location that {@code owner} imported under {@code externalId}. */
  public @Nullable Location location(OrganizationId owner, String externalId) {
    return byExternalId.get(new Key(owner, externalId)) instanceof LocationId id
        ? locations.get(id)
        : null;
  }

  /** The service at {@code location} that was imported under {@code externalId}. */
  public @Nullable HealthcareService service(LocationId location, String externalId) {
    return byExternalId.get(new Key(location, externalId)) instanceof HealthcareServiceId id
        ? services.get(id)
        : null;
  }

  public void apply(RegionConfigured e) {
    config = e.config();
  }

  public void apply(OrganizationRegistered e, Fact fact) {
    put(new Organization(e.organization(), e.details(), fact.position()));
  }

  public void apply(OrganizationChanged e, Fact fact) {
    put(new Organization(e.organization(), e.details(), fact.position()));
  }

  public void apply(LocationRegistered e, Fact fact) {
    put(new Location(e.location(), e.organization(), e.details(), true, fact.position()));
  }

  public void apply(LocationChanged e, Fact fact) {
    Location before = known(locations.get(e.location()), e.location());
    put(new Location(before.id(), before.organization(), e.details(), true, fact.position()));
  }

  public void apply(LocationRetired e, Fact fact) {
    Location before = known(locations.get(e.location()), e.location());
    put(in(before, false, fact));
  }

  private static Location in(Location l, boolean active, Fact fact) {
    return new Location(l.id(), l.organization(), l.details(), active, fact.position());
  }

  /** Where help is offered, something is. */
  private void offers(LocationId id, HealthcareService.Details details, Fact fact) {
    Location location = known(locations.get(id), id);
    if (details.active() && !location.active()) {
      put(in(location, true, fact));
    }
  }

  public void apply(HealthcareServiceRegistered e, Fact fact) {
    put(
        new HealthcareService(
            e.service(),
            e.organization(),
            e.location(),
            e.details(),
            fact.at(),
            null,
            fact.at(),
            null,
            Map.of(),
            fact.position()));
    offers(e.location(), e.details(), fact);
  }

  public void apply(HealthcareServiceChanged e, Fact fact) {
    HealthcareService s = known(e.service());
    put(with(s, e.details(), fact.at(), s.trueAt(), fact.at(), s.capacity(), s.reported(), fact));
    offers(s.location(), e.details(), fact);
  }

  public void apply(ServiceConfirmed e, Fact fact) {
    HealthcareService s = known(e.service());
    put(with(s, s.details(), e.at(), s.trueAt(), s.changedAt(), s.capacity(), s.reported(), fact));
  }

  public void apply(WaitsReported e, Fact fact) {
    HealthcareService s = known(e.service());
    Map<WaitPhase, HealthcareService.ReportedWait> waits = new HashMap<>(s.reported());
    waits.putAll(e.waits());
    put(with(s, s.details(), fact.at(), s.trueAt(), fact.at(), s.capacity(), waits, fact));
  }

  public void apply(CapacityDeclared e, Fact fact) {
    HealthcareService s = known(e.service());
    put(with(s, s.details(), fact.at(), s.trueAt(), fact.at(), e.capacity(), s.reported(), fact));
  }

  /** A feed brought what was true of {@code service} at {@code trueAt}. */
  public void feed(HealthcareServiceId service, Instant trueAt, Fact fact) {
    HealthcareService s = known(service);
    put(with(s, s.details(), fact.at(), trueAt, s.changedAt(), s.capacity(), s.reported(), fact));
  }

  public void apply(StopAnnounced e, Fact fact) {
    AdmissionStop s = e.stop();
    stops.put(
        s.id(),
        new AdmissionStop(
            s.id(),
            s.organization(),
            s.scope(),
            s.reason(),
            s.announcedOn(),
            s.from(),
            s.until(),
            s.note(),
            fact.position()));
  }

  public void apply(StopLifted e) {
    stops.remove(e.stop());
  }

  public void apply(DayStarted e) {
    today = e.day();
    stops.values().removeIf(s -> s.until() != null && s.until().isBefore(e.day()));
  }

  /** By {@code fact} the holder showed that it looks after {@code service}, and changed it. */
  public void changed(HealthcareServiceId service, Fact fact) {
    HealthcareService s = known(service);
    put(with(s, s.details(), fact.at(), s.trueAt(), fact.at(), s.capacity(), s.reported(), fact));
  }

  private static HealthcareService with(
      HealthcareService s,
      HealthcareService.Details details,
      Instant confirmedAt,
      @Nullable Instant trueAt,
      Instant changedAt,
      @Nullable Capacity capacity,
      Map<WaitPhase, HealthcareService.ReportedWait> reported,
      Fact fact) {
    return new HealthcareService(
        s.id(),
        s.organization(),
        s.location(),
        details,
        confirmedAt,
        trueAt,
        changedAt,
        capacity,
        reported,
        fact.position());
  }

  private HealthcareService known(HealthcareServiceId id) {
    return known(services.get(id), id);
  }

  private void put(Organization o) {
    Organization before = organizations.put(o.id(), o);
    String old = before == null ? null : before.details().externalId();
    index(null, old, o.details().externalId(), o.id());
  }

  private void put(Location l) {
    Location before = locations.put(l.id(), l);
    String old = before == null ? null : before.details().externalId();
    index(l.organization(), old, l.details().externalId(), l.id());
  }

  private void put(HealthcareService s) {
    HealthcareService before = services.put(s.id(), s);
    String old = before == null ? null : before.details().externalId();
    index(s.location(), old, s.details().externalId(), s.id());
  }

  private void index(@Nullable Id within, @Nullable String old, @Nullable String now, Id id) {
    if (Objects.equals(old, now)) {
      return;
    }
    if (old != null) {
      byExternalId.remove(new Key(within, old));
    }
    if (now != null) {
      byExternalId.put(new Key(within, now), id);
    }
  }

  private static <T> T known(@Nullable T thing, Id id) {
    return Objects.requireNonNull(thing, id.value());
  }
}
