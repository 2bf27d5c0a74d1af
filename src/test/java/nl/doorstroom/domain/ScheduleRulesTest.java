package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.ROOM;
import static nl.doorstroom.domain.PlanningWords.TEN;
import static nl.doorstroom.domain.PlanningWords.bookingOf;
import static nl.doorstroom.domain.PlanningWords.content;
import static nl.doorstroom.domain.PlanningWords.draft;
import static nl.doorstroom.domain.PlanningWords.inRoom;
import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.PlanningWords.room;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.HEREPLEIN;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.referral;
import static nl.doorstroom.domain.Words.referred;
import static nl.doorstroom.domain.Words.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ClearSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ReplaceWindow;
import nl.doorstroom.domain.slots.ScheduleCommand.UndoClearing;
import nl.doorstroom.domain.slots.ScheduleEvent.ClearingUndone;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.WindowReplaced;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleRulesTest {

  private static final Instant ELEVEN = TEN.plusSeconds(3_600);
  private static final Instant DAY = at(MONDAY.plusDays(7), 7, 0);
  private static final Instant NEXT_DAY = at(MONDAY.plusDays(8), 7, 0);

  private static ReplaceWindow window(SlotDraft... slots) {
    return new ReplaceWindow(ROOM, DAY, NEXT_DAY, List.of(slots), DE_BRUGWACHTER, null);
  }

  @Nested
  class Registering {

    private static final Schedule.Details DETAILS =
        new Schedule.Details(HEREPLEIN, "kamer-3", 1, true);

    @Test
    void is_found_by_its_code() {
      given()
          .when(new RegisterSchedule(null, DETAILS, DE_BRUGWACHTER, null))
          .thenOnce(room(1))
          .when(
              new RegisterSchedule(
                  null, new Schedule.Details(HEREPLEIN, "kamer-3", 2, true), DE_BRUGWACHTER, null))
          .then(new ScheduleChanged(ROOM, new Schedule.Details(HEREPLEIN, "kamer-3", 2, true)));
    }

    @Test
    void takes_a_code_and_never_a_name() {
      given()
          .when(
              new RegisterSchedule(
                  null,
                  new Schedule.Details(HEREPLEIN, "dr. Jansen", 1, true),
                  DE_BRUGWACHTER,
                  null))
          .thenRejected(Reason.INVALID, "details.externalId");
      given()
          .when(new RegisterSchedule(null, DETAILS, DE_WIERDE, null))
          .thenRejected(Reason.NOT_YOURS, "by");
    }
  }

  @Nested
  class Overlapping {

    @Test
    void is_refused_beyond_the_capacity_of_the_schedule() {
      Scenario taken = given(room(1), published(slot(2), inRoom("a", TEN), null));
      taken
          .when(new PublishSlots(List.of(inRoom("b", TEN.plusSeconds(1_800))), DE_BRUGWACHTER))
          .thenRejected(Reason.SCHEDULE_FULL, "slots[0].start");
      assertThat(
              taken.when(new PublishSlots(List.of(inRoom("b", ELEVEN)), DE_BRUGWACHTER)).events())
          .hasSize(1);
    }

    @Test
    void counts_what_the_same_command_publishes() {
      given(room(2))
          .when(
              new PublishSlots(
                  List.of(inRoom("a", TEN), inRoom("b", TEN), inRoom("c", TEN)), DE_BRUGWACHTER))
          .thenRejected(Reason.SCHEDULE_FULL, "slots[2].start");
    }

    @Test
    void may_be_overridden_on_purpose_and_keeps_the_reason() {
      SlotDraft group = inRoom("b", TEN).overriding(OverrideReason.GROUP_SESSION);
      given(room(1), published(slot(2), inRoom("a", TEN), null))
          .when(new PublishSlots(List.of(group), DE_BRUGWACHTER))
          .then(published(slot(3), group, null));
    }

    @Test
    void keeps_no_reason_that_was_not_needed() {
      given(room(1))
          .when(
              new PublishSlots(
                  List.of(inRoom("a", TEN).overriding(OverrideReason.OTHER)), DE_BRUGWACHTER))
          .then(published(slot(2), inRoom("a", TEN), null));
    }
  }

  @Nested
  class Replacing_a_window {

    @Test
    void creates_changes_and_withdraws() {
      SlotDraft longer =
          new SlotDraft(
                  MOOD_TEAM,
                  "b",
                  SlotKind.INTAKE,
                  ELEVEN,
                  ELEVEN.plusSeconds(1_800),
                  1,
                  Allotment.NEW_REFERRAL,
                  Delivery.ONLINE)
              .in(ROOM);
      given(
              room(1),
              published(slot(2), inRoom("a", TEN), null),
              published(slot(3), inRoom("b", ELEVEN), null))
          .when(window(longer, inRoom("c", TEN)))
          .thenOnce(
              new SlotWithdrawn(slot(2), WithdrawReason.NOT_IN_SOURCE),
              new SlotChanged(slot(3), content(longer), null),
              published(slot(4), inRoom("c", TEN), null),
              new WindowReplaced(ROOM, DAY, NEXT_DAY, List.of()));
    }

    @Test
    void keeps_what_is_claimed_and_says_so() {
      Scenario claimed =
          given(room(1), published(slot(2), inRoom("a", TEN), null)).and(referred(slot(2), ANN, 3));
      claimed
          .when(window(inRoom("b", ELEVEN)))
          .then(
              published(slot(6), inRoom("b", ELEVEN), null),
              new WindowReplaced(ROOM, DAY, NEXT_DAY, List.of(slot(2))));
      claimed
          .when(window(inRoom("a", ELEVEN.plusSeconds(3_600)), inRoom("b", ELEVEN)))
          .then(new WindowReplaced(ROOM, DAY, NEXT_DAY, List.of(slot(2))));
    }

    @Test
    void swaps_places_in_one_go() {
      Scenario two =
          given(
              room(1),
              published(slot(2), inRoom("a", TEN), null),
              published(slot(3), inRoom("b", ELEVEN), null));
      assertThat(two.when(window(inRoom("a", ELEVEN), inRoom("b", TEN))).events())
          .hasOnlyElementsOfTypes(SlotChanged.class, WindowReplaced.class)
          .hasSize(3);
    }

    @Test
    void leaves_other_days_and_other_schedules() {
      given(
              room(1),
              published(slot(2), inRoom("a", NEXT_DAY.plusSeconds(3_600)), null),
              published(slot(3), draft("b", TEN, Allotment.NEW_REFERRAL), null))
          .when(window())
          .thenAlreadySo();
    }

    @Test
    void is_refused_when_another_changed_the_schedule_since() {
      Scenario one = given(room(1), published(slot(2), inRoom("a", TEN), null));
      long version =
          Objects.requireNonNull(one.region().schedules().schedule(ROOM), "room").version();
      assertThat(version).isEqualTo(one.region().position());
      ReplaceWindow stale =
          new ReplaceWindow(ROOM, DAY, NEXT_DAY, List.of(), DE_BRUGWACHTER, version - 1);
      one.when(stale).thenRejected(Reason.STALE_VERSION, "version");
      one.and(referred(slot(2), ANN, 3));
      assertThat(one.region().schedules().schedule(ROOM))
          .satisfies(s -> assertThat(s.version()).isEqualTo(version));
    }

    @Test
    void is_refused_without_a_key_or_outside_the_window() {
      given(room(1))
          .when(window(inRoom(null, TEN)))
          .thenRejected(Reason.INVALID, "slots[0].externalId");
      given(room(1))
          .when(window(inRoom("a", NEXT_DAY)))
          .thenRejected(Reason.INVALID, "slots[0].start");
      given(room(1))
          .when(window(inRoom("a", TEN), inRoom("a", ELEVEN)))
          .thenRejected(Reason.ALREADY_EXISTS, "slots[1].externalId");
    }
  }

  @Nested
  class Clearing {

    private static ClearSchedule clear() {
      return new ClearSchedule(
          ROOM, DAY, NEXT_DAY, WithdrawReason.PRACTITIONER_ABSENT, DE_BRUGWACHTER);
    }

    /** Ann has the place at ten, the one at eleven is free. */
    private static Scenario oneTaken() {
      return given(
              room(1),
              published(slot(2), inRoom("a", TEN), null),
              published(slot(3), inRoom("b", ELEVEN), null))
          .and(referred(slot(2), ANN, 4));
    }

    @Test
    void withdraws_what_is_free_and_moves_what_is_claimed() {
      Scenario cleared =
          oneTaken()
              .when(clear())
              .thenOnce(
                  new ScheduleCleared(
                      new ClearingId(next(7)),
                      ROOM,
                      DAY,
                      NEXT_DAY,
                      WithdrawReason.PRACTITIONER_ABSENT,
                      List.of(slot(3)),
                      List.of(slot(2))),
                  new ClaimToMove(slot(2), claim(6), position(5)),
                  new SlotWithdrawn(slot(3), WithdrawReason.PRACTITIONER_ABSENT));
      assertThat(cleared.region().waiting().position(position(5)))
          .satisfies(
              p -> {
                assertThat(p.firstRight()).isTrue();
                assertThat(p.since()).isEqualTo(MONDAY);
                assertThat(bookingOf(p).toMove()).isTrue();
              });
      cleared.when(new HoldSlot(slot(2), DE_BRINK)).thenRejected(Reason.SLOT_BLOCKED, "slot");
    }

    @Test
    void is_undone_as_far_as_nothing_was_moved() {
      Scenario undone =
          oneTaken()
              .after(clear())
              .when(new UndoClearing(new ClearingId(next(7)), DE_BRUGWACHTER))
              .thenOnce(
                  new SlotRestored(slot(3)),
                  new ClaimToStay(slot(2), claim(6), position(5)),
                  new ClearingUndone(new ClearingId(next(7)), List.of(slot(2))));
      assertThat(undone.region().waiting().position(position(5)))
          .satisfies(p -> assertThat(p.firstRight()).isFalse());
      assertThat(undone.region().slots().slot(slot(2)))
          .satisfies(s -> assertThat(s.blocked()).isNull());
    }

    @Test
    void leaves_who_was_moved_where_they_are() {
      Scenario moved =
          oneTaken()
              .and(published(slot(7), draft("c", TEN, Allotment.OWN_WAITING_LIST), null))
              .after(clear())
              .after(new MoveClaim(slot(2), claim(6), slot(7), DE_BRUGWACHTER))
              .after(new UndoClearing(new ClearingId(next(8)), DE_BRUGWACHTER));
      assertThat(moved.region().slots().slot(slot(2)))
          .satisfies(s -> assertThat(s.free()).isEqualTo(1));
      assertThat(moved.region().waiting().position(position(5)))
          .satisfies(
              p -> {
                assertThat(bookingOf(p).slot()).isEqualTo(slot(7));
                assertThat(p.firstRight()).isFalse();
              });
    }

    @Test
    void frees_who_was_not_moved_in_time_and_keeps_their_first_right() {
      Scenario over = oneTaken().and(new LetterReceived(referral(4))).after(clear()).at(TEN);
      assertThat(over.region().waiting().position(position(5)))
          .satisfies(
              p -> {
                assertThat(p.isOpen()).isTrue();
                assertThat(p.booking()).isNull();
                assertThat(p.firstRight()).isTrue();
              });
    }
  }
}
