package nl.doorstroom.feeds.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.OutcomeDraft;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.feeds.reading.Meant;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rows would do to a region as it stands, each by itself: the region's own rules are
 * asked, and nothing is changed. What rows of one file do to each other shows when they are done.
 *
 * <p><b>Threads.</b> Reads the committed region: on that region's context, for a chunk at a time.
 */
final class Judge {

  /** Stands for the next person in a question that is never put as a command. */
  private static final PersonToken SOMEONE = new PersonToken("someone");

  private final Region region;
  private final OrganizationId by;
  private final Instant now;
  private final Mine mine;

  Judge(Region region, OrganizationId by, Instant now, Mine mine) {
    this.region = region;
    this.by = by;
    Instant last = region.lastAt();
    this.now = last != null && last.isAfter(now) ? last : now;
    this.mine = mine;
  }

  List<Judged> judge(List<Understood> rows) {
    List<Judged> judged = new ArrayList<>(rows.size());
    for (Understood row : rows) {
      judged.add(
          row.meant() == null
              ? new Judged(
                  RowReport.misread(row.row(), Objects.requireNonNull(row.misread(), "misread")),
                  null)
              : judge(row, row.meant()));
    }
    return judged;
  }

  private Judged judge(Understood row, Meant meant) {
    RowReport report = RowReport.of(row.row(), meant, Verdict.UNCHANGED);
    if (meant instanceof Meant.Place place) {
      return place(report, place);
    }
    if (meant instanceof Meant.Gone gone) {
      SlotItem item =
          new SlotItem.Withdraw(gone.service(), gone.key(), WithdrawReason.NOT_IN_SOURCE);
      return slot(report, item, item, Verdict.WITHDRAWN);
    }
    if (meant instanceof Meant.Agenda agenda) {
      return agenda(report, agenda);
    }
    if (meant instanceof Meant.Appointment appointment) {
      return appointment(report, appointment);
    }
    if (meant instanceof Meant.Waiter waiter) {
      return waiter(report, waiter);
    }
    return supply(report, meant);
  }

  private Judged place(RowReport report, Meant.Place place) {
    Slot slot = region.slots().slot(place.service(), place.key());
    SlotItem item = new SlotItem.Put(draft(place, place.kind()));
    if (slot != null) {
      return slot(report, item, item, Verdict.CHANGED);
    }
    // Whether it may be published does not depend on its kind, and places of this one are not
    // divided: so the places of the whole service are not counted for every row.
    SlotItem asked = new SlotItem.Put(draft(place, SlotKind.TREATMENT_START));
    return slot(report, item, asked, Verdict.NEW);
  }

  private Judged slot(RowReport report, SlotItem item, SlotItem asked, Verdict done) {
    Decision decision = region.decide(new UpdateSlots(null, List.of(asked), by), now);
    if (decision instanceof Decision.Rejected no) {
      return new Judged(report.because(verdict(no.rejection()), no.rejection()), null);
    }
    return changesNothing(decision)
        ? new Judged(report, null)
        : new Judged(with(report, done), new Deed.OfSlot(item));
  }

  private SlotDraft draft(Meant.Place place, SlotKind kind) {
    SlotDraft draft =
        new SlotDraft(
            place.service(),
            place.key(),
            kind,
            place.start(),
            place.end(),
            place.capacity(),
            place.allotment(),
            place.delivery());
    ScheduleId schedule = scheduleId(place.schedule());
    return schedule == null ? draft : draft.in(schedule);
  }

  private @Nullable ScheduleId scheduleId(@Nullable String code) {
    Schedule schedule = code == null ? null : region.schedules().schedule(by, code);
    return schedule == null ? null : schedule.id();
  }

  private Judged agenda(RowReport report, Meant.Agenda agenda) {
    Schedule present = region.schedules().schedule(by, agenda.key());
    if (present == null && !agenda.active()) {
      return new Judged(report, null);
    }
    Verdict done =
        present == null ? Verdict.NEW : agenda.active() ? Verdict.CHANGED : Verdict.WITHDRAWN;
    return supply(report, registration(agenda, by), done);
  }

  static SupplyItem.OfSchedule registration(Meant.Agenda agenda, OrganizationId by) {
    return new SupplyItem.OfSchedule(
        new RegisterSchedule(
            null,
            new Schedule.Details(
                agenda.location(), agenda.key(), agenda.capacity(), agenda.active()),
            by,
            null));
  }

  private Judged supply(RowReport report, Meant meant) {
    SupplyDraft draft = SupplyDraft.of(meant, region, by);
    return draft == null ? new Judged(report, null) : supply(report, draft.item(), draft.done());
  }

  private Judged supply(RowReport report, SupplyItem item, Verdict done) {
    Judged alone = alone(report, SupplyDraft.command(item), done);
    return alone.deed() == null ? alone : new Judged(alone.report(), new Deed.OfSupply(item));
  }

  private Judged alone(RowReport report, Command command, Verdict done) {
    Decision decision = region.decide(command, now);
    if (decision instanceof Decision.Rejected no) {
      return new Judged(report.because(verdict(no.rejection()), no.rejection()), null);
    }
    return changesNothing(decision)
        ? new Judged(report, null)
        : new Judged(with(report, done), new Deed.Alone(command));
  }

