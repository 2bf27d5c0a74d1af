package nl.doorstroom.waits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.OutcomeDraft;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** What planners may ask of a {@link RandomRegion}, by its chance. */
final class RandomPlanning {

  private static final Restriction GP_ONLY =
      new Restriction(Set.of(), Set.of(ReferrerType.GP), Set.of(), Set.of(), Set.of());

  private final RandomRegion random;

  RandomPlanning(RandomRegion random) {
    this.random = random;
  }

  List<Supplier<@Nullable Command>> askings() {
    return List.of(
        this::plan,
        this::schedule,
        this::publish,
        this::publish,
        this::change,
        this::change,
        this::replaceWindow,
        this::replaceWindow,
        this::claimInSchedule,
        this::claimInSchedule,
        this::clear,
        this::clear,
        this::undoClearing,
        this::undoClearing,
        this::undoClearing,
        this::confirm,
        this::confirm,
        this::confirm,
        this::decline,
        this::erase,
        this::open,
        this::update,
        this::update,
        this::update,
        this::update,
        this::positions,
        this::positions,
        this::outcomes,
        this::supply,
        this::supply,
        this::finish,
        this::undo,
        this::offer,
        this::offer,
        this::answer,
        this::answer,
        this::answer,
        this::stop,
        this::upkeep,
        this::upkeep,
        this::upkeep);
  }

  private Region region() {
    return random.region();
  }

  private HealthcareService service() {
    return random.pick(random.services());
  }

  private boolean chance(int outOf) {
    return random.upTo(outOf) == 0;
  }

  private <T> @Nullable T any(Collection<T> things) {
    return things.isEmpty() ? null : random.pick(List.copyOf(things));
  }

  private Command plan() {
    HealthcareService service = service();
    HealthcareService.Details d = service.details();
    Planning planning =
        new Planning(
            chance(2) ? 1 + random.upTo(8) : null,
            chance(3) ? Map.of(Allotment.OWN_WAITING_LIST, 2) : Map.of(),
            chance(2) ? List.of(new ReleaseStep(Allotment.NEW_REFERRAL, 1)) : List.of(),
            !chance(3),
            1 + random.upTo(4));
    return new PartnerCommand.RegisterHealthcareService(
        service.id(),
        service.location(),
        new HealthcareService.Details(
            d.name(),
            d.externalId(),
            d.category(),
            d.careQuestions(),
            d.echelons(),
            d.diagnosisGroups(),
            d.ageClasses(),
            d.languages(),
            d.deliveries(),
            d.insurers(),
            d.division(),
            d.waitingListFirst(),
            d.note(),
            true,
            planning),
        service.organization(),
        null);
  }

  private Command schedule() {
    HealthcareService service = service();
    Schedule recoded =
        any(
            region().schedules().schedules().stream()
                .filter(s -> s.organization().equals(service.organization()))
                .toList());
    return new ScheduleCommand.RegisterSchedule(
        recoded == null || !chance(3) ? null : recoded.id(),
        new Schedule.Details(
            service.location(), "kamer-" + (1 + random.upTo(2)), 1 + random.upTo(3), !chance(9)),
        service.organization(),
        null);
  }

