package nl.doorstroom.domain;

import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.HEREPLEIN;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.ImportPositions;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportCommand.OpenImport;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ClearSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.UndoClearing;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotCommand.ConfirmClaim;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.EraseOutcome;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PersonToken;
import org.jspecify.annotations.Nullable;

/** What planners ask in a {@link Walk}: as the numbers of a step have it. */
final class WalkPlanning {

  /** Few, so that the same place is brought, changed and withdrawn again. */
  private static final int KEYS = 6;

  private final Region region;

  WalkPlanning(Region region) {
    this.region = region;
  }

  @Nullable Command command(Walk.Step step, Instant now) {
    return switch (Math.floorMod(step.three(), 13)) {
      case 0, 1, 2 -> bring(step, now);
      case 3 -> undo(step);
      case 4 -> registerOne(step);
      case 5 -> offer(step);
      case 6, 7 -> answer(step);
      case 8 -> change(step);
      case 9 -> clear(step, now);
      case 10 -> confirm(step);
      case 11 -> supply(step);
      default -> erase(step);
    };
  }

  private @Nullable Import running() {
    return region.imports().all().stream()
        .filter(i -> i.state() == ImportState.RUNNING)
        .findFirst()
        .orElse(null);
  }

  private static SlotDraft draft(Walk.Step step, Instant now) {
    Instant start = now.plus(Duration.ofHours(1L + Math.floorMod(step.two(), 90)));
    return new SlotDraft(
        MOOD_TEAM,
        "key-" + Math.floorMod(step.one(), KEYS),
        SlotKind.INTAKE,
        start,
        start.plus(Duration.ofHours(1)),
        1 + Math.floorMod(step.two(), 2),
        step.one() % 2 == 0 ? Allotment.OWN_WAITING_LIST : Allotment.NEW_REFERRAL,
        Delivery.ON_SITE,
        inRoom(step) ? PlanningWords.ROOM : null,
        Restriction.NONE,
        List.of(new ReleaseStep(Allotment.NEW_REFERRAL, 1)),
        OverrideReason.OTHER,
        step.two() % 5 == 0);
  }

  private static boolean inRoom(Walk.Step step) {
    return step.one() % 3 == 0;
  }

  private Command bring(Walk.Step step, Instant now) {
    Import under = running();
    if (under == null) {
      return new OpenImport(ImportKind.CSV, DE_BRUGWACHTER);
    }
    if (step.two() % 9 == 0) {
      return new FinishImport(under.id(), false, DE_BRUGWACHTER);
    }
    if (region.schedules().schedule(PlanningWords.ROOM) == null && inRoom(step)) {
      return new RegisterSchedule(
          null, new Schedule.Details(HEREPLEIN, "kamer-3", 2, true), DE_BRUGWACHTER, null);
    }
    SlotItem item =
        step.two() % 7 == 0
            ? new SlotItem.Withdraw(
                MOOD_TEAM, "key-" + Math.floorMod(step.one(), KEYS), WithdrawReason.OTHER)
            : new SlotItem.Put(draft(step, now));
    return new UpdateSlots(under.id(), List.of(item), DE_BRUGWACHTER);
  }

  private @Nullable Command undo(Walk.Step step) {
    List<Import> all = List.copyOf(region.imports().all());
    return all.isEmpty()
        ? null
        : new UndoImport(
            all.get(all.size() - 1 - Math.floorMod(step.one(), Math.min(2, all.size()))).id(),
            DE_BRUGWACHTER);
  }

  private @Nullable Command registerOne(Walk.Step step) {
    Import under = running();
    return under == null
        ? null
        : new ImportPositions(
            under.id(),
            List.of(
                new PositionDraft(
                    MOOD_TEAM,
                    new PersonToken("brought-" + Math.floorMod(step.one(), 300)),
                    WaitPhase.INTAKE,
                    request(),
                    MONDAY,
                    null)),
            DE_BRUGWACHTER);
  }

  /** A location, a service at it or an agenda there, of few: to be changed and taken back again. */
  private @Nullable Command supply(Walk.Step step) {
    Import under = running();
    if (under == null) {
      return null;
    }
    String name = "supplied-" + Math.floorMod(step.one(), 2);
    Location.Details site =
        new Location.Details(
            name + " " + Math.floorMod(step.two(), 3), name, null, null, null, null, null);
    Location present =
        region.partners().locations().stream()
            .filter(l -> name.equals(l.details().externalId()))
            .findFirst()
            .orElse(null);
    SupplyItem item;
    if (present == null || step.two() % 3 == 0) {
      item = new SupplyItem.OfLocation(new RegisterLocation(null, DE_BRUGWACHTER, site, null));
    } else if (step.two() % 3 == 1) {
      item =
          new SupplyItem.OfOffer(
              new RegisterHealthcareService(
                  null,
                  present.id(),
                  new HealthcareService.Details(
                      name,
                      name,
                      ServiceCategory.GGZ_TREATMENT,
                      Set.of(),
                      Set.of(),
                      Set.of(),
                      Set.of(),
                      Set.of("nl"),
                      Set.of(),
                      null,
                      Map.of(),
                      step.one() % 4 == 0,
                      null,
                      true),
                  DE_BRUGWACHTER,
                  null));
    } else {
      item =
          new SupplyItem.OfSchedule(
              new RegisterSchedule(
                  null,
                  new Schedule.Details(present.id(), name, 1 + Math.floorMod(step.one(), 2), true),
                  DE_BRUGWACHTER,
                  null));
    }
    return new ImportSupply(under.id(), List.of(item), DE_BRUGWACHTER);
  }

