package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.BOB;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_ES;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.GIVEN;
import static nl.doorstroom.domain.Words.GRONINGEN;
import static nl.doorstroom.domain.Words.HEREPLEIN;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.SLOT;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.code;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.location;
import static nl.doorstroom.domain.Words.network;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.organization;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.referral;
import static nl.doorstroom.domain.Words.referred;
import static nl.doorstroom.domain.Words.service;
import static nl.doorstroom.domain.Words.slot;
import static nl.doorstroom.domain.Words.waits;
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
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportEvent.ImportKept;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportEvent.ImportStepsUndone;
import nl.doorstroom.domain.imports.ImportEvent.ImportSupplied;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.OfferEvent.OfferLapsed;
import nl.doorstroom.domain.offers.OfferEvent.OfferMade;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.OfferEvent.OfferingForgone;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRetired;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.UpkeepEvent.CapacityDeclared;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedReported;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedStopped;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleEvent.ClearingUndone;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleEvent.WindowReplaced;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.ClaimConfirmed;
import nl.doorstroom.domain.slots.SlotEvent.ClaimDeclined;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeErased;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
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
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRemoved;
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
    story.addAll(placesArePlanned());
    story.addAll(importsAreUndone());
    story.addAll(placesAreOffered());
    story.addAll(whatIsShownIsKeptTrue());
    story.addAll(TableStory.from(40));
    return story;
  }

  private static List<Event> placesArePlanned() {
    ScheduleId room = new ScheduleId(next(20));
    ClearingId clearing = new ClearingId(next(23));
    Schedule.Details details = new Schedule.Details(HEREPLEIN, "kamer-3", 1, true);
    SlotDraft late = PlanningWords.draft(null, PlanningWords.TEN, Allotment.OWN_WAITING_LIST);
    return List.of(
        new ScheduleRegistered(room, DE_BRUGWACHTER, details),
        new ScheduleChanged(room, new Schedule.Details(HEREPLEIN, "kamer-3", 2, true)),
        published(slot(21)),
        new SlotChanged(
            slot(21),
            new SlotContent(
                room,
                late.start(),
                late.end(),
                2,
                Allotment.OWN_WAITING_LIST,
                Delivery.ONLINE,
                Restriction.NONE,
                List.of(new Release(Allotment.NEW_REFERRAL, PlanningWords.TEN)),
                null,
                false),
            null),
        new SlotReleased(slot(21), Allotment.NEW_REFERRAL),
        published(slot(22)),
        new SlotWithdrawn(slot(22), WithdrawReason.OTHER),
        new SlotRestored(slot(22)),
        new WindowReplaced(room, NOON, PlanningWords.TEN, List.of()),
        new ScheduleCleared(
            clearing, room, NOON, PlanningWords.TEN, WithdrawReason.OTHER, List.of(), List.of()),
        waits(position(24), BOB),
        new SlotClaimed(slot(22), claim(25), null, position(24), DE_ES, TUESDAY_NOON),
        new ClaimConfirmed(slot(22), claim(25), position(24)),
        new ClaimToMove(slot(22), claim(25), position(24)),
        new ClaimToStay(slot(22), claim(25), position(24)),
        new OutcomeRecorded(slot(22), claim(25), position(24), Outcome.CANCELLED),
        new OutcomeErased(slot(22), claim(25), position(24)),
        new ClaimDeclined(slot(22), claim(25), position(24), DeclineReason.OTHER),
        new ClearingUndone(clearing, List.of()));
  }

  private static List<Event> importsAreUndone() {
    ImportId under = new ImportId(next(26));
    return List.of(
        new ImportOpened(under, DE_BRUGWACHTER, ImportKind.CSV),
        PlanningWords.published(
            slot(27),
            PlanningWords.draft("a", PlanningWords.TEN, Allotment.OWN_WAITING_LIST),
            under),
        new PositionRegistered(
            position(28),
            MOOD_TEAM,
            ANN,
            WaitPhase.INTAKE,
            Words.request(),
            MONDAY,
            null,
            null,
            under),
        new LocationChanged(HEREPLEIN, location("Plein")),
        new ImportSupplied(under, Supplied.of(HEREPLEIN, location("Hereplein"))),
        new ImportFinished(under, false, TUESDAY_NOON),
        new ImportUndoStarted(under),
        new LocationRetired(HEREPLEIN),
        new LocationChanged(HEREPLEIN, location("Plein")),
        new ImportKept(
            under, List.of(Kept.of(Supplied.of(HEREPLEIN, location("Plein")), Kept.Why.CHANGED))),
        new PositionRemoved(position(28)),
        new ImportStepsUndone(under, 2),
        new SlotWithdrawn(slot(27), WithdrawReason.IMPORT_UNDONE),
        new ImportUndone(under));
  }

  private static List<Event> placesAreOffered() {
    OfferingId offering = new OfferingId(next(29));
    OfferId first = new OfferId(next(31));
    OfferId second = new OfferId(next(33));
    return List.of(
        PlanningWords.planned(PlanningWords.offering()),
        new SlotClaimed(slot(21), claim(30), null, position(24), DE_BRUGWACHTER),
        new ClaimReleased(slot(21), claim(30), position(24), ReleaseReason.OTHER),
        new OfferingForgone(slot(21)),
        new OfferingStarted(offering, slot(21), hold(30), 1, 4, false),
        new OfferMade(offering, first, position(24), TUESDAY_NOON),
        new OfferAnswered(offering, first, position(24), OfferAnswer.NO),
        waits(position(32), ANN),
        new OfferMade(offering, second, position(32), TUESDAY_NOON),
        new OfferLapsed(offering, second, position(32)),
        new OfferingEnded(offering, slot(21), hold(30), OfferingEnd.EXHAUSTED));
  }

  private static List<Event> whatIsShownIsKeptTrue() {
    FeedId feed = new FeedId(next(34));
    MeasureId measure = new MeasureId(next(35));
    Duration hour = Duration.ofHours(1);
    return List.of(
        new CapacityDeclared(
            MOOD_TEAM, new Capacity(CapacityStatus.ROOM, 2, 1, null, MONDAY.plusDays(14), MONDAY)),
        new FeedRegistered(
            feed, DE_BRUGWACHTER, "epd", FeedKind.SLOTS, hour, Set.of(MOOD_TEAM), TUESDAY_NOON),
        new FeedChanged(feed, "epd", FeedKind.WAITS, hour, Set.of(MOOD_TEAM), TUESDAY_NOON),
        new FeedReported(feed, NOON, TUESDAY_NOON, Set.of(MOOD_TEAM)),
        new FeedStopped(feed),
        new FeedEnded(feed),
        new MeasureRecorded(measure, MOOD_TEAM, MeasureKind.OUTFLOW, MONDAY, 2, null, MONDAY),
        new MeasureEnded(measure, MONDAY));
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
        s.schedules(),
        s.clearings(),
        s.imports(),
        s.importSteps(),
        s.offerings(),
        s.feeds(),
        s.measures(),
        s.transfers(),
        s.mediations(),
        s.meetings(),
        s.arrivals(),
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
          .containsExactly(slot(27), slot(2), slot(3), slot(4), slot(5), slot(21), slot(22));
      assertThat(region.waiting().of(MOOD_TEAM)).hasSize(16);
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