  private SlotDraft draft(
      HealthcareService service, @Nullable String key, @Nullable ScheduleId schedule, int hours) {
    Instant start =
        random.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1L + random.upTo(hours)));
    return new SlotDraft(
        service.id(),
        key,
        chance(4) ? SlotKind.TREATMENT_START : SlotKind.INTAKE,
        start,
        start.plus(Duration.ofMinutes(50)),
        1 + random.upTo(2),
        chance(2) ? Allotment.OWN_WAITING_LIST : chance(2) ? Allotment.NEW_REFERRAL : null,
        Delivery.ON_SITE,
        schedule,
        restriction(),
        chance(3) ? List.of(new ReleaseStep(Allotment.HIGH_URGENCY, random.upTo(3))) : null,
        OverrideReason.OTHER,
        chance(3));
  }

  private Restriction restriction() {
    return switch (random.upTo(8)) {
      case 0 -> GP_ONLY;
      case 1 -> new Restriction(Set.of(), Set.of(ReferrerType.SELF), Set.of(), Set.of(), Set.of());
      case 2 ->
          new Restriction(
              Set.of(random.practice()), Set.of(), Set.of(), Set.of(), Set.of(Urgency.HIGH));
      default -> Restriction.NONE;
    };
  }

  private @Nullable Command publish() {
    Schedule schedule = any(region().schedules().schedules());
    HealthcareService service =
        schedule == null
            ? null
            : any(
                random.services().stream()
                    .filter(s -> s.organization().equals(schedule.organization()))
                    .toList());
    return schedule == null || service == null
        ? null
        : new SlotCommand.PublishSlots(
            List.of(draft(service, "agenda-" + random.upTo(40), schedule.id(), 200)),
            service.organization());
  }

  private @Nullable Slot slot() {
    return any(region().slots().slots());
  }

  private OrganizationId owner(Slot slot) {
    return random.ownerOf(slot.service());
  }

  private @Nullable Command change() {
    Slot slot = any(region().slots().slots().stream().filter(s -> s.free() > 0).toList());
    if (slot == null) {
      return null;
    }
    Duration later = Duration.ofHours(random.upTo(3));
    return new SlotCommand.ChangeSlot(
        slot.id(),
        new SlotDraft(
            slot.service(),
            slot.externalId(),
            slot.kind(),
            slot.start().plus(later),
            slot.end().plus(later),
            1 + random.upTo(3),
            null,
            slot.delivery(),
            slot.schedule(),
            slot.restriction(),
            null,
            OverrideReason.OTHER,
            chance(2)),
        owner(slot),
        null);
  }

  private @Nullable Command replaceWindow() {
    Schedule schedule = any(region().schedules().schedules());
    if (schedule == null) {
      return null;
    }
    HealthcareService service =
        random.pick(
            random.services().stream()
                .filter(s -> s.organization().equals(schedule.organization()))
                .toList());
    List<SlotDraft> drafts = new ArrayList<>();
    for (int i = random.upTo(4); i > 0; i--) {
      drafts.add(draft(service, "agenda-" + i, schedule.id(), 70));
    }
    return new ScheduleCommand.ReplaceWindow(
        schedule.id(),
        random.now(),
        random.now().plus(Duration.ofDays(3)),
        drafts,
        schedule.organization(),
        null);
  }

  private @Nullable Command clear() {
    Slot taken =
        any(
            region().slots().slots().stream()
                .filter(s -> s.schedule() != null && !s.started() && !s.claims().isEmpty())
                .toList());
    Schedule schedule =
        taken == null || taken.schedule() == null
            ? any(region().schedules().schedules())
            : region().schedules().schedule(taken.schedule());
    return schedule == null
        ? null
        : new ScheduleCommand.ClearSchedule(
            schedule.id(),
            random.now(),
            random.now().plus(Duration.ofHours(200)),
            WithdrawReason.PRACTITIONER_ABSENT,
            schedule.organization());
  }

  private @Nullable Command claimInSchedule() {
    Slot slot =
        any(
            region().slots().slots().stream()
                .filter(s -> s.schedule() != null && s.free() > 0)
                .toList());
    WaitingPosition position =
        slot == null
            ? null
            : any(
                region().waiting().of(slot.service()).stream()
                    .filter(p -> p.isOpen() && p.booking() == null)
                    .filter(p -> p.phase() == slot.kind().ends())
                    .toList());
    return slot == null || position == null
        ? null
        : new SlotCommand.ClaimSlot(slot.id(), null, position.id(), owner(slot));
  }

  private @Nullable Command undoClearing() {
    List<Clearing> standing =
        region().schedules().clearings().stream().filter(c -> !c.undone()).toList();
    Clearing moving =
        any(
            standing.stream()
                .filter(c -> !c.moving().isEmpty() && c.to().isAfter(random.now()))
                .toList());
    Clearing clearing = moving == null ? any(standing) : moving;
    Schedule schedule =
        clearing == null ? null : region().schedules().schedule(clearing.schedule());
    return clearing == null || schedule == null
        ? null
        : new ScheduleCommand.UndoClearing(clearing.id(), schedule.organization());
  }

  private @Nullable Slot claimed() {
    return any(region().slots().slots().stream().filter(s -> !s.claims().isEmpty()).toList());
  }

  private @Nullable Slot pending() {
    return any(
        region().slots().slots().stream()
            .filter(s -> s.claims().stream().anyMatch(c -> c.confirmBy() != null))
            .toList());
  }

  private @Nullable Claim pendingOf(@Nullable Slot slot) {
    return slot == null
        ? null
        : any(slot.claims().stream().filter(c -> c.confirmBy() != null).toList());
  }

  private @Nullable Command confirm() {
    Slot slot = pending();
    Claim claim = pendingOf(slot);
    return slot == null || claim == null
        ? null
        : new SlotCommand.ConfirmClaim(slot.id(), claim.id(), owner(slot));
  }

  private @Nullable Command decline() {
    Slot slot = pending();
    Claim claim = pendingOf(slot);
    return slot == null || claim == null
        ? null
        : new SlotCommand.DeclineClaim(
            slot.id(), claim.id(), DeclineReason.NOT_SUITABLE, owner(slot));
  }

  private @Nullable Command erase() {
    Slot slot = chance(2) ? claimed() : slot();
    Claim claim =
        slot == null ? null : any(slot.cancelled().isEmpty() ? slot.claims() : slot.cancelled());
    return slot == null || claim == null
        ? null
        : new SlotCommand.EraseOutcome(slot.id(), claim.id(), owner(slot));
  }

  private Command open() {
    return new ImportCommand.OpenImport(ImportKind.CSV, service().organization());
  }

  private @Nullable Import running() {
    return any(
        region().imports().all().stream().filter(i -> i.state() == ImportState.RUNNING).toList());
  }

  private HealthcareService serviceOf(Import under) {
    return random.pick(
        random.services().stream()
            .filter(s -> s.organization().equals(under.organization()))
            .toList());
  }

  private @Nullable Command update() {
    Import under = running();
    if (under == null) {
      return null;
    }
    Slot brought =
        any(
            region().slots().slots().stream()
                .filter(s -> under.id().equals(s.source()) && s.free() == s.capacity())
                .toList());
    if (brought != null && chance(2)) {
      return new ImportCommand.UpdateSlots(
          under.id(), List.of(new SlotItem.Put(later(brought))), under.organization());
    }
    HealthcareService service = serviceOf(under);
    List<SlotItem> items = new ArrayList<>();
    for (int i = 1 + random.upTo(3); i > 0; i--) {
      String key = "import-" + random.upTo(2);
      items.add(
          chance(4)
              ? new SlotItem.Withdraw(service.id(), key, WithdrawReason.NOT_IN_SOURCE)
              : new SlotItem.Put(draft(service, key, null, 200)));
    }
    return new ImportCommand.UpdateSlots(under.id(), items, under.organization());
  }

  private static SlotDraft later(Slot slot) {
    Duration hour = Duration.ofHours(1);
    return new SlotDraft(
        slot.service(),
        slot.externalId(),
        slot.kind(),
        slot.start().plus(hour),
        slot.end().plus(hour),
        slot.capacity(),
        null,
        slot.delivery(),
        slot.schedule(),
        slot.restriction(),
        null,
        OverrideReason.OTHER,
        false);
  }

  private @Nullable Command positions() {
    Import under = running();
    return under == null
        ? null
        : new ImportCommand.ImportPositions(
            under.id(),
            List.of(
                new PositionDraft(
                    serviceOf(under).id(),
                    new PersonToken("imported-" + random.upTo(500)),
                    WaitPhase.INTAKE,
                    TestRegion.request(Urgency.PRIORITY, null),
                    random.today().minusDays(random.upTo(60)),
                    null)),
            under.organization());
  }

  /** A service as it is but for one thing, a location that comes and goes, or an agenda there. */
  private @Nullable Command supply() {
    Import under = running();
    if (under == null) {
      return null;
    }
    HealthcareService service = serviceOf(under);
    OrganizationId by = under.organization();
    SupplyItem item =
        switch (random.upTo(3)) {
          case 0 ->
              new SupplyItem.OfLocation(
                  new PartnerCommand.RegisterLocation(
                      null, by, TestRegion.location("supplied-" + random.upTo(2)), null));
          case 1 ->
              new SupplyItem.OfOffer(
                  new PartnerCommand.RegisterHealthcareService(
                      service.id(),
                      service.location(),
                      service.details().active()
                          ? service.details().ended()
                          : revived(service.details()),
                      by,
                      null));
          default ->
              new SupplyItem.OfSchedule(
                  new RegisterSchedule(
                      null,
                      new Schedule.Details(
                          service.location(), "supplied-" + random.upTo(2), 1, chance(2)),
                      by,
                      null));
        };
    return new ImportCommand.ImportSupply(under.id(), List.of(item), by);
  }

  private static HealthcareService.Details revived(HealthcareService.Details d) {
    return new HealthcareService.Details(
        d.name(),
        d.externalId(),
        d.category(),
        d.careQuestions(),
        d.echelons(),
        d.diagnosisGroups(),
        d.ageClasses(),
        d.languages(),
        d.deliveries(),
        d.insurers(),
        d.division(),
        d.waitingListFirst(),
        d.note(),
        true,
        d.planning());
  }

  private @Nullable Command outcomes() {
    Import under = running();
    Slot slot = claimed();
    Claim claim = slot == null ? null : any(slot.claims());
    return under == null || slot == null || claim == null
        ? null
        : new ImportCommand.ImportOutcomes(
            under.id(),
            List.of(
                new OutcomeDraft(
                    slot.id(), claim.id(), chance(2) ? Outcome.ATTENDED : Outcome.NO_SHOW)),
            under.organization());
  }

  private @Nullable Command finish() {
    Import under = running();
    return under == null || !chance(4)
        ? null
        : new ImportCommand.FinishImport(under.id(), chance(2), under.organization());
  }

  private @Nullable Command undo() {
    List<Import> standing =
        region().imports().all().stream().filter(i -> i.lasts().isAfter(random.now())).toList();
    Import changed = any(standing.stream().filter(i -> i.counts().changed() > 0).toList());
    Import under = changed == null ? any(standing) : changed;
    return under == null ? null : new ImportCommand.UndoImport(under.id(), under.organization());
  }

  private @Nullable Command offer() {
    Slot slot = any(region().slots().slots().stream().filter(s -> s.free() > 0).toList());
    return slot == null
        ? null
        : new OfferCommand.StartOffering(
            slot.id(), 1 + random.upTo(2), 1 + random.upTo(8), owner(slot));
  }

  private @Nullable Offering offering() {
    return any(region().offers().offerings().stream().filter(Offering::isRunning).toList());
  }

  private @Nullable Command answer() {
    Offering offering = offering();
    Slot slot = offering == null ? null : region().slots().slot(offering.slot());
    Offer offer = offering == null ? null : any(offering.offers());
    return offering == null || slot == null || offer == null
        ? null
        : new OfferCommand.AnswerOffer(
            offering.id(), offer.id(), random.pick(List.of(OfferAnswer.values())), owner(slot));
  }

  private @Nullable Command stop() {
    Offering offering = offering();
    Slot slot = offering == null ? null : region().slots().slot(offering.slot());
    return offering == null || slot == null || !chance(3)
        ? null
        : new OfferCommand.StopOffering(offering.id(), owner(slot));
  }

  private @Nullable Command upkeep() {
    HealthcareService service = service();
    Feed feed = any(region().upkeep().feeds());
    Measure measure = any(region().upkeep().measures());
    return switch (random.upTo(7)) {
      case 0 -> new UpkeepCommand.ConfirmServices(Set.of(), service.organization());
      case 1 ->
          new UpkeepCommand.DeclareCapacity(
              service.id(),
              CapacityStatus.ROOM,
              random.upTo(9),
              null,
              null,
              null,
              service.organization());
      case 2 ->
          new UpkeepCommand.RegisterFeed(
              null,
              "epd",
              FeedKind.SLOTS,
              Duration.ofHours(1L + random.upTo(30)),
              Set.of(service.id()),
              service.organization(),
              null);
      case 3 ->
          feed == null
              ? null
              : new UpkeepCommand.ReportFeed(feed.id(), random.now(), feed.organization());
      case 4 ->
          feed == null || !chance(3)
              ? null
              : new UpkeepCommand.EndFeed(feed.id(), feed.organization());
      case 5 ->
          new UpkeepCommand.RecordMeasure(
              service.id(),
              MeasureKind.GROUP_TREATMENT,
              random.today(),
              2,
              null,
              service.organization());
      default ->
          measure == null
              ? null
              : new UpkeepCommand.EndMeasure(
                  measure.id(), random.today(), random.ownerOf(measure.service()));
    };
  }
}
