package nl.doorstroom.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.ContinueUndo;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCommand.DrawAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.PassMeeting;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferCommand.ContinueOffering;
import nl.doorstroom.domain.offers.OfferCommand.LapseOffer;
import nl.doorstroom.domain.offers.OfferCommand.OfferFreed;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.UpkeepCommand.StopFeed;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.LapseClaim;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseSlot;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.CrossingCommand.LapseArrival;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.MediationCommand.PassMediation;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.ExpireConsent;
import nl.doorstroom.domain.transfers.TransferCommand.LapseAsk;
import nl.doorstroom.domain.transfers.TransferCommand.PassEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.PassTerm;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when, in order. It follows from the state alone: whoever changes something that
 * has a term says so here.
 */
final class Deadlines {

  /**
   * At the same instant what is kept or unconfirmed ends before its slot starts, and a slot starts
   * before it is freed; what is long comes last.
   */
  private enum Order {
    LAPSE_HOLD,
    LAPSE_OFFER,
    CONTINUE_OFFERING,
    EXPIRE_CONSENT,
    LAPSE_ASK,
    LAPSE_ARRIVAL,
    PASS_TERM,
    PASS_ESCALATION,
    PASS_MEDIATION,
    DRAW_AGENDA,
    PASS_MEETING,
    LAPSE_CLAIM,
    RELEASE_SLOT,
    OFFER_FREED,
    WARN_LETTER,
    START_SLOT,
    FREE_FOR_LETTER,
    STOP_FEED,
    CONTINUE_UNDO
  }

  private record Deadline(Instant at, Order order, String id, Command command) {}

  private static final Comparator<Deadline> IN_ORDER =
      Comparator.comparing(Deadline::at).thenComparing(Deadline::order).thenComparing(Deadline::id);

  private final TreeSet<Deadline> queue = new TreeSet<>(IN_ORDER);
  private final Map<Id, List<Deadline>> byOwner = new HashMap<>();

  void watch(Slot slot) {
    List<Deadline> due = new ArrayList<>();
    if (!slot.started() && !slot.withdrawn()) {
      String id = slot.id().value();
      due.add(new Deadline(slot.start(), Order.START_SLOT, id, new StartSlot(slot.id())));
      slot.holds().stream().filter(h -> h.kind().isByParty()).forEach(h -> keep(slot, h, due));
      slot.claims().forEach(claim -> confirm(slot, claim, due));
      Release release = slot.nextRelease();
      if (release != null) {
        due.add(new Deadline(release.at(), Order.RELEASE_SLOT, id, new ReleaseSlot(slot.id())));
      }
      if (slot.freedAt() != null) {
        due.add(new Deadline(slot.freedAt(), Order.OFFER_FREED, id, new OfferFreed(slot.id())));
      }
    }
    replace(slot.id(), due);
  }

  private static void keep(Slot slot, Hold hold, List<Deadline> due) {
    due.add(
        new Deadline(
            hold.until(),
            Order.LAPSE_HOLD,
            hold.id().value(),
            new LapseHold(slot.id(), hold.id())));
  }

  private static void confirm(Slot slot, Claim claim, List<Deadline> due) {
    if (claim.confirmBy() != null && !claim.toMove()) {
      due.add(
          new Deadline(
              Turn.earliest(claim.confirmBy(), slot.start()),
              Order.LAPSE_CLAIM,
              claim.id().value(),
              new LapseClaim(slot.id(), claim.id())));
    }
  }

  void watch(Offering offering) {
    List<Deadline> due = new ArrayList<>();
    for (Offer offer : offering.open()) {
      due.add(
          new Deadline(
              offer.until(),
              Order.LAPSE_OFFER,
              offer.id().value(),
              new LapseOffer(offering.id(), offer.id())));
    }
    if (offering.stalledAt() != null) {
      due.add(
          new Deadline(
              offering.stalledAt(),
              Order.CONTINUE_OFFERING,
              offering.id().value(),
              new ContinueOffering(offering.id())));
    }
    replace(offering.id(), due);
  }

  void watch(Import under) {
    replace(
        under.id(),
        under.state() == ImportState.UNDOING && under.steppedAt() != null
            ? List.of(
                new Deadline(
                    under.steppedAt().plus(Import.UNDO_PAUSE),
                    Order.CONTINUE_UNDO,
                    under.id().value(),
                    new ContinueUndo(under.id())))
            : List.of());
  }

