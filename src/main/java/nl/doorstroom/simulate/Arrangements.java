package nl.doorstroom.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.waiting.ReferrerType;

/** What planners have arranged when the demonstration begins, as commands. */
final class Arrangements {

  /** How old what a feed brings is. */
  private static final Duration BROUGHT_AGO = Duration.ofMinutes(2);

  /** How old the last that came of a feed that stopped is. */
  private static final Duration STOPPED_AGO = Duration.ofDays(3);

  private static final int CLOSED_DAYS_MORE = 30;

  private static final int MEASURES_RUN_DAYS = 40;

  private static final int STOPPED_DAYS_AGO = 18;

  /** So many in treatment could go on elsewhere. */
  private static final int TREATED = 3;

  private final Catalogue catalogue;
  private final Chance chance;

  Arrangements(Catalogue catalogue, Chance chance) {
    this.catalogue = catalogue;
    this.chance = chance;
  }

  /** Agendas, of which each has one place at a time. */
  List<Command> schedules(Known known) {
    List<Command> commands = new ArrayList<>();
    for (Catalogue.Partner partner : catalogue.partners()) {
      for (Catalogue.Site site : partner.sites()) {
        for (Catalogue.Offer offer : site.offers()) {
          for (String code : offer.agendas()) {
            commands.add(
                new ScheduleCommand.RegisterSchedule(
                    null,
                    new Schedule.Details(known.location(site.key()), code, 1, true),
                    known.organization(partner.key()),
                    null));
          }
        }
      }
    }
    return commands;
  }

  /** Who answers for whom at the table, and people in treatment who are proposed there. */
  List<Command> tabled(Known known, RegionConfig config, People people) {
    List<Command> commands = new ArrayList<>();
    commands.add(Representatives.agreed(config, known));
    catalogue.offers().stream()
        .filter(offer -> offer.isGgz() && offer.waitingTreatment() > 0)
        .limit(TREATED)
        .forEach(
            offer -> {
              People.Person person = people.next(offer.details());
              commands.add(
                  new TransferCommand.ProposeTreatment(
                      TransferKind.STEP_DOWN,
                      known.service(offer.key()),
                      person.token(),
                      person.request(),
                      Destination.BASIC_GGZ,
                      null,
                      known.organization(offer.partner()),
                      TableWork.PROPOSER));
            });
    return commands;
  }

  /** Waits as providers declare them, and stops that hold. */
  List<Command> declarations(Known known, LocalDate today) {
    List<Command> commands = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      HealthcareServiceId service = known.service(offer.key());
      OrganizationId provider = known.organization(offer.partner());
      if (offer.declares()) {
        commands.add(new PartnerCommand.ReportWaits(service, declared(offer, today), provider));
      }
      Catalogue.Closure closure = offer.closure();
      if (closure != null) {
        commands.add(
            new PartnerCommand.AnnounceStop(
                new AdmissionStop.Scope(service, null, Set.of(), Set.of(), Set.of()),
                closure.reason(),
                today.minusDays(STOPPED_DAYS_AGO),
                today.plusDays(closure.days()),
                null,
                provider));
      }
    }
    return commands;
  }

  private Map<WaitPhase, HealthcareService.ReportedWait> declared(
      Catalogue.Offer offer, LocalDate today) {
    LocalDate asOf = today.minusDays(2L + chance.below(offer.stale() ? 90 : 30));
    return Map.of(
        WaitPhase.INTAKE,
        new HealthcareService.ReportedWait(
            offer.intakeDays(), asOf, Math.max(3, offer.waitingIntake() / 2), null),
        WaitPhase.TREATMENT,
        new HealthcareService.ReportedWait(
            offer.treatmentDays(), asOf, Math.max(3, offer.waitingTreatment() / 2), null));
  }

  /** Capacity beside places, measures against waiting, and feeds. */
  List<Command> upkeep(Known known, LocalDate today) {
    List<Command> commands = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      HealthcareServiceId service = known.service(offer.key());
      OrganizationId provider = known.organization(offer.partner());
      Plan.Room room = offer.plan().room();
      if (room != null) {
        commands.add(declared(room, service, today, today.plusDays(room.days()), provider));
      }
      Plan.Effort effort = offer.plan().effort();
      if (effort != null) {
        commands.add(
            new UpkeepCommand.RecordMeasure(
                service,
                effort.kind(),
                today.minusDays(Math.floorMod(offer.key().hashCode(), MEASURES_RUN_DAYS)),
                effort.placesPerWeek(),
                effort.weeksShorter(),
                provider));
      }
      Plan.Source source = offer.plan().source();
      if (source != null) {
        commands.add(
            new UpkeepCommand.RegisterFeed(
                null,
                source.code(),
                source.kind(),
                source.interval(),
                servicesOf(offer.partner(), known),
                provider,
                null));
      }
    }
    return commands;
  }

  static Command declared(
      Plan.Room room,
      HealthcareServiceId service,
      LocalDate today,
      LocalDate validUntil,
      OrganizationId by) {
    return new UpkeepCommand.DeclareCapacity(
        service,
        room.status(),
        room.perWeek(),
        room.couldOpen(),
        room.status() == CapacityStatus.CLOSED_UNTIL ? today.plusDays(CLOSED_DAYS_MORE) : null,
        validUntil,
        by);
  }

  private Set<HealthcareServiceId> servicesOf(String partner, Known known) {
    Set<HealthcareServiceId> services = new HashSet<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      if (offer.partner().equals(partner)) {
        services.add(known.service(offer.key()));
      }
    }
    return services;
  }

  /** Each feed that never reported does so; what one brings that stopped is old. */
  List<Command> reports(Known known, Region region, Instant now) {
    List<Command> commands = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      Plan.Source source = offer.plan().source();
      OrganizationId provider = known.organization(offer.partner());
      Feed feed = source == null ? null : region.upkeep().feed(provider, source.code());
      if (source != null && feed != null && feed.reportedAt() == null) {
        Duration ago = source.stopped() ? STOPPED_AGO : BROUGHT_AGO;
        commands.add(new UpkeepCommand.ReportFeed(feed.id(), now.minus(ago), provider));
      }
    }
    return commands;
  }

  /** Where claims are confirmed, a practice has just asked for a place. */
  List<Command> referrals(Known known, Region region, People people) {
    List<Command> commands = new ArrayList<>();
    List<String> practices = catalogue.practices();
    for (Catalogue.Offer offer : catalogue.offers()) {
      OrganizationId provider = known.organization(offer.partner());
      List<Slot> slots = List.copyOf(region.slots().of(known.service(offer.key())));
      boolean asked =
          slots.stream().flatMap(s -> s.claims().stream()).anyMatch(c -> !c.by().equals(provider));
      if (offer.plan().planning().confirmHours() == null || offer.closure() != null || asked) {
        continue;
      }
      slots.stream()
          .filter(s -> s.free() > 0 && Referrers.isForNewcomers(s))
          .filter(s -> s.allotment() == Allotment.NEW_REFERRAL)
          .filter(s -> s.restriction().referrers().isEmpty())
          .findFirst()
          .ifPresent(
              slot -> {
                People.Person person = people.next(offer.details());
                if (Queue.suits(slot.restriction(), person.request())) {
                  commands.add(
                      new SlotCommand.ReferToSlot(
                          slot.id(),
                          null,
                          person.request(),
                          ReferrerType.GP,
                          person.token(),
                          known.organization(chance.pick(practices))));
                }
              });
    }
    return commands;
  }
}
