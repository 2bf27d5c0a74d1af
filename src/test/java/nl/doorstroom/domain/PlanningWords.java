package nl.doorstroom.domain;

import static nl.doorstroom.domain.Words.AMSTERDAM;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.HEREPLEIN;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** What planners speak of, beside {@link Words}: an agenda, imports, offers, and how places go. */
final class PlanningWords {

  /** The first id after the network's: a room of De Brugwachter. */
  static final ScheduleId ROOM = schedule(1);

  /** A week from Monday at ten. */
  static final Instant TEN = at(MONDAY.plusDays(7), 10, 0);

  private PlanningWords() {}

  static ScheduleId schedule(int count) {
    return new ScheduleId(next(count));
  }

  static ImportId under(int count) {
    return new ImportId(next(count));
  }

  static OfferingId offering(int count) {
    return new OfferingId(next(count));
  }

  static OfferId offer(int count) {
    return new OfferId(next(count));
  }

  static ScheduleRegistered room(int capacity) {
    return new ScheduleRegistered(
        ROOM, DE_BRUGWACHTER, new Schedule.Details(HEREPLEIN, "kamer-3", capacity, true));
  }

  /** From now on the mood team plans its places so. */
  static HealthcareServiceChanged planned(Planning planning) {
    HealthcareService.Details d = service("Stemming en angst");
    return new HealthcareServiceChanged(MOOD_TEAM, d.planned(d.division(), planning));
  }

  static Planning confirming(int hours) {
    return new Planning(hours, Map.of(), List.of(), false, 4);
  }

  static Planning offering() {
    return new Planning(null, Map.of(), List.of(), true, 4);
  }

  /** An hour for new referrals, in the room. */
  static SlotDraft inRoom(@Nullable String externalId, Instant start) {
    return draft(externalId, start, Allotment.NEW_REFERRAL).in(ROOM);
  }

  static SlotDraft draft(@Nullable String externalId, Instant start, Allotment allotment) {
    return new SlotDraft(
        MOOD_TEAM,
        externalId,
        SlotKind.INTAKE,
        start,
        start.plusSeconds(3_600),
        1,
        allotment,
        Delivery.ON_SITE);
  }

  /** What publishing {@code draft} says, in a service without releases. */
  static SlotPublished published(SlotId slot, SlotDraft draft, @Nullable ImportId source) {
    return new SlotPublished(
        slot,
        draft.service(),
        draft.externalId(),
        draft.kind(),
        draft.start(),
        draft.end(),
        draft.capacity(),
        Objects.requireNonNull(draft.allotment(), "allotment"),
        draft.delivery(),
        draft.schedule(),
        draft.restriction(),
        List.of(),
        draft.override(),
        draft.lastMinute(),
        source);
  }

  static SlotContent content(SlotDraft draft) {
    return published(new SlotId("any"), draft, null).content();
  }

  static Instant friday(int hour) {
    return LocalDate.of(2026, 3, 6).atTime(hour, 0).atZone(AMSTERDAM).toInstant();
  }

  static Planning offeringAndConfirming() {
    return new Planning(4, Map.of(), List.of(), true, 2);
  }

  /** The place taken for {@code position}, which has one. */
  static WaitingPosition.Booking bookingOf(WaitingPosition position) {
    return Objects.requireNonNull(position.booking(), "booking");
  }
}