  private Judged appointment(RowReport report, Meant.Appointment appointment) {
    Slot slot = slotOf(appointment);
    if (slot == null) {
      return refused(report, Rejection.Reason.NOT_FOUND, "externalId", "the key of a place");
    }
    if (slot.claims().size() != 1) {
      return refused(
          report,
          slot.claims().isEmpty() ? Rejection.Reason.NOT_FOUND : Rejection.Reason.INVALID,
          "claim",
          "one appointment on " + slot.id().value() + "; it has " + slot.claims().size());
    }
    Claim claim = slot.claims().get(0);
    Decision decision =
        region.decide(new RecordOutcome(slot.id(), claim.id(), appointment.outcome(), by), now);
    if (decision instanceof Decision.Rejected no) {
      return new Judged(report.because(verdict(no.rejection()), no.rejection()), null);
    }
    if (changesNothing(decision)) {
      return new Judged(report, null);
    }
    return new Judged(
        with(report, claim.outcome() == null ? Verdict.NEW : Verdict.CHANGED),
        new Deed.OfOutcome(new OutcomeDraft(slot.id(), claim.id(), appointment.outcome())));
  }

  private @Nullable Slot slotOf(Meant.Appointment appointment) {
    if (appointment.service() != null) {
      return region.slots().slot(appointment.service(), appointment.key());
    }
    for (HealthcareService service : region.partners().services()) {
      if (service.organization().equals(by)) {
        Slot slot = region.slots().slot(service.id(), appointment.key());
        if (slot != null) {
          return slot;
        }
      }
    }
    return null;
  }

  private Judged waiter(RowReport report, Meant.Waiter waiter) {
    PositionId id = mine.position(new Mine.Wait(waiter.key(), waiter.service()));
    WaitingPosition present = id == null ? null : region.waiting().position(id);
    if (present == null) {
      return waiter.closed() == null ? newcomer(report, waiter) : new Judged(report, null);
    }
    if (waiter.closed() != null) {
      return present.isOpen()
          ? alone(
              report, new ClosePosition(present.id(), waiter.closed(), by, null), Verdict.WITHDRAWN)
          : new Judged(report, null);
    }
    String differs = difference(present, waiter);
    if (differs != null) {
      return new Judged(
          report.because(
              Verdict.CONFLICT,
              Rejection.Reason.ALREADY_EXISTS.name(),
              differs,
              "as it is registered; correct it there"),
          null);
    }
    return alone(
        report,
        new ReprioritisePosition(present.id(), waiter.request().urgency(), by, null),
        Verdict.CHANGED);
  }

  private Judged newcomer(RowReport report, Meant.Waiter waiter) {
    Decision decision =
        region.decide(
            new RegisterPosition(
                waiter.service(),
                SOMEONE,
                waiter.phase(),
                waiter.request(),
                waiter.since(),
                waiter.intakeOn(),
                by),
            now);
    return decision instanceof Decision.Rejected no
        ? new Judged(report.because(verdict(no.rejection()), no.rejection()), null)
        : new Judged(
            with(report, Verdict.NEW),
            new Deed.OfPosition(
                new PositionDraft(
                    waiter.service(),
                    SOMEONE,
                    waiter.phase(),
                    waiter.request(),
                    waiter.since(),
                    waiter.intakeOn()),
                waiter.key()));
  }

  /** What no file changes of someone who already waits; the age class follows the calendar. */
  private static @Nullable String difference(WaitingPosition present, Meant.Waiter waiter) {
    if (!present.isOpen()) {
      return "closed";
    }
    if (!present.service().equals(waiter.service())) {
      return "service";
    }
    if (present.phase() != waiter.phase()) {
      return "phase";
    }
    if (!present.since().equals(waiter.since())) {
      return "since";
    }
    return present.request().careQuestion() == waiter.request().careQuestion()
        ? null
        : "careQuestion";
  }

  private static Judged refused(
      RowReport report, Rejection.Reason reason, String field, String expected) {
    return new Judged(report.because(Verdict.REFUSED, reason.name(), field, expected), null);
  }

  private static RowReport with(RowReport report, Verdict verdict) {
    return new RowReport(
        report.content(),
        report.row(),
        report.line(),
        verdict,
        null,
        null,
        null,
        null,
        report.key(),
        report.service(),
        report.kind(),
        report.start(),
        report.end());
  }

  private static boolean changesNothing(Decision decision) {
    return decision instanceof Decision.Accepted yes && yes.events().isEmpty();
  }

  private static final Set<Rejection.Reason> PAST =
      Set.of(Rejection.Reason.SLOT_IN_PAST, Rejection.Reason.SLOT_STARTED);

  private static final Set<Rejection.Reason> IN_THE_WAY =
      Set.of(
          Rejection.Reason.SLOT_IN_USE,
          Rejection.Reason.SLOT_BLOCKED,
          Rejection.Reason.SCHEDULE_FULL,
          Rejection.Reason.ALREADY_EXISTS,
          Rejection.Reason.ALREADY_CLAIMED,
          Rejection.Reason.STALE_VERSION);

  /** What a refusal by the region means for a row. */
  static Verdict verdict(Rejection rejection) {
    if (PAST.contains(rejection.reason())) {
      return Verdict.UNCHANGED;
    }
    return IN_THE_WAY.contains(rejection.reason()) ? Verdict.CONFLICT : Verdict.REFUSED;
  }
}
