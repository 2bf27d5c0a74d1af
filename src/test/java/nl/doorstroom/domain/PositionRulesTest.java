package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.StartTreatment;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PositionRulesTest {

  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 2);

  @Nested
  class Registering {

    private static RegisterPosition register(
        WaitPhase phase, LocalDate since, @Nullable LocalDate intakeOn) {
      return new RegisterPosition(
          MOOD_TEAM, ANN, phase, request(), since, intakeOn, DE_BRUGWACHTER);
    }

    @Test
    void puts_someone_on_the_list_since_the_day_they_came() {
      given()
          .when(register(WaitPhase.INTAKE, FEBRUARY, null))
          .thenOnce(
              new PositionRegistered(
                  position(1), MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), FEBRUARY, null, null));
      given()
          .when(register(WaitPhase.TREATMENT, FEBRUARY, MONDAY))
          .thenOnce(
              new PositionRegistered(
                  position(1),
                  MOOD_TEAM,
                  ANN,
                  WaitPhase.TREATMENT,
                  request(),
                  FEBRUARY,
                  MONDAY,
                  null));
    }

    @Test
    void counts_a_person_once_per_service() {
      Scenario waiting = given(waits(position(1), ANN));
      waiting
          .when(register(WaitPhase.INTAKE, FEBRUARY, null))
          .thenRejected(Reason.ALREADY_EXISTS, "person");
      waiting.after(
          new RegisterPosition(
              WIERDE_TEAM, ANN, WaitPhase.INTAKE, request(), FEBRUARY, null, DE_WIERDE));
    }

    @Test
    void is_possible_again_once_the_first_has_ended() {
      given(waits(position(1), ANN), new PositionClosed(position(1), CloseReason.WITHDREW, MONDAY))
          .after(register(WaitPhase.INTAKE, MONDAY, null));
    }

    @Test
    void wants_days_that_fit() {
      refuses(WaitPhase.INTAKE, MONDAY.plusDays(1), null, "since");
      refuses(WaitPhase.INTAKE, FEBRUARY, MONDAY, "intakeOn");
      refuses(WaitPhase.TREATMENT, FEBRUARY, null, "intakeOn");
      refuses(WaitPhase.TREATMENT, FEBRUARY, FEBRUARY.minusDays(1), "intakeOn");
      refuses(WaitPhase.TREATMENT, FEBRUARY, MONDAY.plusDays(1), "intakeOn");
    }

    @Test
    void is_for_who_offers_the_service() {
      given()
          .when(
              new RegisterPosition(
                  MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      given()
          .when(
              new RegisterPosition(
                  new HealthcareServiceId("none"),
                  ANN,
                  WaitPhase.INTAKE,
                  request(),
                  MONDAY,
                  null,
                  DE_WIERDE))
          .thenRejected(Reason.NOT_FOUND, "service");
      given(new HealthcareServiceChanged(MOOD_TEAM, service("x", Set.of(), Map.of(), false)))
          .when(register(WaitPhase.INTAKE, MONDAY, null))
          .thenRejected(Reason.SERVICE_CLOSED, "service");
    }

    @Test
    void never_puts_a_crisis_on_the_list() {
      given()
          .when(
              new RegisterPosition(
                  MOOD_TEAM,
                  ANN,
                  WaitPhase.INTAKE,
                  request(Urgency.CRISIS),
                  MONDAY,
                  null,
                  DE_BRUGWACHTER))
          .thenRejected(Reason.CRISIS, "request.urgency");
    }

    private void refuses(
        WaitPhase phase, LocalDate since, @Nullable LocalDate intakeOn, String field) {
      given().when(register(phase, since, intakeOn)).thenRejected(Reason.INVALID, field);
    }
  }

  @Nested
  class Reprioritising {

    private static ReprioritisePosition reprioritise(Urgency urgency, @Nullable Long version) {
      return new ReprioritisePosition(position(1), urgency, DE_BRUGWACHTER, version);
    }

    @Test
    void keeps_the_start_of_waiting() {
      Scenario changed =
          given(waits(position(1), ANN))
              .when(reprioritise(Urgency.HIGH, null))
              .thenOnce(new PositionReprioritised(position(1), Urgency.HIGH));
      assertThat(changed.region().waiting().position(position(1)))
          .satisfies(
              p -> {
                assertThat(p.request().urgency()).isEqualTo(Urgency.HIGH);
                assertThat(p.since()).isEqualTo(MONDAY.minusDays(20));
              });
    }

    @Test
    void refuses_a_crisis_with_the_route_to_take() {
      assertThat(
              given(waits(position(1), ANN))
                  .when(reprioritise(Urgency.CRISIS, null))
                  .thenRejected(Reason.CRISIS, "urgency")
                  .detail())
          .contains("050-1234567");
    }

    @Test
    void rests_on_the_version_that_was_seen() {
      Scenario waiting = given(waits(position(1), ANN));
      waiting.when(reprioritise(Urgency.HIGH, 1L)).thenRejected(Reason.STALE_VERSION, "version");
      waiting.after(reprioritise(Urgency.HIGH, waiting.region().position()));
    }

    @Test
    void is_for_who_offers_the_service_while_someone_waits() {
      given().when(reprioritise(Urgency.HIGH, null)).thenRejected(Reason.NOT_FOUND, "position");
      given(waits(position(1), ANN))
          .when(new ReprioritisePosition(position(1), Urgency.HIGH, DE_BRINK, null))
          .thenRejected(Reason.NOT_YOURS, "by");
      given(waits(position(1), ANN), new PositionClosed(position(1), CloseReason.OTHER, MONDAY))
          .when(reprioritise(Urgency.HIGH, null))
          .thenRejected(Reason.POSITION_CLOSED, "position");
    }
  }

  @Nested
  class Starting_treatment {

    private static StartTreatment start(LocalDate on) {
      return new StartTreatment(position(1), on, DE_BRUGWACHTER);
    }

    private static Scenario afterIntake() {
      return given(waits(position(1), ANN, WaitPhase.TREATMENT, Urgency.REGULAR));
    }

    @Test
    void closes_the_position_as_such() {
      Scenario started =
          afterIntake().when(start(MONDAY)).thenOnce(new TreatmentStarted(position(1), MONDAY));
      assertThat(started.region().waiting().position(position(1)))
          .satisfies(
              p -> {
                assertThat(p.closed()).isEqualTo(CloseReason.TREATMENT_STARTED);
                assertThat(p.treatmentOn()).isEqualTo(MONDAY);
                assertThat(p.endedOn()).isEqualTo(MONDAY);
              });
      started.when(start(MONDAY.minusDays(1))).thenRejected(Reason.POSITION_CLOSED, "position");
    }

    @Test
    void gives_a_place_back_that_was_to_come() {
      afterIntake()
          .and(
              published(slot(2), SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST),
              new SlotClaimed(slot(2), claim(3), null, position(1), DE_BRUGWACHTER))
          .when(start(MONDAY))
          .then(
              new ClaimReleased(slot(2), claim(3), position(1), ReleaseReason.POSITION_CLOSED),
              new TreatmentStarted(position(1), MONDAY));
    }

    @Test
    void comes_after_the_intake_and_not_before_it_happened() {
      given(waits(position(1), ANN)).when(start(MONDAY)).thenRejected(Reason.INVALID, "position");
      afterIntake().when(start(MONDAY.minusDays(11))).thenRejected(Reason.INVALID, "on");
      afterIntake().when(start(MONDAY.plusDays(1))).thenRejected(Reason.INVALID, "on");
    }

    @Test
    void is_for_who_offers_the_service() {
      given().when(start(MONDAY)).thenRejected(Reason.NOT_FOUND, "position");
      afterIntake()
          .when(new StartTreatment(position(1), MONDAY, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
    }
  }

  @Nested
  class Closing {

    private static ClosePosition close(CloseReason reason, OrganizationId by) {
      return new ClosePosition(position(1), reason, by, null);
    }

    @Test
    void ends_the_wait_and_frees_the_place() {
      given(
              waits(position(1), ANN),
              published(slot(2), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              new SlotClaimed(slot(2), claim(3), null, position(1), DE_BRUGWACHTER))
          .when(close(CloseReason.HELPED_ELSEWHERE, DE_BRUGWACHTER))
          .thenOnce(
              new ClaimReleased(slot(2), claim(3), position(1), ReleaseReason.POSITION_CLOSED),
              new PositionClosed(position(1), CloseReason.HELPED_ELSEWHERE, MONDAY))
          .when(close(CloseReason.OTHER, DE_BRUGWACHTER))
          .thenRejected(Reason.POSITION_CLOSED, "position");
    }

    @Test
    void leaves_the_start_of_treatment_to_its_own_command() {
      given(waits(position(1), ANN))
          .when(close(CloseReason.TREATMENT_STARTED, DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "reason");
    }

    @Test
    void is_for_who_offers_the_service_and_saw_it_as_it_is() {
      given()
          .when(close(CloseReason.OTHER, DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "position");
      given(waits(position(1), ANN))
          .when(close(CloseReason.OTHER, DE_BRINK))
          .thenRejected(Reason.NOT_YOURS, "by");
      given(waits(position(1), ANN))
          .when(new ClosePosition(position(1), CloseReason.OTHER, DE_BRUGWACHTER, 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
    }
  }
}
