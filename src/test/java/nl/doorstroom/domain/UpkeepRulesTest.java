package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.UpkeepCommand.ConfirmServices;
import nl.doorstroom.domain.partners.UpkeepCommand.DeclareCapacity;
import nl.doorstroom.domain.partners.UpkeepCommand.EndFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.EndMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RecordMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.ReportFeed;
import nl.doorstroom.domain.partners.UpkeepEvent.CapacityDeclared;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedReported;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpkeepRulesTest {

  private static final FeedId FEED = new FeedId(next(1));
  private static final Duration HOUR = Duration.ofHours(1);

  private static RegisterFeed feed(Duration interval) {
    return new RegisterFeed(
        null, "epd", FeedKind.SLOTS, interval, Set.of(MOOD_TEAM), DE_BRUGWACHTER, null);
  }

  private static DeclareCapacity declare(
      CapacityStatus status, @Nullable LocalDate closedUntil, @Nullable LocalDate validUntil) {
    return new DeclareCapacity(MOOD_TEAM, status, 3, null, closedUntil, validUntil, DE_BRUGWACHTER);
  }

  @Nested
  class Confirming {

    @Test
    void says_of_all_that_they_are_still_true() {
      given()
          .at(NOON.plusSeconds(60))
          .when(new ConfirmServices(Set.of(), DE_BRUGWACHTER))
          .thenOnce(new ServiceConfirmed(MOOD_TEAM, NOON.plusSeconds(60)));
      given()
          .at(NOON.plusSeconds(60))
          .when(new ConfirmServices(Set.of(MOOD_TEAM, WIERDE_TEAM), DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_YOURS, "by");
    }
  }

  @Nested
  class A_capacity {

    @Test
    void holds_two_weeks_unless_it_says_otherwise() {
      Scenario declared =
          given()
              .when(declare(CapacityStatus.LIMITED, null, null))
              .thenOnce(
                  new CapacityDeclared(
                      MOOD_TEAM,
                      new Capacity(
                          CapacityStatus.LIMITED, 3, null, null, MONDAY.plusDays(14), MONDAY)));
      assertThat(declared.region().partners().service(MOOD_TEAM))
          .satisfies(
              s -> {
                Capacity capacity = Objects.requireNonNull(s.capacity(), "capacity");
                assertThat(capacity.holdsOn(MONDAY.plusDays(14))).isTrue();
                assertThat(capacity.holdsOn(MONDAY.plusDays(15))).isFalse();
              });
    }

    @Test
    void is_closed_until_a_day_or_not_closed() {
      given()
          .when(declare(CapacityStatus.CLOSED_UNTIL, null, null))
          .thenRejected(Reason.INVALID, "closedUntil");
      given()
          .when(declare(CapacityStatus.ROOM, MONDAY.plusDays(3), null))
          .thenRejected(Reason.INVALID, "closedUntil");
      given()
          .when(declare(CapacityStatus.ROOM, null, MONDAY.plusDays(93)))
          .thenRejected(Reason.INVALID, "validUntil");
    }
  }

  @Nested
  class A_feed {

    @Test
    void says_when_it_was_true_and_is_missed_when_it_stays_out() {
      Scenario reported =
          given()
              .when(feed(HOUR))
              .thenOnce(
                  new FeedRegistered(
                      FEED,
                      DE_BRUGWACHTER,
                      "epd",
                      FeedKind.SLOTS,
                      HOUR,
                      Set.of(MOOD_TEAM),
                      NOON.plus(HOUR)))
              .at(NOON.plusSeconds(600))
              .when(new ReportFeed(FEED, NOON, DE_BRUGWACHTER))
              .then(
                  new FeedReported(
                      FEED, NOON, NOON.plusSeconds(600).plus(HOUR), Set.of(MOOD_TEAM)));
      assertThat(reported.region().partners().service(MOOD_TEAM))
          .satisfies(
              s -> {
                assertThat(s.trueAt()).isEqualTo(NOON);
                assertThat(s.confirmedAt()).isEqualTo(NOON.plusSeconds(600));
                assertThat(s.changedAt()).isEqualTo(NOON);
              });
      reported.at(NOON.plus(HOUR));
      assertThat(reported.region().upkeep().feed(FEED))
          .satisfies(f -> assertThat(f.stopped()).isFalse());
      reported.at(NOON.plusSeconds(600).plus(HOUR));
      assertThat(reported.region().upkeep().feed(FEED))
          .satisfies(f -> assertThat(f.stopped()).isTrue());
      reported
          .when(new ReportFeed(FEED, reported.now(), DE_BRUGWACHTER))
          .then(
              new FeedReported(FEED, reported.now(), reported.now().plus(HOUR), Set.of(MOOD_TEAM)));
      assertThat(reported.region().upkeep().feed(FEED))
          .satisfies(f -> assertThat(f.stopped()).isFalse());
    }

    @Test
    void is_found_by_its_code_and_changed() {
      given()
          .after(feed(HOUR))
          .when(feed(Duration.ofHours(2)))
          .then(
              new FeedChanged(
                  FEED,
                  "epd",
                  FeedKind.SLOTS,
                  Duration.ofHours(2),
                  Set.of(MOOD_TEAM),
                  NOON.plus(Duration.ofHours(2))));
      given().when(feed(Duration.ofSeconds(1))).thenRejected(Reason.INVALID, "interval");
    }

    @Test
    void is_not_missed_once_it_ended() {
      Scenario ended =
          given()
              .after(feed(HOUR))
              .when(new EndFeed(FEED, DE_BRUGWACHTER))
              .thenOnce(new FeedEnded(FEED));
      assertThat(ended.at(NOON.plus(Duration.ofHours(3))).region().upkeep().feeds()).isEmpty();
    }
  }

  @Nested
  class A_measure {

    @Test
    void is_recorded_once_and_ends() {
      MeasureId measure = new MeasureId(next(1));
      Scenario recorded =
          given()
              .when(
                  new RecordMeasure(
                      MOOD_TEAM, MeasureKind.GROUP_TREATMENT, MONDAY, 4, null, DE_BRUGWACHTER))
              .thenOnce(
                  new MeasureRecorded(
                      measure, MOOD_TEAM, MeasureKind.GROUP_TREATMENT, MONDAY, 4, null, MONDAY))
              .when(new EndMeasure(measure, MONDAY, DE_BRUGWACHTER))
              .thenOnce(new MeasureEnded(measure, MONDAY));
      assertThat(recorded.region().upkeep().measures()).hasSize(1);
      recorded.at(at(MONDAY.plusDays(Region.MEMORY_DAYS + 1L), 0, 0));
      assertThat(recorded.region().upkeep().measures()).isEmpty();
    }
  }
}