  private List<Slot> slots() {
    return region.slots().slots().stream()
        .filter(s -> !s.started() && !s.withdrawn())
        .sorted(Comparator.comparing(s -> s.id().value()))
        .toList();
  }

  private static OrganizationId owner(Slot slot) {
    return slot.service().equals(WIERDE_TEAM) ? DE_WIERDE : DE_BRUGWACHTER;
  }

  private static <T> T pick(List<T> things, int number) {
    return things.get(Math.floorMod(number, things.size()));
  }

  private @Nullable Command offer(Walk.Step step) {
    List<Slot> free = slots().stream().filter(s -> s.free() > 0).toList();
    if (free.isEmpty()) {
      return null;
    }
    Slot slot = pick(free, step.one());
    return new StartOffering(
        slot.id(), 1 + Math.floorMod(step.two(), 2), 1 + Math.floorMod(step.two(), 6), owner(slot));
  }

  private @Nullable Command answer(Walk.Step step) {
    List<Offering> running =
        region.offers().offerings().stream().filter(Offering::isRunning).toList();
    if (running.isEmpty()) {
      return null;
    }
    Offering offering = pick(running, step.one());
    Slot slot = Objects.requireNonNull(region.slots().slot(offering.slot()), "slot");
    Offer offer = pick(offering.offers(), step.two());
    return step.two() % 11 == 0
        ? new StopOffering(offering.id(), owner(slot))
        : new AnswerOffer(
            offering.id(),
            offer.id(),
            pick(List.of(OfferAnswer.values()), step.one()),
            owner(slot));
  }

  private @Nullable Command change(Walk.Step step) {
    List<Slot> all = slots();
    if (all.isEmpty()) {
      return null;
    }
    Slot slot = pick(all, step.one());
    Duration later = Duration.ofHours(Math.floorMod(step.two(), 4));
    return new ChangeSlot(
        slot.id(),
        new SlotDraft(
            slot.service(),
            slot.externalId(),
            slot.kind(),
            slot.start().plus(later),
            slot.end().plus(later),
            1 + Math.floorMod(step.two(), 3),
            null,
            slot.delivery(),
            slot.schedule(),
            slot.restriction(),
            null,
            OverrideReason.OTHER,
            step.two() % 3 == 0),
        owner(slot),
        null);
  }

  private @Nullable Command clear(Walk.Step step, Instant now) {
    if (region.schedules().schedule(PlanningWords.ROOM) == null) {
      return null;
    }
    List<Clearing> standing =
        region.schedules().clearings().stream().filter(c -> !c.undone()).toList();
    return standing.isEmpty()
        ? new ClearSchedule(
            PlanningWords.ROOM,
            now,
            now.plus(Duration.ofDays(2)),
            WithdrawReason.PRACTITIONER_ABSENT,
            DE_BRUGWACHTER)
        : new UndoClearing(pick(standing, step.one()).id(), DE_BRUGWACHTER);
  }

  private @Nullable Command confirm(Walk.Step step) {
    for (Slot slot : slots()) {
      for (Claim claim : slot.claims()) {
        if (claim.confirmBy() != null) {
          return step.one() % 2 == 0
              ? new ConfirmClaim(slot.id(), claim.id(), owner(slot))
              : new DeclineClaim(slot.id(), claim.id(), DeclineReason.OTHER, owner(slot));
        }
      }
    }
    return null;
  }

  private @Nullable Command erase(Walk.Step step) {
    List<Slot> recorded =
        region.slots().slots().stream()
            .filter(
                s ->
                    !s.cancelled().isEmpty()
                        || s.claims().stream().anyMatch(c -> c.outcome() != null))
            .sorted(Comparator.comparing(s -> s.id().value()))
            .toList();
    if (recorded.isEmpty()) {
      return null;
    }
    Slot slot = pick(recorded, step.one());
    Claim claim =
        slot.cancelled().isEmpty() ? pick(slot.claims(), step.two()) : slot.cancelled().get(0);
    return new EraseOutcome(slot.id(), claim.id(), owner(slot));
  }
}
