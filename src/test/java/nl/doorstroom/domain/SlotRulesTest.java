package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotRulesTest {

  private static final Instant START = Words.at(MONDAY.plusDays(7), 10, 0);

  private static SlotDraft draft(@Nullable String key, @Nullable Allotment allotment) {
    return draft(key, SlotKind.INTAKE, START, Duration.ofHours(1), 1, allotment);
  }

  private static SlotDraft draft(Instant start, Duration length, int capacity) {
    return draft(null, SlotKind.INTAKE, start, length, capacity, Allotment.NEW_REFERRAL);
  }

  private static SlotDraft draft(
      @Nullable String key,
      SlotKind kind,
      Instant start,
      Duration length,
      int capacity,
      @Nullable Allotment allotment) {
    return new SlotDraft(
        MOOD_TEAM, key, kind, start, start.plus(length), capacity, allotment, Delivery.ON_SITE);
  }

  private static PublishSlots publish(SlotDraft... drafts) {
    return new PublishSlots(List.of(drafts), DE_BRUGWACHTER);
  }

  private static List<Allotment> allotments(List<Event> events) {
    return events.stream().map(e -> ((SlotPublished) e).allotment()).toList();
  }

  @Nested
  class Publishing {

    @Test
    void gives_each_place_its_id() {
      given()
          .when(publish(draft(START, Duration.ofHours(1), 1), draft(START, Duration.ofHours(1), 1)))
          .then(publishedAt(slot(1), START), publishedAt(slot(2), START));
    }

    @Test
    void confirms_the_service() {
      Scenario published = given().at(NOON.plusSeconds(60)).and(published(SLOT));
      assertThat(published.region().partners().service(MOOD_TEAM))
          .satisfies(s -> assertThat(s.confirmedAt()).isEqualTo(NOON.plusSeconds(60)));
    }

    @Test
    void under_a_key_that_stands_with_the_same_content_changes_nothing() {
      Scenario first = given().after(publish(draft("key-1", null)));
      first.when(publish(draft("key-1", null))).thenAlreadySo();
      first.when(publish(draft("key-1", Allotment.NEW_REFERRAL))).thenAlreadySo();
      assertThat(first.when(publish(draft("key-1", null), draft("key-2", null))).events())
          .hasSize(1);
    }

    @Test
    void under_a_key_that_stands_with_other_content_is_refused() {
      given()
          .after(publish(draft("key-1", null)))
          .when(publish(draft("key-2", null), draft("key-1", Allotment.HIGH_URGENCY)))
          .thenRejected(Reason.ALREADY_EXISTS, "slots[1].externalId");
    }

    @Test
    void the_same_key_twice_in_one_call_counts_once() {
      assertThat(given().when(publish(draft("a", null), draft("a", null))).events()).hasSize(1);
      given()
          .when(publish(draft("a", null), draft("a", Allotment.HIGH_URGENCY)))
          .thenRejected(Reason.ALREADY_EXISTS, "slots[1].externalId");
    }

    @Test
    void again_after_a_withdrawal_gives_a_new_place() {
      List<Event> again =
          given()
              .after(publish(draft("key-1", null)))
              .and(new SlotWithdrawn(SLOT, WithdrawReason.MISTAKE))
              .when(publish(draft("key-1", Allotment.HIGH_URGENCY)))
              .events();
      assertThat(again).hasSize(1);
      assertThat(((SlotPublished) again.get(0)).slot()).isEqualTo(slot(2));
    }

    @Test
    void refuses_what_is_out_of_bounds() {
      refuses(draft(START, Duration.ofHours(1), 0), Reason.INVALID, "capacity");
      refuses(draft(START, Duration.ofHours(1), 51), Reason.INVALID, "capacity");
      refuses(draft(START, Duration.ZERO, 1), Reason.INVALID, "end");
      refuses(draft(START, Duration.ofHours(25), 1), Reason.INVALID, "end");
      refuses(draft(" ", null), Reason.INVALID, "externalId");
      refuses(draft(NOON, Duration.ofHours(1), 1), Reason.SLOT_IN_PAST, "start");
      refuses(
          draft(Words.at(MONDAY.plusDays(57), 0, 0), Duration.ofHours(1), 1),
          Reason.BEYOND_HORIZON,
          "start");
      given().when(publish()).thenRejected(Reason.INVALID, "slots");
      given()
          .when(
              new PublishSlots(
                  Collections.nCopies(1_001, draft(START, Duration.ofHours(1), 1)), DE_BRUGWACHTER))
          .thenRejected(Reason.TOO_LARGE, "slots");
    }

    @Test
    void reaches_the_last_day_of_the_horizon() {
      Instant last = Words.at(MONDAY.plusDays(56), 20, 0);
      given().when(publish(draft(last, Duration.ofHours(1), 1))).then(publishedAt(slot(1), last));
    }

    @Test
    void is_for_who_offers_the_service() {
      given()
          .when(new PublishSlots(List.of(draft("key-1", null)), DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      SlotDraft nowhere =
          new SlotDraft(
              new HealthcareServiceId("nowhere"),
              null,
              SlotKind.INTAKE,
              START,
              START.plusSeconds(60),
              1,
              null,
              Delivery.ONLINE);
      given().when(publish(nowhere)).thenRejected(Reason.NOT_FOUND, "slots[0].service");
    }

    @Test
    void is_refused_for_a_service_that_is_no_longer_offered() {
      given(new HealthcareServiceChanged(MOOD_TEAM, service("x", Set.of(), Map.of(), false)))
          .when(publish(draft("key-1", null)))
          .thenRejected(Reason.SERVICE_CLOSED, "service");
    }

    private void refuses(SlotDraft draft, Reason reason, String field) {
      given().when(publish(draft)).thenRejected(reason, "slots[0]." + field);
    }
  }

  @Nested
  class Dividing {

    private SlotDraft[] drafts(int count, SlotKind kind) {
      return IntStream.range(0, count)
          .mapToObj(i -> draft("key-" + i, kind, START, Duration.ofHours(1), 1, null))
          .toArray(SlotDraft[]::new);
    }

    @Test
    void follows_the_region_where_the_service_has_no_division() {
      assertThat(allotments(given().when(publish(drafts(5, SlotKind.INTAKE))).events()))
          .containsExactly(
              Allotment.NEW_REFERRAL,
              Allotment.OWN_WAITING_LIST,
              Allotment.NEW_REFERRAL,
              Allotment.OWN_WAITING_LIST,
              Allotment.NEW_REFERRAL);
    }

    @Test
    void goes_on_from_what_was_published_before() {
      Scenario ownOnly =
          given(
              published(slot(1), MOOD_TEAM, SlotKind.INTAKE, 4, Allotment.OWN_WAITING_LIST),
              published(slot(2), MOOD_TEAM, SlotKind.INTAKE, 9, Allotment.HIGH_URGENCY),
              new SlotWithdrawn(slot(2), WithdrawReason.MISTAKE));
      assertThat(allotments(ownOnly.when(publish(drafts(6, SlotKind.INTAKE))).events()))
          .containsOnly(Allotment.NEW_REFERRAL);
    }

    @Test
    void follows_the_service_where_it_has_one() {
      var own =
          service(
              "Stemming",
              Set.of(),
              Map.of(Allotment.NEW_REFERRAL, 75, Allotment.TRANSFER_TABLE, 25),
              true);
      assertThat(
              allotments(
                  given(new HealthcareServiceChanged(MOOD_TEAM, own))
                      .when(publish(drafts(8, SlotKind.CONSULTATION)))
                      .events()))
          .satisfies(
              all -> assertThat(Collections.frequency(all, Allotment.TRANSFER_TABLE)).isEqualTo(2));
    }

    @Test
    void leaves_starts_of_treatment_to_who_already_waits() {
      assertThat(allotments(given().when(publish(drafts(3, SlotKind.TREATMENT_START))).events()))
          .containsOnly(Allotment.OWN_WAITING_LIST);
    }
  }

  @Nested
  class Withdrawing {

    private static WithdrawSlot withdraw(@Nullable Long version) {
      return new WithdrawSlot(SLOT, WithdrawReason.PLANNING_CHANGED, DE_BRUGWACHTER, version);
    }

    private final SlotWithdrawn withdrawn =
        new SlotWithdrawn(SLOT, WithdrawReason.PLANNING_CHANGED);

    @Test
    void takes_a_place_back() {
      given(published(SLOT)).when(withdraw(null)).thenOnce(withdrawn);
    }

    @Test
    void ends_what_is_held() {
      given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_BRINK, NOON.plusSeconds(600)))
          .when(withdraw(null))
          .then(new HoldReleased(SLOT, hold(2)), withdrawn);
    }

    @Test
    void is_refused_while_someone_has_a_place() {
      given(published(SLOT))
          .and(referred(SLOT, ANN, 2))
          .when(withdraw(null))
          .thenRejected(Reason.SLOT_IN_USE, "slot");
    }

    @Test
    void rests_on_the_version_that_was_seen() {
      Scenario held =
          given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_BRINK, NOON.plusSeconds(600)));
      long version = held.region().position();
      held.when(withdraw(version - 1)).thenRejected(Reason.STALE_VERSION, "version");
      held.when(withdraw(version)).then(new HoldReleased(SLOT, hold(2)), withdrawn);
    }

    @Test
    void is_for_who_published_it_and_before_it_starts() {
      given().when(withdraw(null)).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT))
          .when(new WithdrawSlot(SLOT, WithdrawReason.MISTAKE, DE_WIERDE, null))
          .thenRejected(Reason.NOT_YOURS, "by");
      given(published(SLOT), new SlotStarted(SLOT))
          .when(withdraw(null))
          .thenRejected(Reason.SLOT_STARTED, "slot");
    }
  }

  @Nested
  class Starting {

    @Test
    void happens_at_the_start_and_not_before() {
      Scenario waiting = given(published(SLOT));
      waiting.when(new StartSlot(SLOT)).thenRejected(Reason.INVALID, "slot");
      waiting.at(START.minusMillis(1));
      assertThat(waiting.region().nextDeadline()).isEqualTo(START);
      assertThat(waiting.region().due(START)).isEqualTo(new StartSlot(SLOT));
      waiting.at(START).when(new StartSlot(SLOT)).thenAlreadySo();
      assertThat(waiting.region().slots().slot(SLOT))
          .satisfies(slot -> assertThat(slot.free()).isZero());
    }

    @Test
    void passes_a_withdrawn_place_by() {
      given(published(SLOT), new SlotWithdrawn(SLOT, WithdrawReason.MISTAKE))
          .when(new StartSlot(SLOT))
          .thenAlreadySo();
    }
  }
}
