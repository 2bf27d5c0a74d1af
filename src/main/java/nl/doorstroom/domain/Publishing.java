package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;
import static nl.doorstroom.domain.Refusals.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.PlaceLoss;
import org.jspecify.annotations.Nullable;

/**
 * Making places what drafts say, within one command: each is checked against what stands and what
 * the command makes of the rest.
 */
final class Publishing {

  /** Longest place there is. */
  private static final Duration LENGTH_MAX = Duration.ofHours(24);

  private final Turn turn;
  private final Agendas agendas;
  private final Shares shares;

  Publishing(Turn turn) {
    this.turn = turn;
    this.agendas = new Agendas(turn);
    this.shares = new Shares(turn);
  }

  /** Says beforehand that {@code slot} will be as {@code draft}, or, when null, will be gone. */
  void plan(Slot slot, @Nullable SlotDraft draft) {
    agendas.plan(slot, draft);
  }

  /** Whether {@code draft} is well-formed and {@code by} may publish it. */
  @Nullable Decision mayPublish(String field, SlotDraft draft, OrganizationId by) {
    Decision outOfBounds = withinBounds(field, draft);
    if (outOfBounds != null) {
      return outOfBounds;
    }
    HealthcareService service = turn.partners().service(draft.service());
    if (service == null) {
      return notFound(field + "service", draft.service());
    }
    if (!service.organization().equals(by)) {
      return notYours(by, service.organization().value());
    }
    Decision closed = Admission.offered(service);
    return closed == null ? agendas.known(field, draft.schedule(), by) : closed;
  }

  private @Nullable Decision withinBounds(String field, SlotDraft draft) {
    if (draft.capacity() < 1 || draft.capacity() > SlotDraft.CAPACITY_MAX) {
      return invalid(field + "capacity", draft.capacity(), "1 to " + SlotDraft.CAPACITY_MAX);
    }
    if (!draft.end().isAfter(draft.start())) {
      return invalid(field + "end", draft.end(), "after " + draft.start());
    }
    if (draft.end().isAfter(draft.start().plus(LENGTH_MAX))) {
      return invalid(field + "end", draft.end(), "within 24 hours of " + draft.start());
    }
    return first(
        text(field + "externalId", draft.externalId(), Refusals.TEXT_MAX),
        draft.releases() == null ? null : Refusals.releases(field + "releases", draft.releases()),
        Restrictions.known(field + "restriction.", draft.restriction(), turn));
  }

  /** Whether the times of {@code draft} are those of a real place; {@code slot} is what it was. */
  @Nullable Decision fitsInTime(String field, SlotDraft draft, @Nullable Slot slot) {
    if (turn.isPast(draft.start())) {
      return refuse(Reason.SLOT_IN_PAST, field + "start", draft.start(), "after " + turn.now());
    }
    return draft.override() == null ? dummy(field, draft, slot) : null;
  }

  private @Nullable Decision dummy(String field, SlotDraft draft, @Nullable Slot slot) {
    LocalDate last = turn.today().plusDays(turn.config().horizonDays());
    if (turn.dateOf(draft.start()).isAfter(last)) {
      return refuse(
          Reason.BEYOND_HORIZON, field + "start", draft.start(), "on " + last + " at the latest");
    }
    return agendas.isAtNight(draft.start(), draft.end())
        ? refuse(
            Reason.SLOT_AT_NIGHT,
            field + "start",
            draft.start(),
            "from 07:00 to 22:00, or a reason to override")
        : agendas.full(field, draft, slot);
  }

  /** Whether any check would refuse it without its override. */
  private boolean overrides(SlotDraft draft, @Nullable Slot slot) {
    return draft.override() != null && dummy("", draft, slot) != null;
  }

  /** Whether {@code slot} already is what {@code draft} says. */
  boolean isSame(Slot slot, SlotDraft draft) {
    return slot.kind() == draft.kind()
        && slot.start().equals(draft.start())
        && slot.end().equals(draft.end())
        && slot.capacity() == draft.capacity()
        && slot.delivery() == draft.delivery()
        && Objects.equals(slot.schedule(), draft.schedule())
        && slot.restriction().equals(draft.restriction())
        && slot.content().lastMinute() == draft.lastMinute()
        && (draft.releases() == null
            || slot.content().releases().equals(releases(draft.releases(), draft.start())))
        && (draft.allotment() == null || slot.content().allotment() == draft.allotment());
  }

  SlotPublished published(SlotDraft draft, @Nullable ImportId source) {
    Allotment allotment = shares.next(draft);
    OverrideReason override = overrides(draft, null) ? draft.override() : null;
    SlotId id = new SlotId(turn.nextId());
    agendas.add(draft);
    List<ReleaseStep> steps =
        draft.releases() == null
            ? turn.service(draft.service()).details().planning().releases()
            : draft.releases();
    return new SlotPublished(
        id,
        draft.service(),
        draft.externalId(),
        draft.kind(),
        draft.start(),
        draft.end(),
        draft.capacity(),
        allotment,
        draft.delivery(),
        draft.schedule(),
        draft.restriction(),
        releases(steps, draft.start()),
        override,
        draft.lastMinute(),
        source);
  }

