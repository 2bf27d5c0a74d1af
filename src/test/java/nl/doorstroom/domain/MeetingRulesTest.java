package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.meetings.AgendaReason;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCase.AgendaItem;
import nl.doorstroom.domain.meetings.MeetingCommand.ArrangeCall;
import nl.doorstroom.domain.meetings.MeetingCommand.CancelMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.CloseMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.DecideCase;
import nl.doorstroom.domain.meetings.MeetingCommand.DrawAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.FixAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.MarkPresent;
import nl.doorstroom.domain.meetings.MeetingCommand.OpenMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PassMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PlanMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PutOnTable;
import nl.doorstroom.domain.meetings.MeetingCommand.RecordCall;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent.AgendaFixed;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CallMade;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.CasePutOnTable;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingAttended;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingCancelled;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingClosed;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingOpened;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.MeetingAgreements;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentAsked;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentGiven;
import nl.doorstroom.domain.transfers.TransferEvent.TransferProposed;
import nl.doorstroom.domain.transfers.TransferEvent.TransferScreened;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetingRulesTest {

  /** Wednesday at three. */
  private static final Instant START = at(MONDAY.plusDays(2), 15, 0);

  /** When work starts on the Tuesday before it. */
  private static final Instant AGENDA = at(MONDAY.plusDays(1), 9, 0);

  private static final Instant OVER = at(MONDAY.plusDays(3), 0, 0);
  private static final PlanMeeting PLAN = new PlanMeeting(START, DE_BRUGWACHTER, ANNE);

  private static MeetingId meeting(Scenario scenario) {
    return scenario.region().meetings().meetings().iterator().next().id();
  }

  private static Meeting first(Scenario scenario) {
    return scenario.region().meetings().meetings().iterator().next();
  }

  private static MeetingCase only(Scenario scenario) {
    return first(scenario).cases().get(0);
  }

  /** The one transfer of {@link TableWords}, with the meeting planned. */
  private static Scenario planned(TransferStage stage) {
    return in(stage).after(PLAN);
  }

  private static Scenario opened(TransferStage stage) {
    Scenario s = planned(stage);
    return s.after(new FixAgenda(meeting(s), DE_BRUGWACHTER))
        .at(START)
        .after(new OpenMeeting(meeting(s), DE_BRUGWACHTER, ANNE));
  }

  /** With the one case on the table. */
  private static Scenario onTable(TransferStage stage) {
    Scenario s = opened(stage);
    return s.after(new PutOnTable(meeting(s), TRANSFER, DE_BRUGWACHTER));
  }

  /** Of which De Wierde, asked at the table, said yes there. */
  private static Scenario placedOnTable() {
    Scenario s = onTable(TransferStage.CONSENTED);
    s.after(decide(s, MeetingDecision.PUT_TO, WIERDE_TEAM));
    AskId asked = transfer(s).openAsks().get(0).id();
    return s.after(new AcceptAsk(TRANSFER, asked, PLACE, DE_WIERDE, CAS));
  }

  private static DecideCase decide(
      Scenario s, MeetingDecision decision, HealthcareServiceId... services) {
    return new DecideCase(meeting(s), TRANSFER, decision, Set.of(services), DE_BRUGWACHTER, ANNE);
  }

  private static CaseDecided decided(
      Scenario s, MeetingDecision decision, HealthcareServiceId... services) {
    return new CaseDecided(meeting(s), TRANSFER, decision, Set.of(services), false, ANNE);
  }

  private static ArrangeCall call(Scenario s, OrganizationId who) {
    return new ArrangeCall(meeting(s), TRANSFER, who, MONDAY.plusDays(3), DE_BRUGWACHTER);
  }

  @Nested
  class Planning {

    @Test
    void fixes_when_the_agenda_is_drawn_and_when_its_day_is_over() {
      Scenario s = given();
      s.when(PLAN)
          .thenOnce(
              new MeetingPlanned(
                  new MeetingId(next(1)), START, 30, DE_BRUGWACHTER, ANNE, AGENDA, OVER));
    }

    @Test
    void draws_at_once_when_the_working_day_before_has_begun() {
      Scenario s = given().after(new PlanMeeting(at(MONDAY, 16, 0), DE_BRUGWACHTER, ANNE));
      assertThat(first(s).agendaAt()).isEqualTo(NOON);
      assertThat(first(s.at(NOON)).state()).isEqualTo(MeetingState.AGENDA_FIXED);
    }

    @Test
    void is_for_who_owns_the_table() {
      Scenario owned = given(agreed(owner(DE_WIERDE)));
      owned.when(PLAN).thenRejected(Reason.NOT_YOURS, "by");
      owned.after(new PlanMeeting(START, DE_WIERDE, CAS));
      assertThat(first(owned).chair()).isEqualTo(DE_WIERDE);
    }

    @Test
    void wants_a_day_to_come_that_has_no_meeting() {
      Scenario s = given().after(PLAN);
      s.when(new PlanMeeting(START.plusSeconds(60), DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.ALREADY_EXISTS, "startsAt");
      s.when(new PlanMeeting(NOON, DE_BRUGWACHTER, ANNE)).thenRejected(Reason.INVALID, "startsAt");
      s.when(new PlanMeeting(at(MONDAY.plusDays(367), 9, 0), DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.INVALID, "startsAt");
      s.when(new PlanMeeting(START, new OrganizationId("nobody"), ANNE))
          .thenRejected(Reason.NOT_FOUND, "by");
    }

    @Test
    void can_be_called_off_until_it_is_opened() {
      Scenario s = given().after(PLAN);
      s.when(new CancelMeeting(meeting(s), DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      s.when(new CancelMeeting(meeting(s), DE_BRUGWACHTER))
          .thenOnce(new MeetingCancelled(meeting(s)));
      Scenario open = opened(TransferStage.CONSENTED);
      open.when(new CancelMeeting(meeting(open), DE_BRUGWACHTER))
          .thenRejected(Reason.MEETING_STAGE, "meeting");
    }

    @Test
    void names_a_meeting_that_there_is() {
      MeetingId none = new MeetingId("none");
      List<Command> all =
          List.of(
              new FixAgenda(none, DE_BRUGWACHTER),
              new CancelMeeting(none, DE_BRUGWACHTER),
              new OpenMeeting(none, DE_BRUGWACHTER, ANNE),
              new MarkPresent(none, DE_WIERDE, true, DE_WIERDE),
              new PutOnTable(none, null, DE_BRUGWACHTER),
              new DecideCase(none, TRANSFER, MeetingDecision.STOP, Set.of(), DE_BRUGWACHTER, ANNE),
              new ArrangeCall(none, TRANSFER, DE_BRUGWACHTER, MONDAY, DE_BRUGWACHTER),
              new RecordCall(none, TRANSFER, DE_BRUGWACHTER),
              new CloseMeeting(none, DE_BRUGWACHTER));
      all.forEach(command -> given().when(command).thenRejected(Reason.NOT_FOUND, "meeting"));
    }
  }

  @Nested
  class The_agenda {

    private final List<Event> events = new ArrayList<>();
    private int last;

    /** Someone with consent who waits since {@code days} ago. */
    private TransferId sought(Urgency urgency, int days) {
      PositionId position = position(++last);
      TransferId id = new TransferId(next(++last));
      PersonToken person = new PersonToken("person-" + last);
      PositionRegistered waits = waits(position, person);
      PositionRegistered since =
          new PositionRegistered(
              position,
              waits.service(),
              person,
              waits.phase(),
              request(urgency),
              MONDAY.minusDays(days),
              null,
              null);
      events.addAll(
          List.of(
              since,
              new TransferProposed(
                  id,
                  new Subject(
                      TransferKind.WAITING,
                      DE_BRUGWACHTER,
                      MOOD_TEAM,
                      position,
                      person,
                      request(urgency),
                      MONDAY.minusDays(days)),
                  Destination.GGZ,
                  null,
                  DE_BRUGWACHTER,
                  ANNE,
                  IN_40),
              new TransferScreened(id, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA, null, IN_40),
              new ConsentAsked(id, Set.of(ConsentScope.REGION), ANNE, IN_40),
              new ConsentGiven(
                  id,
                  Set.of(ConsentScope.REGION),
                  MONDAY,
                  MONDAY.plusDays(60),
                  at(MONDAY.plusDays(61), 0, 0),
                  IN_40)));
      return id;
    }

    private List<AgendaItem> drawn() {
      Scenario s = given().and(events).after(PLAN);
      s.at(AGENDA);
      return first(s).cases().stream().map(c -> new AgendaItem(c.transfer(), c.why())).toList();
    }

    @Test
    void is_fixed_by_the_clock_on_the_working_day_before_and_not_sooner() {
      TransferId one = sought(Urgency.HIGH, 3);
      Scenario s = given().and(events).after(PLAN);
      s.when(new DrawAgenda(meeting(s))).thenRejected(Reason.INVALID, "meeting");
      s.at(AGENDA);
      assertThat(first(s).cases())
          .containsExactly(new MeetingCase(new AgendaItem(one, AgendaReason.IN_ORDER)));
      s.when(new DrawAgenda(meeting(s))).thenAlreadySo();
    }

    @Test
    void can_be_fixed_sooner_by_the_chair_and_stays_as_it_was_fixed() {
      TransferId one = sought(Urgency.HIGH, 3);
      Scenario s = given().and(events).after(PLAN);
      s.when(new FixAgenda(meeting(s), DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      s.when(new FixAgenda(meeting(s), DE_BRUGWACHTER))
          .thenOnce(
              new AgendaFixed(meeting(s), List.of(new AgendaItem(one, AgendaReason.IN_ORDER))));
    }

    @Test
    void goes_by_the_order_of_the_region_but_for_two_who_waited_longest() {
      List<TransferId> high = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        high.add(sought(Urgency.HIGH, 10 + i));
      }
      TransferId longest = sought(Urgency.REGULAR, 300);
      TransferId long_ = sought(Urgency.REGULAR, 200);
      sought(Urgency.REGULAR, 100);
      assertThat(drawn())
          .containsExactly(
              new AgendaItem(high.get(5), AgendaReason.IN_ORDER),
              new AgendaItem(high.get(4), AgendaReason.IN_ORDER),
              new AgendaItem(high.get(3), AgendaReason.IN_ORDER),
              new AgendaItem(high.get(2), AgendaReason.IN_ORDER),
              new AgendaItem(longest, AgendaReason.LONGEST_WAITING),
              new AgendaItem(long_, AgendaReason.LONGEST_WAITING));
    }

    @Test
    void gives_the_share_to_others_when_there_are_too_few_regular() {
      for (int i = 0; i < 7; i++) {
        sought(Urgency.PRIORITY, i);
      }
      assertThat(drawn())
          .hasSize(6)
          .extracting(AgendaItem::why)
          .containsOnly(AgendaReason.IN_ORDER);
    }

    @Test
    void has_only_who_consents_and_for_whom_a_place_is_sought() {
      Scenario s = in(TransferStage.CONSENTED);
      s.after(new WithdrawConsent(TRANSFER, MONDAY, DE_BRUGWACHTER)).after(PLAN);
      s.at(AGENDA);
      assertThat(first(s).cases()).isEmpty();
      Scenario candidate = planned(TransferStage.CANDIDATE).at(AGENDA);
      assertThat(first(candidate).cases()).isEmpty();
      Scenario accepted = planned(TransferStage.ACCEPTED).at(AGENDA);
      assertThat(first(accepted).cases()).isEmpty();
    }

    @Test
    void begins_with_who_was_left_over_last_time() {
      Scenario s = opened(TransferStage.CONSENTED);
      s.after(new CloseMeeting(meeting(s), DE_BRUGWACHTER));
      Instant again = at(MONDAY.plusDays(9), 15, 0);
      s.after(new PlanMeeting(again, DE_BRUGWACHTER, ANNE)).at(at(MONDAY.plusDays(8), 9, 0));
      assertThat(List.copyOf(s.region().meetings().meetings()).get(1).cases())
          .containsExactly(new MeetingCase(new AgendaItem(TRANSFER, AgendaReason.CARRIED_OVER)));
    }

    @Test
    void has_nobody_who_is_on_another_that_is_still_to_come() {
      Scenario s = planned(TransferStage.CONSENTED);
      s.after(new FixAgenda(meeting(s), DE_BRUGWACHTER));
      PlanMeeting other = new PlanMeeting(START.plusSeconds(86_400), DE_BRUGWACHTER, ANNE);
      s.after(other);
      MeetingId second = List.copyOf(s.region().meetings().meetings()).get(1).id();
      s.when(new FixAgenda(second, DE_BRUGWACHTER)).thenOnce(new AgendaFixed(second, List.of()));
    }
  }

  @Nested
  class Opening {

    @Test
    void is_for_the_chair_on_its_day_once_there_is_an_agenda() {
      Scenario s = planned(TransferStage.CONSENTED);
      OpenMeeting open = new OpenMeeting(meeting(s), DE_BRUGWACHTER, ANNE);
      s.when(open).thenRejected(Reason.MEETING_STAGE, "meeting");
      s.after(new FixAgenda(meeting(s), DE_BRUGWACHTER));
      s.when(open).thenRejected(Reason.MEETING_STAGE, "meeting");
      s.at(START);
      s.when(new OpenMeeting(meeting(s), DE_WIERDE, CAS)).thenRejected(Reason.NOT_YOURS, "by");
      s.when(open).thenOnce(new MeetingOpened(meeting(s), ANNE));
      assertThat(first(s).present()).containsExactly(DE_BRUGWACHTER);
    }

    @Test
    void is_done_with_who_was_given_a_place_beforehand_but_for_the_call() {
      Scenario s = planned(TransferStage.OFFERED);
      s.after(new FixAgenda(meeting(s), DE_BRUGWACHTER)).after(accept()).at(START);
      s.when(new OpenMeeting(meeting(s), DE_BRUGWACHTER, ANNE))
          .then(
              new MeetingOpened(meeting(s), ANNE),
              new CaseDecided(meeting(s), TRANSFER, MeetingDecision.PLACED, Set.of(), true, null),
              new CallArranged(meeting(s), TRANSFER, DE_BRUGWACHTER, MONDAY.plusDays(3)));
      assertThat(only(s).settled()).isTrue();
      assertThat(only(s).isLeftOver()).isFalse();
    }

    @Test
    void leaves_to_be_talked_about_what_everyone_said_no_to() {
      Scenario s = planned(TransferStage.OFFERED);
      s.after(new FixAgenda(meeting(s), DE_BRUGWACHTER));
      s.after(new DeclineAsk(TRANSFER, ASK, "geen-plek", DE_WIERDE, CAS));
      s.at(START).after(new OpenMeeting(meeting(s), DE_BRUGWACHTER, ANNE));
      assertThat(only(s).settled()).isFalse();
    }

    @Test
    void lets_everyone_say_that_they_are_there_and_the_chair_for_all() {
      Scenario s = opened(TransferStage.CONSENTED);
      MarkPresent wierde = new MarkPresent(meeting(s), DE_WIERDE, true, DE_WIERDE);
      s.when(wierde).thenOnce(new MeetingAttended(meeting(s), DE_WIERDE, true));
      s.when(new MarkPresent(meeting(s), DE_BRINK, true, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      s.when(new MarkPresent(meeting(s), DE_WIERDE, false, DE_BRUGWACHTER))
          .thenOnce(new MeetingAttended(meeting(s), DE_WIERDE, false));
      s.when(new MarkPresent(meeting(s), new OrganizationId("nobody"), true, DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "organization");
      Scenario before = planned(TransferStage.CONSENTED);
      before
          .when(new MarkPresent(meeting(before), DE_WIERDE, true, DE_WIERDE))
          .thenRejected(Reason.MEETING_STAGE, "meeting");
    }
  }

  @Nested
  class A_case_on_the_table {

    @Test
    void is_put_there_by_the_chair_and_taken_off_again() {
      Scenario s = opened(TransferStage.CONSENTED);
      s.when(new PutOnTable(meeting(s), TRANSFER, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      s.when(new PutOnTable(meeting(s), new TransferId("other"), DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "transfer");
      s.when(new PutOnTable(meeting(s), TRANSFER, DE_BRUGWACHTER))
          .thenOnce(new CasePutOnTable(meeting(s), TRANSFER));
      assertThat(first(s).onTableAt()).isEqualTo(START);
      s.when(new PutOnTable(meeting(s), null, DE_BRUGWACHTER))
          .thenOnce(new CasePutOnTable(meeting(s), null));
    }

    @Test
    void is_decided_about_by_the_chair_and_only_there() {
      Scenario s = opened(TransferStage.CONSENTED);
      s.when(decide(s, MeetingDecision.FIND_OUT)).thenRejected(Reason.MEETING_STAGE, "transfer");
      Scenario there = onTable(TransferStage.CONSENTED);
      there
          .when(
              new DecideCase(
                  meeting(there), TRANSFER, MeetingDecision.FIND_OUT, Set.of(), DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      there
          .when(decide(there, MeetingDecision.FIND_OUT))
          .thenOnce(decided(there, MeetingDecision.FIND_OUT));
    }

    @Test
    void is_put_to_receivers_in_the_name_of_its_holder() {
      Scenario s = onTable(TransferStage.CONSENTED);
      s.when(decide(s, MeetingDecision.PUT_TO)).thenRejected(Reason.INVALID, "services");
      s.when(decide(s, MeetingDecision.STOP, WIERDE_TEAM)).thenRejected(Reason.INVALID, "services");
      s.when(decide(s, MeetingDecision.PUT_TO, MOOD_TEAM))
          .thenRejected(Reason.NOT_ELIGIBLE, "services");
      s.after(decide(s, MeetingDecision.PUT_TO, WIERDE_TEAM));
      assertThat(transfer(s).stage()).isEqualTo(TransferStage.OFFERED);
      assertThat(transfer(s).openAsks()).hasSize(1);
      s.when(decide(s, MeetingDecision.PUT_TO, WIERDE_TEAM)).thenAlreadySo();
    }

    @Test
    void goes_up_the_ladder_in_the_name_of_its_holder() {
      Scenario s = onTable(TransferStage.CONSENTED);
      s.after(decide(s, MeetingDecision.ESCALATE));
      assertThat(Objects.requireNonNull(transfer(s).escalation()).step())
          .isEqualTo(EscalationStep.LOCAL);
    }

    @Test
    void stops_without_a_receiver_and_costs_nothing() {
      Scenario s = onTable(TransferStage.CONSENTED);
      s.after(decide(s, MeetingDecision.STOP));
      assertThat(Objects.requireNonNull(transfer(s).ending()).why())
          .isEqualTo(TransferEnd.NO_RECEIVER);
      assertThat(positionIn(s, WAITS).isOpen()).isTrue();
      s.when(decide(s, MeetingDecision.FIND_OUT)).thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void is_placed_only_where_a_place_is_kept() {
      Scenario s = onTable(TransferStage.CONSENTED);
      s.when(decide(s, MeetingDecision.PLACED)).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      Scenario placed = placedOnTable();
      placed
          .when(decide(placed, MeetingDecision.PLACED))
          .thenOnce(decided(placed, MeetingDecision.PLACED));
    }

    @Test
    void waits_for_who_calls_the_client_before_the_next() {
      Scenario s = placedOnTable();
      Scenario undecided = onTable(TransferStage.CONSENTED);
      undecided
          .when(call(undecided, DE_BRUGWACHTER))
          .thenRejected(Reason.MEETING_STAGE, "transfer");
      s.after(decide(s, MeetingDecision.PLACED));
      s.when(new PutOnTable(meeting(s), null, DE_BRUGWACHTER))
          .thenRejected(Reason.MEETING_STAGE, "transfer");
      s.when(new CloseMeeting(meeting(s), DE_BRUGWACHTER))
          .thenRejected(Reason.MEETING_STAGE, "transfer");
      s.when(call(s, DE_ES)).thenRejected(Reason.INVALID, "organization");
      s.when(new ArrangeCall(meeting(s), TRANSFER, DE_BRUGWACHTER, MONDAY, DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
      s.when(call(s, DE_BRUGWACHTER))
          .thenOnce(new CallArranged(meeting(s), TRANSFER, DE_BRUGWACHTER, MONDAY.plusDays(3)));
      s.after(call(s, DE_WIERDE));
      assertThat(s.when(new PutOnTable(meeting(s), null, DE_BRUGWACHTER)).events()).hasSize(1);
    }

    @Test
    void comes_back_next_time_without_a_call() {
      Scenario s = onTable(TransferStage.CONSENTED);
      s.after(decide(s, MeetingDecision.NEXT_TIME));
      assertThat(only(s).isLeftOver()).isTrue();
      assertThat(s.when(new PutOnTable(meeting(s), null, DE_BRUGWACHTER)).events()).hasSize(1);
    }
  }

  @Nested
  class After_it {

    private Scenario closed() {
      Scenario s = placedOnTable();
      s.after(decide(s, MeetingDecision.PLACED)).after(call(s, DE_BRUGWACHTER));
      s.when(new CloseMeeting(meeting(s), DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      return s.when(new CloseMeeting(meeting(s), DE_BRUGWACHTER))
          .thenOnce(new MeetingClosed(meeting(s)));
    }

    @Test
    void who_was_to_call_says_that_they_did() {
      Scenario s = closed();
      s.when(new RecordCall(meeting(s), TRANSFER, DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      s.when(new RecordCall(meeting(s), TRANSFER, DE_BRUGWACHTER))
          .thenOnce(new CallMade(meeting(s), TRANSFER));
    }

    @Test
    void calls_that_were_not_made_outlive_it() {
      Scenario s = closed().at(at(MONDAY.plusDays(100), 9, 0));
      assertThat(first(s).hasOpenCalls()).isTrue();
      s.after(new RecordCall(meeting(s), TRANSFER, DE_BRUGWACHTER));
      s.at(at(MONDAY.plusDays(101), 9, 0));
      assertThat(s.region().meetings().meetings()).isEmpty();
    }

    @Test
    void nothing_is_decided_any_more() {
      Scenario s = closed();
      s.when(decide(s, MeetingDecision.NEXT_TIME)).thenRejected(Reason.MEETING_STAGE, "meeting");
      s.when(call(s, DE_WIERDE)).thenRejected(Reason.MEETING_STAGE, "meeting");
      s.when(new PutOnTable(meeting(s), TRANSFER, DE_BRUGWACHTER))
          .thenRejected(Reason.MEETING_STAGE, "meeting");
    }
  }

  @Nested
  class Its_day_passing {

    @Test
    void closes_what_was_left_open() {
      Scenario s = opened(TransferStage.CONSENTED);
      s.when(new PassMeeting(meeting(s))).thenRejected(Reason.INVALID, "meeting");
      s.at(OVER);
      assertThat(first(s).state()).isEqualTo(MeetingState.CLOSED);
      s.when(new PassMeeting(meeting(s))).thenAlreadySo();
    }

    @Test
    void cancels_what_was_never_opened() {
      Scenario s = planned(TransferStage.CONSENTED).at(OVER);
      assertThat(first(s).state()).isEqualTo(MeetingState.CANCELLED);
    }
  }

  private static TableAgreements owner(@Nullable OrganizationId owner) {
    return TableAgreements.DEFAULT.with(new MeetingAgreements(owner, null, null, null, 30, 6, 33));
  }
}
