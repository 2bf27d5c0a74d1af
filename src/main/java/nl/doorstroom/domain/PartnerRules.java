package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.codes;
import static nl.doorstroom.domain.Refusals.division;
import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.pattern;
import static nl.doorstroom.domain.Refusals.refuse;
import static nl.doorstroom.domain.Refusals.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Location.Coordinates;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.ReportWaits;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import org.jspecify.annotations.Nullable;

/** Who takes part and what is offered: found by id, else by its key from elsewhere, else new. */
final class PartnerRules {

  private static final Pattern EIGHT_DIGITS = Pattern.compile("\\d{8}");

  /** Most languages that one service is given in. */
  private static final int LANGUAGES_MAX = 40;

  private static final Pattern POSTCODE = Pattern.compile("[1-9]\\d{3}");

  private final Turn turn;

  PartnerRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(RegisterOrganization c) {
    Decision outOfBounds = withinBounds(c.details());
    if (outOfBounds != null) {
      return outOfBounds;
    }
    String key = c.details().externalId();
    Organization holder = key == null ? null : turn.partners().organization(key);
    Organization found = c.id() == null ? holder : turn.partners().organization(c.id());
    if (c.id() != null && found == null) {
      return notFound("id", c.id());
    }
    if (holder != null && !holder.equals(found)) {
      return keyTaken(holder.id(), holder.details().externalId());
    }
    if (found == null) {
      return Decision.accept(
          new OrganizationRegistered(new OrganizationId(turn.nextId()), c.details()));
    }
    if (found.details().equals(c.details())) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), found.version());
    return stale == null
        ? Decision.accept(new OrganizationChanged(found.id(), c.details()))
        : stale;
  }

  private static @Nullable Decision withinBounds(Organization.Details d) {
    return first(
        text("details.name", d.name(), Refusals.TEXT_MAX),
        text("details.externalId", d.externalId(), Refusals.TEXT_MAX),
        pattern("details.agb", d.agb(), EIGHT_DIGITS, "eight digits"),
        pattern("details.kvk", d.kvk(), EIGHT_DIGITS, "eight digits"));
  }

  Decision decide(RegisterLocation c) {
    Decision outOfBounds = withinBounds(c.details());
    if (outOfBounds != null) {
      return outOfBounds;
    }
    if (turn.partners().organization(c.organization()) == null) {
      return notFound("organization", c.organization());
    }
    String key = c.details().externalId();
    Location holder = key == null ? null : turn.partners().location(c.organization(), key);
    Location found = c.id() == null ? holder : turn.partners().location(c.id());
    if (c.id() != null && found == null) {
      return notFound("id", c.id());
    }
    if (found != null && !found.organization().equals(c.organization())) {
      return refuse(
          Reason.NOT_YOURS, "organization", c.organization().value(), found.organization().value());
    }
    if (holder != null && !holder.equals(found)) {
      return keyTaken(holder.id(), holder.details().externalId());
    }
    if (found == null) {
      return Decision.accept(
          new LocationRegistered(new LocationId(turn.nextId()), c.organization(), c.details()));
    }
    if (found.active() && found.details().equals(c.details())) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), found.version());
    return stale == null ? Decision.accept(new LocationChanged(found.id(), c.details())) : stale;
  }

  private static @Nullable Decision withinBounds(Location.Details d) {
    return first(
        text("details.name", d.name(), Refusals.TEXT_MAX),
        text("details.externalId", d.externalId(), Refusals.TEXT_MAX),
        text("details.street", d.street(), Refusals.TEXT_MAX),
        pattern("details.postcode", d.postcode(), POSTCODE, "four digits"),
        text("details.place", d.place(), Refusals.TEXT_MAX),
        text("details.municipality", d.municipality(), Refusals.TEXT_MAX),
        onEarth(d.coordinates()));
  }

  private static @Nullable Decision onEarth(@Nullable Coordinates c) {
    return c == null || (Math.abs(c.latitude()) <= 90 && Math.abs(c.longitude()) <= 180)
        ? null
        : invalid("details.coordinates", c, "latitude -90 to 90, longitude -180 to 180");
  }

  Decision decide(RegisterHealthcareService c) {
    String key = c.details().externalId();
    HealthcareService holder = key == null ? null : turn.partners().service(c.location(), key);
    HealthcareService found = c.id() == null ? holder : turn.partners().service(c.id());
    Decision outOfBounds = withinBounds(c.details(), found == null ? null : found.details());
    if (outOfBounds != null) {
      return outOfBounds;
    }
    Location location = turn.partners().location(c.location());
    if (location == null) {
      return notFound("location", c.location());
    }
    if (c.id() != null && found == null) {
      return notFound("id", c.id());
    }
    if (!location.organization().equals(c.by())) {
      return notYours(c.by(), location.organization().value());
    }
    if (found != null && !found.location().equals(c.location())) {
      return invalid("location", c.location().value(), found.location().value());
    }
    if (holder != null && !holder.equals(found)) {
      return keyTaken(holder.id(), holder.details().externalId());
    }
    if (found == null) {
      return Decision.accept(
          new HealthcareServiceRegistered(
              new HealthcareServiceId(turn.nextId()), c.by(), c.location(), c.details()));
    }
    if (found.details().equals(c.details())) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), found.version());
    return stale == null
        ? Decision.accept(new HealthcareServiceChanged(found.id(), c.details()))
        : stale;
  }

  /** What {@code before} names may stay, retired or not. */
  private @Nullable Decision withinBounds(
      HealthcareService.Details d, HealthcareService.@Nullable Details before) {
    RegionConfig config = turn.config();
    Set<String> insurers = d.insurers() == null ? Set.of() : d.insurers();
    Set<String> ages = new HashSet<>(config.ageClassesInUse());
    Set<String> payers = new HashSet<>(config.insurersInUse());
    if (before != null) {
      ages.addAll(before.ageClasses());
      payers.addAll(before.insurers() == null ? Set.of() : before.insurers());
    }
    return first(
        text("details.name", d.name(), Refusals.TEXT_MAX),
        text("details.externalId", d.externalId(), Refusals.TEXT_MAX),
        text("details.note", d.note(), Refusals.NOTE_MAX),
        codes("details.ageClasses", d.ageClasses(), ages),
        codes("details.insurers", insurers, payers),
        Refusals.languages("details.languages", d.languages(), LANGUAGES_MAX),
        d.division().isEmpty() ? null : division("details.division", d.division()),
        withinBounds(d.planning()));
  }

  private static @Nullable Decision withinBounds(Planning p) {
    for (Map.Entry<Allotment, Integer> share : new TreeMap<>(p.perWeek()).entrySet()) {
      Decision outOfBounds =
          Refusals.range(
              "details.planning.perWeek." + share.getKey(),
              share.getValue(),
              0,
              Measure.EFFECT_MAX);
      if (outOfBounds != null) {
        return outOfBounds;
      }
    }
    return first(
        Refusals.range(
            "details.planning.confirmHours", p.confirmHours(), 1, Planning.CONFIRM_HOURS_MAX),
        Refusals.range("details.planning.offerHours", p.offerHours(), 1, Offering.HOURS_MAX),
        Refusals.releases("details.planning.releases", p.releases()));
  }

  Decision decide(ConfirmService c) {
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    return service.confirmedAt().equals(turn.now())
        ? Decision.accept()
        : Decision.accept(new ServiceConfirmed(service.id(), turn.now()));
  }

  Decision decide(ReportWaits c) {
    Decision outOfBounds = withinBounds(c.waits());
    if (outOfBounds != null) {
      return outOfBounds;
    }
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    Map<WaitPhase, ReportedWait> after = new HashMap<>(service.reported());
    after.putAll(c.waits());
    return after.equals(service.reported())
        ? Decision.accept()
        : Decision.accept(new WaitsReported(service.id(), Map.copyOf(c.waits())));
  }

  private @Nullable Decision withinBounds(Map<WaitPhase, ReportedWait> waits) {
    for (WaitPhase phase : WaitPhase.values()) {
      ReportedWait wait = waits.get(phase);
      Decision outOfBounds = wait == null ? null : withinBounds("waits." + phase + ".", wait);
      if (outOfBounds != null) {
        return outOfBounds;
      }
    }
    return null;
  }

  private @Nullable Decision withinBounds(String field, ReportedWait wait) {
    if (wait.days() < 0) {
      return invalid(field + "days", wait.days(), "0 or more");
    }
    if (wait.asOf().isAfter(turn.today())) {
      return invalid(field + "asOf", wait.asOf(), turn.today() + " at the latest");
    }
    if (wait.n() != null && wait.n() < 0) {
      return invalid(field + "n", wait.n(), "0 or more");
    }
    return text(field + "note", wait.note(), Refusals.NOTE_MAX);
  }

  private static Decision keyTaken(Id holder, @Nullable String key) {
    return refuse(
        Reason.ALREADY_EXISTS,
        "details.externalId",
        key,
        "one that " + holder.value() + " does not have");
  }
}