  /** Whether {@code slot} can become {@code draft}, whose key is its own. */
  @Nullable Decision mayChange(String field, Slot slot, SlotDraft draft) {
    if (slot.kind() != draft.kind()) {
      return invalid(field + "kind", draft.kind(), slot.kind().toString());
    }
    if (slot.started() || turn.isPast(slot.start())) {
      return refuse(
          Reason.SLOT_STARTED, field + "start", slot.id().value(), "before " + slot.start());
    }
    if (slot.blocked() != null) {
      return blocked(field, slot);
    }
    if (!slot.holds().isEmpty()) {
      return refuse(
          Reason.SLOT_IN_USE, field + "slot", slot.id().value(), "kept for nobody at present");
    }
    if (draft.capacity() < slot.claims().size()) {
      return refuse(
          Reason.SLOT_IN_USE,
          field + "capacity",
          draft.capacity(),
          slot.claims().size() + " or more: so many are claimed");
    }
    return fitsInTime(field, asBefore(slot, draft), slot);
  }

  /** What was overridden stays so as long as it lies where it lay. */
  private static SlotDraft asBefore(Slot slot, SlotDraft draft) {
    boolean stays =
        slot.start().equals(draft.start())
            && slot.end().equals(draft.end())
            && Objects.equals(slot.schedule(), draft.schedule());
    return draft.override() == null && stays ? draft.overriding(slot.content().override()) : draft;
  }

  static Decision blocked(String field, Slot slot) {
    return refuse(
        Reason.SLOT_BLOCKED,
        field + "slot",
        slot.id().value(),
        "none of which the schedule was cleared or the import is being undone");
  }

  SlotChanged changed(Slot slot, SlotDraft to, @Nullable ImportId source) {
    SlotDraft draft = asBefore(slot, to);
    List<Release> releases =
        draft.releases() == null
            ? moved(slot, draft.start())
            : releases(draft.releases(), draft.start());
    Allotment allotment =
        draft.allotment() == null ? slot.content().allotment() : draft.allotment();
    return new SlotChanged(
        slot.id(),
        new SlotContent(
            draft.schedule(),
            draft.start(),
            draft.end(),
            draft.capacity(),
            allotment,
            draft.delivery(),
            draft.restriction(),
            releases,
            overrides(draft, slot) ? draft.override() : null,
            draft.lastMinute()),
        source);
  }

  /** Releases stay as long before the start, in working days, as they were. */
  private List<Release> moved(Slot slot, Instant start) {
    if (slot.start().equals(start)) {
      return slot.content().releases();
    }
    WorkingHours hours = turn.config().workingHours();
    List<ReleaseStep> steps =
        slot.content().releases().stream()
            .map(
                r ->
                    new ReleaseStep(
                        r.to(),
                        hours.workingDaysBetween(turn.dateOf(r.at()), turn.dateOf(slot.start()))))
            .toList();
    return releases(steps, start);
  }

  private List<Release> releases(List<ReleaseStep> steps, Instant start) {
    WorkingHours hours = turn.config().workingHours();
    return steps.stream()
        .map(
            step ->
                new Release(
                    step.to(),
                    Turn.earliest(
                        hours
                            .workingDaysBefore(turn.dateOf(start), step.workingDays())
                            .atTime(hours.opens())
                            .atZone(turn.zone())
                            .toInstant(),
                        start)))
        .toList();
  }

  /** Taking back {@code slot}, on which nothing is claimed: what keeps it ends first. */
  List<Event> withdrawn(Slot slot, WithdrawReason reason, @Nullable ImportId source) {
    List<Event> events = new ArrayList<>(unkept(turn, slot, OfferingEnd.SLOT_WITHDRAWN));
    events.add(new SlotWithdrawn(slot.id(), reason, source));
    return events;
  }

  /** What keeps {@code slot} ends: holds, options, offerings, and places for transfers. */
  static List<Event> unkept(Turn turn, Slot slot, OfferingEnd why) {
    List<Event> events = new ArrayList<>();
    for (Hold hold : slot.holds()) {
      if (hold.kind().isByParty()) {
        events.add(new HoldReleased(slot.id(), hold.id()));
      }
    }
    for (Offering offering : turn.offers().of(slot.id())) {
      if (offering.isRunning()) {
        events.add(new OfferingEnded(offering.id(), slot.id(), offering.hold(), why));
      }
    }
    events.addAll(
        TransferRules.lost(
            turn,
            slot.id(),
            why == OfferingEnd.SLOT_CLEARED ? PlaceLoss.SLOT_CLEARED : PlaceLoss.SLOT_WITHDRAWN));
    return events;
  }
}
