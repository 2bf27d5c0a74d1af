package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutcomeRulesTest {

  private static final LocalDate DAY = MONDAY.plusDays(7);

  private static RecordOutcome record(Outcome outcome) {
    return new RecordOutcome(SLOT, claim(3), outcome, DE_BRUGWACHTER);
  }

  private static OutcomeRecorded recorded(Outcome outcome) {
    return new OutcomeRecorded(SLOT, claim(3), position(2), outcome);
  }

  /** Ann waits, and has the place that starts a week from Monday. */
  private static Scenario booked(SlotKind kind, WaitPhase phase) {
    return given(
        published(SLOT, kind, Allotment.OWN_WAITING_LIST),
        waits(position(2), ANN, phase, Urgency.REGULAR),
        new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER));
  }

  private static Scenario started() {
    return booked(SlotKind.INTAKE, WaitPhase.INTAKE).and(new SlotStarted(SLOT));
  }

  private static WaitingPosition ann(Scenario scenario) {
    return Objects.requireNonNull(scenario.region().waiting().position(position(2)), "ann");
  }

  @Test
  void an_intake_that_was_attended_ends_the_wait_for_it() {
    Scenario attended =
        started()
            .when(record(Outcome.ATTENDED))
            .thenOnce(recorded(Outcome.ATTENDED), new IntakeHeld(position(2), DAY));
    assertThat(ann(attended).phase()).isEqualTo(WaitPhase.TREATMENT);
    assertThat(ann(attended).phaseSince()).isEqualTo(DAY);
    assertThat(ann(attended).booking()).isNull();
    assertThat(attended.region().slots().slot(SLOT))
        .satisfies(slot -> assertThat(slot.claims()).hasSize(1));
  }

  @Test
  void a_start_of_treatment_that_was_attended_closes_the_position() {
    Scenario attended =
        booked(SlotKind.TREATMENT_START, WaitPhase.TREATMENT)
            .and(new SlotStarted(SLOT))
            .when(record(Outcome.ATTENDED))
            .thenOnce(recorded(Outcome.ATTENDED), new TreatmentStarted(position(2), DAY));
    assertThat(ann(attended).closed()).isEqualTo(CloseReason.TREATMENT_STARTED);
    attended.when(record(Outcome.NO_SHOW)).thenRejected(Reason.POSITION_CLOSED, "claim");
  }

  @Test
  void who_did_not_come_waits_on_since_the_same_day() {
    Scenario missed = started().when(record(Outcome.NO_SHOW)).thenOnce(recorded(Outcome.NO_SHOW));
    assertThat(ann(missed).phase()).isEqualTo(WaitPhase.INTAKE);
    assertThat(ann(missed).since()).isEqualTo(MONDAY.minusDays(20));
    assertThat(ann(missed).booking()).isNull();
  }

  @Test
  void a_place_that_is_cancelled_in_time_is_free_again() {
    Scenario cancelled =
        booked(SlotKind.INTAKE, WaitPhase.INTAKE)
            .when(record(Outcome.CANCELLED))
            .then(recorded(Outcome.CANCELLED));
    assertThat(ann(cancelled).booking()).isNull();
    assertThat(cancelled.region().slots().slot(SLOT))
        .satisfies(slot -> assertThat(slot.free()).isOne());
    cancelled.when(record(Outcome.CANCELLED)).thenRejected(Reason.CLAIM_ENDED, "claim");
  }

  @Test
  void nothing_else_is_known_before_the_start() {
    booked(SlotKind.INTAKE, WaitPhase.INTAKE)
        .when(record(Outcome.ATTENDED))
        .thenRejected(Reason.INVALID, "outcome");
  }

  @Test
  void an_attendance_taken_back_takes_the_intake_back() {
    Scenario corrected =
        started()
            .after(record(Outcome.ATTENDED))
            .when(record(Outcome.NO_SHOW))
            .thenOnce(recorded(Outcome.NO_SHOW), new IntakeRevoked(position(2)));
    assertThat(ann(corrected).phase()).isEqualTo(WaitPhase.INTAKE);
    assertThat(ann(corrected).intakeOn()).isNull();
    corrected
        .when(record(Outcome.ATTENDED))
        .then(recorded(Outcome.ATTENDED), new IntakeHeld(position(2), DAY));
  }

  @Test
  void an_attendance_cannot_be_taken_back_while_treatment_is_booked() {
    started()
        .after(record(Outcome.ATTENDED))
        .and(
            published(slot(4), SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST),
            new SlotClaimed(slot(4), claim(5), null, position(2), DE_BRUGWACHTER))
        .when(record(Outcome.NO_SHOW))
        .thenRejected(Reason.ALREADY_CLAIMED, "claim");
  }

  @Test
  void an_attendance_cannot_be_added_while_another_intake_is_booked() {
    started()
        .after(record(Outcome.NO_SHOW))
        .and(
            published(slot(4), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
            new SlotClaimed(slot(4), claim(5), null, position(2), DE_BRUGWACHTER))
        .when(record(Outcome.ATTENDED))
        .thenRejected(Reason.ALREADY_CLAIMED, "claim");
  }

  @Test
  void only_the_intake_that_counted_is_taken_back() {
    started()
        .after(record(Outcome.NO_SHOW))
        .and(new IntakeHeld(position(2), DAY.plusDays(1)))
        .when(record(Outcome.ATTENDED))
        .then(recorded(Outcome.ATTENDED))
        .when(record(Outcome.CANCELLED))
        .then(recorded(Outcome.CANCELLED));
  }

  @Test
  void of_someone_who_no_longer_waits_is_only_recorded() {
    started()
        .and(new PositionClosed(position(2), CloseReason.WITHDREW, DAY))
        .when(record(Outcome.ATTENDED))
        .then(recorded(Outcome.ATTENDED));
  }

  @Test
  void is_for_who_offers_the_place() {
    started()
        .when(new RecordOutcome(SLOT, claim(3), Outcome.ATTENDED, DE_BRINK))
        .thenRejected(Reason.NOT_YOURS, "by");
  }

  @Test
  void refuses_what_is_not_there() {
    given().when(record(Outcome.ATTENDED)).thenRejected(Reason.NOT_FOUND, "slot");
    given(published(SLOT))
        .when(new RecordOutcome(SLOT, new ClaimId("none"), Outcome.ATTENDED, DE_BRUGWACHTER))
        .thenRejected(Reason.NOT_FOUND, "claim");
  }
}
