package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.BridgingAnswer;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Headcount;
import nl.doorstroom.domain.waiting.LinkId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.PositionTask;
import nl.doorstroom.domain.waiting.PositionTask.Kind;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ConfirmWaiting;
import nl.doorstroom.domain.waiting.WaitingCommand.LinkPositions;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordBridging;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordInformed;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordWishes;
import nl.doorstroom.domain.waiting.WaitingCommand.UnlinkPositions;
import nl.doorstroom.domain.waiting.WaitingEvent.BridgingRecorded;
import nl.doorstroom.domain.waiting.WaitingEvent.ClientInformed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsLinked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsUnlinked;
import nl.doorstroom.domain.waiting.WaitingEvent.WaitingConfirmed;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.Wishes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingListRulesTest {

  private static final PositionId ONE = position(1);
  private static final PositionId TWO = position(2);
  private static final PositionId THREE = position(3);
  private static final LinkId LINK = new LinkId(next(4));

  /** Three who wait at De Brugwachter under three tokens. */
  private static Scenario three() {
    return given(waits(ONE, ANN), waits(TWO, BOB), waits(THREE, new PersonToken("carla")));
  }

  @Nested
  class Confirming_that_someone_waits {

    @Test
    void puts_off_the_next_time_for_many_at_once() {
      LocalDate next = MONDAY.plusDays(91);
      Scenario confirmed =
          three()
              .when(new ConfirmWaiting(List.of(ONE, TWO, ONE), DE_BRUGWACHTER))
              .thenOnce(
                  new WaitingConfirmed(ONE, MONDAY, next), new WaitingConfirmed(TWO, MONDAY, next));

      assertThat(confirmed.region().waiting().unconfirmed(next)).isEmpty();
      assertThat(confirmed.region().waiting().unconfirmed(next.plusDays(1)))
          .extracting(p -> p.id())
          .containsExactly(ONE, TWO, THREE);
    }

    @Test
    void is_a_task_when_it_is_due_and_stays_one() {
      Scenario due = three().at(at(MONDAY.plusDays(91), 9, 0));
      PositionTask task = tasks(due, ONE, Kind.CONFIRM_WAITING);
      assertThat(task.until()).isEqualTo(MONDAY.plusDays(91));
      assertThat(task.isOverdue(MONDAY.plusDays(91))).isFalse();
      assertThat(task.isOverdue(MONDAY.plusDays(92))).isTrue();
    }

    @Test
    void is_for_the_holder_of_all_of_them() {
      refuses(new ConfirmWaiting(List.of(), DE_BRUGWACHTER), Reason.TOO_LARGE, "positions");
      refuses(
          new ConfirmWaiting(Collections.nCopies(1_001, ONE), DE_BRUGWACHTER),
          Reason.TOO_LARGE,
          "positions");
      refuses(new ConfirmWaiting(List.of(ONE), DE_WIERDE), Reason.NOT_YOURS, "by");
      refuses(
          new ConfirmWaiting(List.of(ONE, position(30)), DE_BRUGWACHTER),
          Reason.NOT_FOUND,
          "positions");
      three()
          .and(new PositionClosed(TWO, CloseReason.OTHER, MONDAY))
          .when(new ConfirmWaiting(List.of(ONE, TWO), DE_BRUGWACHTER))
          .thenRejected(Reason.POSITION_CLOSED, "positions");
      assertThat(
              three()
                  .and(represented(DE_BRUGWACHTER, DE_WIERDE))
                  .when(new ConfirmWaiting(List.of(ONE), DE_WIERDE))
                  .events())
          .hasSize(1);
    }
  }

  private static void refuses(Command command, Reason reason, String field) {
    three().when(command).thenRejected(reason, field);
  }

  private static PositionTask tasks(Scenario scenario, PositionId position, Kind kind) {
    return scenario.region().tasksOf(position).stream()
        .filter(t -> t.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class Informing {

    private final RecordInformed inform = new RecordInformed(ONE, MONDAY, ANNE, DE_BRUGWACHTER);

    @Test
    void is_a_task_once_the_norm_has_passed() {
      assertThat(three().region().tasksOf(ONE)).isEmpty();
      // Since 20 days on Monday: the norm of 28 days ends on Tuesday a week later.
      Scenario over = three().at(at(MONDAY.plusDays(9), 9, 0));

      assertThat(over.region().tasksOf(ONE))
          .containsExactly(
              new PositionTask(Kind.INFORM_CLIENT, MONDAY.plusDays(9), MONDAY.plusDays(16)));
      over.after(new RecordInformed(ONE, MONDAY.plusDays(9), ANNE, DE_BRUGWACHTER));
      assertThat(over.region().tasksOf(ONE)).isEmpty();
    }

    @Test
    void says_when_and_by_whom_and_again_in_the_next_wait() {
      Scenario informed = three().when(inform).thenOnce(new ClientInformed(ONE, MONDAY, ANNE));
      assertThat(positionIn(informed, ONE).standing().informed())
          .isEqualTo(new Standing.Informed(MONDAY, ANNE));

      informed.and(new IntakeHeld(ONE, MONDAY));
      assertThat(positionIn(informed, ONE).standing().informed()).isNull();
    }

    @Test
    void refuses_days_outside_the_wait_and_lists_of_others() {
      refuses(
          new RecordInformed(ONE, MONDAY.plusDays(1), ANNE, DE_BRUGWACHTER), Reason.INVALID, "on");
      refuses(
          new RecordInformed(ONE, MONDAY.minusDays(21), ANNE, DE_BRUGWACHTER),
          Reason.INVALID,
          "on");
      refuses(new RecordInformed(ONE, MONDAY, CAS, DE_WIERDE), Reason.NOT_YOURS, "by");
      refuses(
          new RecordInformed(position(30), MONDAY, ANNE, DE_BRUGWACHTER),
          Reason.NOT_FOUND,
          "position");
    }

    @Test
    void is_no_task_where_there_is_no_norm() {
      HealthcareServiceId work = new HealthcareServiceId(next(20));
      Scenario social =
          given(
              offer(20, ServiceCategory.WORK, Echelon.SOCIAL_DOMAIN),
              new PositionRegistered(
                  position(21),
                  work,
                  ANN,
                  WaitPhase.INTAKE,
                  request(Urgency.REGULAR),
                  MONDAY.minusDays(80),
                  null,
                  null));
      assertThat(social.region().tasksOf(position(21))).isEmpty();
    }

    @Test
    void what_is_proposed_to_close_is_a_task_too() {
      Scenario proposed = three().and(new ClosingProposed(ONE, CloseReason.DUPLICATE, MONDAY));
      assertThat(proposed.region().tasksOf(ONE))
          .containsExactly(new PositionTask(Kind.DECIDE_CLOSING, MONDAY, MONDAY.plusDays(7)));
      assertThat(
              proposed
                  .and(new PositionClosed(ONE, CloseReason.DUPLICATE, MONDAY))
                  .region()
                  .tasksOf(ONE))
          .isEmpty();
      assertThat(proposed.region().tasksOf(position(30))).isEmpty();
    }
  }

  @Nested
  class Bridging {

    private RecordBridging bridge(HealthcareServiceId service, BridgingAnswer answer) {
      return new RecordBridging(ONE, service, MONDAY, answer, DE_BRUGWACHTER);
    }

    @Test
    void neither_closes_nor_moves_anything() {
      Scenario bridged =
          three()
              .when(bridge(WIERDE_TEAM, BridgingAnswer.ACCEPTED))
              .thenOnce(new BridgingRecorded(ONE, WIERDE_TEAM, MONDAY, BridgingAnswer.ACCEPTED));
      assertThat(positionIn(bridged, ONE).isOpen()).isTrue();
      assertThat(positionIn(bridged, ONE).since()).isEqualTo(MONDAY.minusDays(20));
      assertThat(positionIn(bridged, ONE).standing().bridging())
          .isEqualTo(new Standing.Bridging(WIERDE_TEAM, MONDAY, BridgingAnswer.ACCEPTED));
      assertThat(bridged.when(bridge(WIERDE_TEAM, BridgingAnswer.DECLINED)).events()).hasSize(1);
    }

    @Test
    void is_by_another_service() {
      refuses(bridge(MOOD_TEAM, BridgingAnswer.ACCEPTED), Reason.INVALID, "service");
      refuses(
          bridge(new HealthcareServiceId("nowhere"), BridgingAnswer.ACCEPTED),
          Reason.NOT_FOUND,
          "service");
      refuses(
          new RecordBridging(ONE, WIERDE_TEAM, MONDAY, BridgingAnswer.ACCEPTED, DE_WIERDE),
          Reason.NOT_YOURS,
          "by");
    }
  }

  @Nested
  class Wishing {

    private static final Wishes NEAR_IN_ARABIC =
        new Wishes(Set.of("ar", "nl"), Set.of(Delivery.ON_SITE), 25, true);

    private RecordWishes wish(Wishes wishes) {
      return new RecordWishes(ONE, wishes, DE_BRUGWACHTER);
    }

    @Test
    void takes_the_place_of_what_was_wished_before() {
      Scenario wished =
          three().when(wish(NEAR_IN_ARABIC)).thenOnce(new WishesRecorded(ONE, NEAR_IN_ARABIC));
      assertThat(positionIn(wished, ONE).standing().wishes()).isEqualTo(NEAR_IN_ARABIC);
      assertThat(
              positionIn(
                      wished.when(wish(Wishes.NONE)).thenOnce(new WishesRecorded(ONE, Wishes.NONE)),
                      ONE)
                  .standing()
                  .wishes())
          .isEqualTo(Wishes.NONE);
    }

    @Test
    void of_nothing_is_as_it_was() {
      assertThat(three().when(wish(Wishes.NONE)).events()).isEmpty();
    }

    @Test
    void is_within_bounds_and_for_the_holder() {
      refuses(
          wish(new Wishes(Set.of("Arabisch"), Set.of(), null, false)), Reason.INVALID, "languages");
      refuses(wish(new Wishes(Set.of(), Set.of(), 0, false)), Reason.INVALID, "kmMax");
      refuses(wish(new Wishes(Set.of(), Set.of(), 401, false)), Reason.INVALID, "kmMax");
      refuses(new RecordWishes(ONE, NEAR_IN_ARABIC, DE_WIERDE), Reason.NOT_YOURS, "by");
    }
  }

  private static LinkPositions link(PositionId... positions) {
    return new LinkPositions(Set.of(positions), DE_BRUGWACHTER);
  }

  private static UnlinkPositions unlink(PositionId... positions) {
    return new UnlinkPositions(Set.of(positions), DE_BRUGWACHTER);
  }

  private static Headcount counted(Scenario scenario) {
    return Headcount.of(
        scenario.region().waiting().positions().stream().filter(p -> p.isOpen()).toList());
  }

  @Nested
  class Linking {

    @Test
    void counts_a_person_once_and_says_for_how_many_that_is_known() {
      Scenario scenario = three();
      assertThat(counted(scenario)).isEqualTo(new Headcount(3, 3, 0));
      scenario.when(link(ONE, TWO)).thenOnce(new PositionsLinked(LINK, List.of(ONE, TWO)));
      assertThat(counted(scenario)).isEqualTo(new Headcount(3, 2, 2));

      scenario
          .when(link(TWO, THREE))
          .thenOnce(new PositionsLinked(new LinkId(next(5)), List.of(ONE, TWO, THREE)));
      assertThat(counted(scenario)).isEqualTo(new Headcount(3, 1, 3));
    }

    @Test
    void of_one_says_that_it_is_the_only_one() {
      Scenario scenario = three().when(link(ONE)).thenOnce(new PositionsLinked(LINK, List.of(ONE)));
      assertThat(counted(scenario)).isEqualTo(new Headcount(3, 3, 1));
    }

    @Test
    void is_taken_back_with_who_is_left_alone() {
      Scenario scenario = three().after(link(ONE, TWO));
      scenario.when(unlink(ONE)).thenOnce(new PositionsUnlinked(List.of(ONE, TWO)));
      assertThat(counted(scenario)).isEqualTo(new Headcount(3, 3, 0));

      three()
          .after(link(ONE, TWO, THREE))
          .when(unlink(ONE))
          .thenOnce(new PositionsUnlinked(List.of(ONE)));
    }

    @Test
    void is_of_ones_own_list() {
      refuses(new LinkPositions(Set.of(ONE), DE_WIERDE), Reason.NOT_YOURS, "by");
      refuses(new LinkPositions(Set.of(), DE_BRUGWACHTER), Reason.INVALID, "positions");
      refuses(link(ONE, position(30)), Reason.NOT_FOUND, "positions");
      refuses(unlink(position(30)), Reason.NOT_FOUND, "positions");
      three()
          .and(new PositionClosed(ONE, CloseReason.OTHER, MONDAY))
          .when(link(ONE, TWO))
          .thenRejected(Reason.POSITION_CLOSED, "positions");
    }

    @Test
    void goes_along_with_a_transfer_and_back() {
      Scenario booked =
          in(TransferStage.CHOSEN)
              .and(waits(position(20), BOB))
              .after(new LinkPositions(Set.of(WAITS, position(20)), DE_BRUGWACHTER));
      assertThat(booked.when(book()).events())
          .contains(new ClosingProposed(position(20), CloseReason.HELPED_ELSEWHERE, MONDAY));
      booked.after(book());
      assertThat(counted(booked)).isEqualTo(new Headcount(2, 1, 2));

      booked.after(new SendBack(TRANSFER, SendBackReason.OTHER, DE_WIERDE, CAS));
      assertThat(counted(booked)).isEqualTo(new Headcount(2, 1, 2));
      assertThat(Region.restore(booked.region().state()).state())
          .isEqualTo(booked.region().state());
    }
  }
}
