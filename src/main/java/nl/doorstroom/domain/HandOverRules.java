package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.HandOver;
import nl.doorstroom.domain.transfers.Responsibility;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.TransferBooked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferEvent.TransferHandedOver;
import nl.doorstroom.domain.transfers.TransferEvent.TransferSentBack;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Booking, the warm hand-over and the end of it. Nothing moves without the receiver's yes and a
 * consent that holds at that moment; start of waiting and urgency go along.
 */
final class HandOverRules {

  private final Turn turn;
  private final Table table;
  private final Places places;
  private final Leaving leaving;
  private final Returning returning;
  private final Savings savings;

  HandOverRules(Turn turn, Table table, Places places, Endings endings, Returning returning) {
    this.turn = turn;
    this.table = table;
    this.places = places;
    this.leaving = new Leaving(turn, endings);
    this.returning = returning;
    this.savings = new Savings(turn, places);
  }

  Decision decide(BookTransfer c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holdsOrReceives(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (transfer.stage() == TransferStage.BOOKED) {
      return Decision.accept();
    }
    Decision late = first(mayBook(transfer), table.consented(transfer));
    if (late != null) {
      return late;
    }
    Ask accepted = transfer.accepted();
    if (accepted == null) {
      return refuse(
          Reason.TRANSFER_STAGE,
          "transfer",
          transfer.id().value() + " " + transfer.stage(),
          "one with a place in this region");
    }
    Slot slot = Objects.requireNonNull(turn.slots().slot(kept(accepted)), "slot");
    Decision gone = places.open("transfer", slot);
    if (gone != null) {
      return gone;
    }
    Subject subject = transfer.subject();
    WaitingPosition waits = turn.waiting().waitOf(subject.person(), slot.service());
    if (waits != null) {
      return Admission.waitsAlready(waits, false);
    }
    PositionId old = subject.position();
    WaitingPosition position = old == null ? null : turn.waiting().position(old);
    WaitPhase phase = Objects.requireNonNull(slot.kind().ends(), "ends");
    return position == null || isSocial(transfer) || position.phase() == phase
        ? booked(transfer, accepted, slot, position)
        : refuse(
            Reason.ALLOTMENT_MISMATCH,
            "transfer",
            transfer.id().value(),
            "a place for the wait " + position.phase());
  }

  private static SlotId kept(Ask accepted) {
    return Objects.requireNonNull(accepted.slot(), "slot");
  }

  private static boolean isSocial(Transfer transfer) {
    return transfer.social() != null;
  }

  /** Chosen, and confirmed where the change needs it. */
  private static @Nullable Decision mayBook(Transfer transfer) {
    boolean needs = transfer.choice() != null && transfer.choice().needs() != null;
    return needs
        ? Table.in(transfer, TransferStage.CONFIRMED)
        : Table.in(transfer, TransferStage.CHOSEN);
  }

  private Decision booked(
      Transfer transfer, Ask accepted, Slot slot, @Nullable WaitingPosition old) {
    PositionId position = new PositionId(turn.nextId());
    ClaimId claim = new ClaimId(turn.nextId());
    List<Event> events = new ArrayList<>();
    events.add(registered(transfer, position, slot, old));
    events.add(new SlotClaimed(slot.id(), claim, accepted.hold(), position, accepted.receiver()));
    events.add(
        new TransferBooked(
            transfer.id(),
            new TransferBooking(
                accepted.id(),
                position,
                slot.id(),
                claim,
                turn.today(),
                old == null ? null : old.phase(),
                old == null ? null : old.intakeOn(),
                old == null ? null : savings.of(old, turn.dateOf(slot.start()))),
            table.due(TableTerm.HAND_OVER)));
    events.addAll(leaving.of(transfer.subject(), old));
    return Decision.accept(events);
  }

  private PositionRegistered registered(
      Transfer transfer, PositionId position, Slot slot, @Nullable WaitingPosition old) {
    Subject subject = transfer.subject();
    WaitPhase phase = Objects.requireNonNull(slot.kind().ends(), "ends");
    LocalDate intake =
        switch (phase) {
          case INTAKE -> null;
          case TREATMENT ->
              old == null || old.intakeOn() == null ? subject.since() : old.intakeOn();
        };
    return new PositionRegistered(
        position,
        slot.service(),
        subject.person(),
        phase,
        transfer.shown(),
        subject.since(),
        intake,
        null);
  }

  Decision decide(HandOverTransfer c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holdsOrReceives(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (new HandOver(c.from(), c.to(), c.on()).equals(transfer.handOver())) {
      return Decision.accept();
    }
    Decision late =
        first(
            Table.in(transfer, TransferStage.BOOKED),
            table.consented(transfer),
            table.between("on", c.on(), bookedAt(transfer)),
            c.from().equals(c.to())
                ? Refusals.invalid("to", c.to().value(), "another than who spoke for the holder")
                : null);
    return late == null
        ? Decision.accept(
            new TransferHandedOver(
                transfer.id(), c.from(), c.to(), c.on(), table.due(TableTerm.TAKE_OVER)))
        : late;
  }

  private static Instant bookedAt(Transfer transfer) {
    return transfer.entered().getOrDefault(TransferStage.BOOKED, transfer.proposal().at());
  }

  Decision decide(TakeResponsibility c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.receives(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (new Responsibility(c.actor(), c.on()).equals(transfer.responsibility())) {
      return Decision.accept();
    }
    Decision late =
        first(
            Table.in(transfer, TransferStage.HANDED_OVER),
            table.consented(transfer),
            table.between("on", c.on(), bookedAt(transfer)));
    return late == null
        ? Decision.accept(new TransferCompleted(transfer.id(), c.actor(), c.on()))
        : late;
  }

  /** Also once it is done, while the person still waits there. */
  Decision decide(SendBack c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.receives(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (Returning.hasEnded(transfer, TransferEnd.SENT_BACK)) {
      return Decision.accept();
    }
    Decision late =
        Table.in(
            transfer,
            TransferStage.ACCEPTED,
            TransferStage.CHOSEN,
            TransferStage.CONFIRMED,
            TransferStage.BOOKED,
            TransferStage.HANDED_OVER,
            TransferStage.DONE);
    if (late != null) {
      return late;
    }
    TransferBooking booking = transfer.booking();
    WaitingPosition there = booking == null ? null : turn.waiting().position(booking.position());
    if (booking != null && (there == null || !there.isOpen())) {
      return refuse(
          Reason.POSITION_CLOSED,
          "transfer",
          transfer.id().value(),
          "one whose person still waits there");
    }
    return returning.ending(
        transfer, restored -> new TransferSentBack(transfer.id(), c.reason(), c.actor(), restored));
  }
}
