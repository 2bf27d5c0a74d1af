package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionTest {

  private static final Instant TUESDAY_NOON = Words.at(MONDAY.plusDays(1), 12, 0);

  /** A history in which everything happens that can happen. */
  private static List<Event> story() {
    List<Event> story = new ArrayList<>(network());
    story.addAll(partnersChange());
    story.addAll(placesComeAndGo());
    story.addAll(referred(slot(4), ANN, 8));
    story.add(new LetterOverdue(referral(8)));
    story.add(new LetterReceived(referral(8)));
    story.add(new ClaimMoved(slot(4), slot(5), claim(10), position(9)));
    story.add(new SlotStarted(slot(5)));
    story.add(new OutcomeRecorded(slot(5), claim(10), position(9), Outcome.ATTENDED));
    story.add(new IntakeHeld(position(9), MONDAY));
    story.add(new IntakeRevoked(position(9)));
    story.add(new PositionReprioritised(position(9), Urgency.HIGH));
    story.add(new ReferralRefused(referral(8), RefusalReason.OTHER));
    story.add(new PositionClosed(position(9), CloseReason.REFUSED, MONDAY));
    story.addAll(referred(slot(4), BOB, 12));
    story.add(new ReferralWithdrawn(referral(12)));
    story.add(new ClaimReleased(slot(4), claim(14), position(13), ReleaseReason.REFERRER_WITHDREW));
    story.add(new TreatmentStarted(position(13), MONDAY));
    story.add(new DayStarted(MONDAY.plusDays(1)));
    return story;
  }

  private static List<Event> partnersChange() {
    AdmissionStopId stop = new AdmissionStopId(next(1));
    return List.of(
        new OrganizationChanged(DE_ES, organization("De Es 2", OrganizationKind.GP_PRACTICE)),
        new LocationChanged(HEREPLEIN, location("Zuiderdiep")),
        new HealthcareServiceChanged(MOOD_TEAM, service("Stemming")),
        new ServiceConfirmed(MOOD_TEAM, NOON.plusSeconds(1)),
        new WaitsReported(
            MOOD_TEAM, Map.of(WaitPhase.INTAKE, new ReportedWait(30, MONDAY, 3, null))),
        new StopAnnounced(
            new AdmissionStop(
                stop,
                DE_WIERDE,
                new AdmissionStop.Scope(null, null, Set.of(), Set.of(), Set.of()),
                StopReason.OTHER,
                MONDAY,
                MONDAY,
                null,
                null,
                0)),
        new StopLifted(stop, MONDAY));
  }

  private static List<Event> placesComeAndGo() {
    return List.of(
        published(slot(2)),
        published(slot(3)),
        published(slot(4), MOOD_TEAM, SlotKind.INTAKE, 2, Allotment.NEW_REFERRAL),
        published(slot(5)),
        new SlotHeld(slot(2), hold(6), DE_BRINK, NOON.plusSeconds(600)),
        new OptionTaken(slot(2), hold(7), hold(6), DE_BRINK, TUESDAY_NOON),
        new HoldReleased(slot(2), hold(7)),
        new SlotHeld(slot(3), hold(6), DE_ES, NOON.plusSeconds(600)),
        new HoldLapsed(slot(3), hold(6)),
        new SlotWithdrawn(slot(3), WithdrawReason.MISTAKE));
  }

  private static Fact fact(long position, Instant at, String command, Event event) {
    return new Fact(
        position,
        at,
        new ActorToken("ann"),
        new CommandId(command),
        new RequestDigest("d1"),
        event);
  }

  private static Region told(List<Event> events) {
    Region region = new Region(GRONINGEN);
    for (Event event : events) {
      long position = region.position() + 1;
      region.apply(fact(position, NOON, "command-" + position, event));
    }
    return region;
  }

  /** All but what every fact changes. */
  private static RegionState content(Region region) {
    RegionState s = region.state();
    return new RegionState(
        s.region(),
        0,
        null,
        s.ids(),
        s.config(),
        s.today(),
        s.organizations(),
        s.locations(),
        s.services(),
        s.stops(),
        s.slots(),
        s.referrals(),
        s.positions(),
        List.of());
  }

  @Nested
  class Being_told_a_fact {

    @Test
    void changes_something_whatever_the_fact() {
      Set<EventType> seen = EnumSet.noneOf(EventType.class);
      List<Event> told = new ArrayList<>();
      for (Event event : story()) {
        RegionState before = content(told(told));
        told.add(event);
        assertThat(event).isInstanceOf(event.type().event());
        if (seen.add(event.type()) && event.type() != EventType.REFERRAL_WITHDRAWN) {
          assertThat(content(told(told))).as("after %s", event).isNotEqualTo(before);
        }
      }
      assertThat(seen).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void is_refused_out_of_turn() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> told(network()).apply(fact(99, NOON, "late", published(SLOT))))
          .withMessage("position: 99 (expected: 11)");
    }

    @Test
    void sets_the_version_of_what_it_changed() {
      Region region = told(network());
      region.apply(fact(11, NOON, "a", published(SLOT)));
      region.apply(
          fact(12, NOON, "b", new SlotHeld(SLOT, hold(2), DE_BRINK, NOON.plusSeconds(600))));
      assertThat(region.slots().slot(SLOT)).satisfies(s -> assertThat(s.version()).isEqualTo(12));
      assertThat(region.partners().service(MOOD_TEAM))
          .satisfies(s -> assertThat(s.version()).isEqualTo(11));
    }
  }

  @Nested
  class A_restored_region {

    @Test
    void is_the_same_at_every_point_of_its_history() {
      List<Event> story = story();
      for (int i = 0; i <= story.size(); i++) {
        Region original = told(story.subList(0, i));
        Region restored = Region.restore(original.state());
        assertThat(restored.state()).isEqualTo(original.state());
        assertThat(restored.nextDeadline()).isEqualTo(original.nextDeadline());
        assertThat(restored.position()).isEqualTo(i);
        assertThat(restored.id()).isEqualTo(GRONINGEN);
        assertThat(restored.lastAt()).isEqualTo(original.lastAt());
      }
    }

    @Test
    void finds_referrals_by_their_code_and_slots_in_order_of_start() {
      Region region = Region.restore(told(story()).state());
      assertThat(region.waiting().referral(code(12)))
          .satisfies(r -> assertThat(r.id()).isEqualTo(referral(12)));
      assertThat(region.slots().of(MOOD_TEAM))
          .extracting(s -> s.id())
          .containsExactly(slot(2), slot(3), slot(4), slot(5));
      assertThat(region.waiting().of(MOOD_TEAM)).hasSize(2);
    }
  }

  @Nested
  class Forgetting {

    private static final LocalDate LAST_DAY = MONDAY.plusDays(7 + Region.MEMORY_DAYS);

    @Test
    void drops_a_place_when_it_ended_over_62_days_ago() {
      Scenario published = given(published(SLOT));
      assertThat(published.at(Words.at(LAST_DAY, 23, 0)).region().slots().slots()).hasSize(1);
      Region after = published.at(Words.at(LAST_DAY.plusDays(1), 0, 0)).region();
      assertThat(after.slots().slots()).isEmpty();
      assertThat(after.slots().of(MOOD_TEAM)).isEmpty();
    }

    @Test
    void drops_a_wait_with_its_referral_when_it_ended_over_62_days_ago() {
      Scenario refused =
          given(published(SLOT))
              .and(referred(SLOT, ANN, 2))
              .and(
                  new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.CLIENT_DECLINED),
                  new PositionClosed(position(3), CloseReason.WITHDREW, MONDAY.plusDays(7)));
      assertThat(refused.at(Words.at(LAST_DAY, 23, 0)).region().waiting().positions()).hasSize(1);
      Region after = refused.at(Words.at(LAST_DAY.plusDays(1), 0, 0)).region();
      assertThat(after.waiting().positions()).isEmpty();
      assertThat(after.waiting().of(MOOD_TEAM)).isEmpty();
      assertThat(after.waiting().referrals()).isEmpty();
      assertThat(after.waiting().referral(code(2))).isNull();
    }

    @Test
    void keeps_who_still_waits_and_frees_them_for_another_place() {
      Scenario unrecorded =
          given(
                  published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
                  waits(position(2), ANN),
                  new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER))
              .at(Words.at(LAST_DAY, 23, 0))
              .at(Words.at(LAST_DAY.plusDays(1), 0, 0));
      assertThat(unrecorded.region().slots().slots()).isEmpty();
      assertThat(unrecorded.region().waiting().position(position(2)))
          .satisfies(
              p -> {
                assertThat(p.isOpen()).isTrue();
                assertThat(p.booking()).isNull();
              });
    }
  }

  @Nested
  class A_receipt {

    private Region region;

    A_receipt() {
      region = told(network());
      region.apply(fact(11, NOON, "refer", published(SLOT)));
      region.apply(fact(12, NOON, "refer", published(slot(2))));
      region.apply(fact(13, NOON.plusSeconds(1), "hold", published(slot(3))));
    }

    @Test
    void says_where_the_facts_of_a_command_lie() {
      assertThat(region.receipt(new CommandId("refer")))
          .isEqualTo(new Receipt(new CommandId("refer"), new RequestDigest("d1"), 11, 12, NOON));
      assertThat(region.receipt(new CommandId("never"))).isNull();
    }

    @Test
    void grows_in_a_restored_region_too() {
      region = Region.restore(region.state());
      region.apply(fact(14, NOON.plusSeconds(1), "hold", published(slot(4))));
      assertThat(region.receipt(new CommandId("hold")))
          .satisfies(
              r -> {
                assertThat(r.first()).isEqualTo(13);
                assertThat(r.last()).isEqualTo(14);
              });
    }

    @Test
    void is_forgotten_after_24_hours_of_region_time() {
      Instant tomorrow = NOON.plus(Duration.ofHours(24));
      region.apply(fact(14, tomorrow, "next", published(slot(4))));
      assertThat(region.receipt(new CommandId("refer"))).isNotNull();
      region.apply(fact(15, tomorrow.plusMillis(1), "later", published(slot(5))));
      assertThat(region.receipt(new CommandId("refer"))).isNull();
      assertThat(region.receipt(new CommandId("hold"))).isNotNull();
    }

    @Test
    void makes_room_for_newer_ones() {
      Receipts receipts = new Receipts();
      for (int i = 1; i <= Receipts.COUNT_MAX + 1; i++) {
        receipts.apply(fact(i, NOON, "command-" + i, new DayStarted(MONDAY)));
      }
      assertThat(receipts.all()).hasSize(Receipts.COUNT_MAX);
      assertThat(receipts.of(new CommandId("command-1"))).isNull();
      assertThat(receipts.of(new CommandId("command-2"))).isNotNull();
    }
  }

  @Test
  void hands_out_ids_that_were_never_given() {
    Scenario started = given(published(slot(40)));
    started
        .when(new HoldSlot(slot(40), DE_BRINK))
        .then(new SlotHeld(slot(40), hold(41), DE_BRINK, NOON.plusSeconds(600)));
    assertThat(started.region().state().ids()).isEqualTo(GIVEN + 41L);
  }
}