  /** {@code feed} is null once it ended. */
  void watch(FeedId id, @Nullable Feed feed) {
    replace(
        id,
        feed == null || feed.stopped()
            ? List.of()
            : List.of(new Deadline(feed.dueAt(), Order.STOP_FEED, id.value(), new StopFeed(id))));
  }

  void watch(Referral referral) {
    List<Deadline> due = new ArrayList<>();
    String id = referral.id().value();
    if (referral.letterWarnAt() != null && !referral.letterOverdue()) {
      due.add(
          new Deadline(
              referral.letterWarnAt(), Order.WARN_LETTER, id, new WarnLetter(referral.id())));
    }
    if (referral.letterDueAt() != null) {
      due.add(
          new Deadline(
              referral.letterDueAt(), Order.FREE_FOR_LETTER, id, new FreeForLetter(referral.id())));
    }
    replace(referral.id(), due);
  }

  void watch(Transfer transfer) {
    replace(transfer.id(), transfer.isRunning() ? due(transfer) : List.of());
  }

  private static List<Deadline> due(Transfer transfer) {
    List<Deadline> due = new ArrayList<>();
    String id = transfer.id().value();
    for (Ask ask : transfer.openAsks()) {
      due.add(
          new Deadline(
              ask.until(),
              Order.LAPSE_ASK,
              ask.id().value(),
              new LapseAsk(transfer.id(), ask.id())));
    }
    if (transfer.dueAt() != null
        && !transfer.overdue()
        && transfer.stage() != TransferStage.OFFERED) {
      due.add(new Deadline(transfer.dueAt(), Order.PASS_TERM, id, new PassTerm(transfer.id())));
    }
    Consent consent = transfer.consent();
    if (consent != null && consent.state() == Consent.State.GIVEN && consent.expiresAt() != null) {
      due.add(
          new Deadline(
              consent.expiresAt(), Order.EXPIRE_CONSENT, id, new ExpireConsent(transfer.id())));
    }
    Escalation last = transfer.escalation();
    if (last != null && last.answer() == null && !last.overdue()) {
      due.add(
          new Deadline(last.until(), Order.PASS_ESCALATION, id, new PassEscalation(transfer.id())));
    }
    return due;
  }

  void watch(Arrival arrival) {
    boolean waits =
        arrival.state() == ArrivalState.ASKED || arrival.state() == ArrivalState.ACCEPTED;
    replace(
        arrival.id(),
        waits
            ? List.of(
                new Deadline(
                    arrival.until(),
                    Order.LAPSE_ARRIVAL,
                    arrival.id().value(),
                    new LapseArrival(arrival.id())))
            : List.of());
  }

  void watch(MediationRequest request) {
    replace(
        request.id(),
        request.isOpen() && !request.overdue()
            ? List.of(
                new Deadline(
                    request.until(),
                    Order.PASS_MEDIATION,
                    request.id().value(),
                    new PassMediation(request.id())))
            : List.of());
  }

  void watch(Meeting meeting) {
    List<Deadline> due = new ArrayList<>();
    String id = meeting.id().value();
    if (meeting.state() == MeetingState.PLANNED) {
      due.add(
          new Deadline(meeting.agendaAt(), Order.DRAW_AGENDA, id, new DrawAgenda(meeting.id())));
    }
    if (meeting.state().isAhead()) {
      due.add(
          new Deadline(meeting.overAt(), Order.PASS_MEETING, id, new PassMeeting(meeting.id())));
    }
    replace(meeting.id(), due);
  }

  /** When the first one falls due; null when there is none. */
  @Nullable Instant first() {
    return queue.isEmpty() ? null : queue.first().at();
  }

  /** What falls due first; null when there is nothing. */
  @Nullable Command command() {
    return queue.isEmpty() ? null : queue.first().command();
  }

  private void replace(Id owner, List<Deadline> due) {
    List<Deadline> before = due.isEmpty() ? byOwner.remove(owner) : byOwner.put(owner, due);
    if (before != null) {
      before.forEach(queue::remove);
    }
    queue.addAll(due);
  }
}
