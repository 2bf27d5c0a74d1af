package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** A transfer in the making: the parts that a fact changes are set, the rest stays. */
final class TransferEdit {

  Subject subject;
  TransferStage stage;
  @Nullable Screening screening;
  @Nullable Consent consent;
  final List<Ask> asks;
  @Nullable Choice choice;
  @Nullable Confirmation confirmation;
  @Nullable TransferBooking booking;
  @Nullable HandOver handOver;
  @Nullable Responsibility responsibility;
  @Nullable Instant dueAt;
  boolean overdue;
  final List<Escalation> escalations;
  final List<Crossing> crossings;
  @Nullable Ending ending;
  private final Map<TransferStage, Instant> entered = new EnumMap<>(TransferStage.class);
  private final Transfer transfer;

  TransferEdit(Transfer transfer) {
    this.transfer = transfer;
    subject = transfer.subject();
    stage = transfer.stage();
    screening = transfer.screening();
    consent = transfer.consent();
    asks = new ArrayList<>(transfer.asks());
    choice = transfer.choice();
    confirmation = transfer.confirmation();
    booking = transfer.booking();
    handOver = transfer.handOver();
    responsibility = transfer.responsibility();
    dueAt = transfer.dueAt();
    overdue = transfer.overdue();
    escalations = new ArrayList<>(transfer.escalations());
    crossings = new ArrayList<>(transfer.crossings());
    ending = transfer.ending();
    entered.putAll(transfer.entered());
  }

  /** From {@code at} on it is in {@code next}, with a new term. */
  void enter(TransferStage next, Instant at, @Nullable Instant due) {
    stage = next;
    entered.put(next, at);
    dueAt = due;
    overdue = false;
  }

  /** It goes back to where receivers are asked. */
  void askAnew(Instant at, Instant due) {
    choice = null;
    confirmation = null;
    enter(TransferStage.CONSENTED, at, due);
  }

  void end(
      TransferEnd why,
      Instant at,
      @Nullable SendBackReason sentBack,
      @Nullable PositionId restored) {
    ending = new Ending(why, stage, at, sentBack, restored);
    enter(TransferStage.CLOSED, at, null);
    withdrawAsks(null, WithdrawnBecause.TRANSFER_ENDED);
    withdrawCrossing();
  }

  void end(TransferEnd why, Instant at) {
    end(why, at, null, null);
  }

  /** Open questions other than {@code but} need no answer any more. */
  void withdrawAsks(@Nullable AskId but, WithdrawnBecause why) {
    asks.replaceAll(a -> a.isOpen() && !a.id().equals(but) ? a.withdrawn(why) : a);
  }

  /** Another region need not answer any more, or keep its place. */
  void withdrawCrossing() {
    crossings.replaceAll(
        c -> c.state().isOpen() && !c.state().isAway() ? c.ended(CrossingEnd.WITHDRAWN, null) : c);
  }

  /** Someone is asked, until {@code due} or as much later as others have. */
  void offer(Instant due, Instant at) {
    boolean later = stage != TransferStage.OFFERED || dueAt == null || due.isAfter(dueAt);
    enter(TransferStage.OFFERED, at, later ? due : dueAt);
  }

  /** Whether it departs for another region, or has. */
  boolean isAway() {
    return crossings.stream().anyMatch(c -> c.state().isAway());
  }

  void change(CrossingId crossing, UnaryOperator<Crossing> how) {
    crossings.replaceAll(c -> c.id().equals(crossing) ? how.apply(c) : c);
  }

  void change(AskId ask, UnaryOperator<Ask> how) {
    asks.replaceAll(a -> a.id().equals(ask) ? how.apply(a) : a);
  }

  void change(EscalationStep step, UnaryOperator<Escalation> how) {
    escalations.replaceAll(e -> e.step() == step ? how.apply(e) : e);
  }

  Transfer as(long version) {
    return new Transfer(
        transfer.id(),
        subject,
        transfer.destination(),
        transfer.social(),
        stage,
        entered,
        transfer.proposal(),
        screening,
        consent,
        asks,
        choice,
        confirmation,
        booking,
        handOver,
        responsibility,
        dueAt,
        overdue,
        escalations,
        crossings,
        ending,
        version);
  }
}
