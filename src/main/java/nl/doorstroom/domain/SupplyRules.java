package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportEvent.ImportSupplied;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import org.jspecify.annotations.Nullable;

/** What an organisation is and has, brought by an import: by the rules that hold without one. */
final class SupplyRules {

  private final Turn turn;
  private final PartnerRules partners;
  private final ScheduleRules schedules;

  SupplyRules(Turn turn, PartnerRules partners, ScheduleRules schedules) {
    this.turn = turn;
    this.partners = partners;
    this.schedules = schedules;
  }

  /** By what one thing is told from the others, so that each comes once. */
  private record Key(Class<?> sort, @Nullable Id within, @Nullable Object name) {}

  Decision decide(ImportSupply c) {
    Decision refusal = ImportRules.mayBring(turn, c.under(), c.by(), "items", c.items().size());
    if (refusal != null) {
      return refusal;
    }
    List<Event> events = new ArrayList<>();
    Set<Key> seen = new HashSet<>();
    for (int i = 0; i < c.items().size(); i++) {
      String field = "items[" + i + "].";
      Key key = key(c.items().get(i));
      if (key.name() != null && !seen.add(key)) {
        return refuse(Reason.ALREADY_EXISTS, field + "externalId", key.name(), "each once");
      }
      Decision one = one(c.items().get(i), c.by());
      if (one instanceof Decision.Rejected refused) {
        return ImportRules.at(field, refused);
      }
      for (Event event : ((Decision.Accepted) one).events()) {
        events.add(event);
        events.add(new ImportSupplied(c.under(), before(event)));
      }
    }
    return ScheduleRules.within("items", events);
  }

  /** A thing that is named by its id is known by that, whatever its key will be. */
  private static Key key(SupplyItem item) {
    if (item instanceof SupplyItem.OfOrganization of) {
      return new Key(Organization.class, null, of.command().id());
    }
    if (item instanceof SupplyItem.OfLocation of) {
      return new Key(
          Location.class,
          null,
          of.command().id() == null ? of.command().details().externalId() : of.command().id());
    }
    if (item instanceof SupplyItem.OfOffer of) {
      return new Key(
          HealthcareService.class,
          of.command().location(),
          of.command().id() == null ? of.command().details().externalId() : of.command().id());
    }
    return new Key(
        Schedule.class, null, ((SupplyItem.OfSchedule) item).command().details().externalId());
  }

  private Decision one(SupplyItem item, OrganizationId by) {
    if (item instanceof SupplyItem.OfOrganization of) {
      return organization(of.command(), by);
    }
    if (item instanceof SupplyItem.OfLocation of) {
      return of.command().organization().equals(by)
          ? partners.decide(of.command())
          : notYours(by, of.command().organization().value());
    }
    if (item instanceof SupplyItem.OfOffer of) {
      return of.command().by().equals(by)
          ? partners.decide(of.command())
          : notYours(by, of.command().by().value());
    }
    SupplyItem.OfSchedule of = (SupplyItem.OfSchedule) item;
    return of.command().by().equals(by)
        ? schedules.decide(of.command())
        : notYours(by, of.command().by().value());
  }

  /** Who an organisation is, is for the administrator to say. */
  private Decision organization(RegisterOrganization c, OrganizationId by) {
    Organization own = turn.partners().organization(by);
    if (own == null) {
      return notFound("id", by);
    }
    if (!by.equals(c.id())) {
      return notYours(by, c.id() == null ? "none" : c.id().value());
    }
    Organization.Details d = own.details();
    Organization.Details named =
        new Organization.Details(
            c.details().name(), d.kind(), d.roles(), d.externalId(), d.agb(), d.kvk());
    return named.equals(c.details())
        ? partners.decide(c)
        : invalid("details", c.details(), "with another name at most: " + named);
  }

  /** What {@code event} is about, with what it is now: the event has not happened yet. */
  private Supplied before(Event event) {
    if (event instanceof LocationRegistered e) {
      return Supplied.of(e.location(), null);
    }
    if (event instanceof LocationChanged e) {
      return before(e.location());
    }
    if (event instanceof HealthcareServiceRegistered e) {
      return Supplied.of(e.service(), null);
    }
    if (event instanceof HealthcareServiceChanged e) {
      return Supplied.of(e.service(), turn.service(e.service()).details());
    }
    if (event instanceof ScheduleRegistered e) {
      return Supplied.of(e.schedule(), null);
    }
    if (event instanceof ScheduleChanged e) {
      Schedule schedule = turn.schedules().schedule(e.schedule());
      return Supplied.of(e.schedule(), schedule == null ? null : schedule.details());
    }
    OrganizationChanged e = (OrganizationChanged) event;
    Organization own = turn.partners().organization(e.organization());
    return Supplied.of(e.organization(), own == null ? e.details() : own.details());
  }

  /** One that had been retired is as new. */
  private Supplied before(LocationId id) {
    Location location = turn.partners().location(id);
    return Supplied.of(id, location == null || !location.active() ? null : location.details());
  }
}
