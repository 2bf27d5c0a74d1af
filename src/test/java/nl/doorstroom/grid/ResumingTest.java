package nl.doorstroom.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From which cursors a watcher may go on, and from which it must start anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResumingTest {

  private final TestRegion region = new TestRegion();
  private final Grid grid = new Grid(new Region(region.region().id()).state(), Cursor.START);

  ResumingTest() {
    fold();
  }

  private void fold() {
    List<Fact> facts = region.facts();
    grid.fold(Boards.committed(facts.subList((int) grid.at().offset(), facts.size())));
  }

  private void confirm() {
    region.accept(new ConfirmService(region.service(0), region.ownerOf(region.service(0))));
    fold();
  }

  private Delta since(Cursor since) {
    return grid.changes(View.WAITS, Mask.PUBLIC, since);
  }

  @Test
  void nothing_changed_since_the_present() {
    assertThat(since(grid.at()))
        .isEqualTo(new Delta.Changes(grid.at(), grid.at(), List.of(), List.of()));
  }

  @Test
  void what_changed_is_the_row_as_it_now_is() {
    Cursor before = grid.at();
    region.pass(Duration.ofSeconds(1));
    confirm();
    region.pass(Duration.ofSeconds(1));
    confirm();
    assertThat(since(before))
        .isInstanceOfSatisfying(
            Delta.Changes.class,
            changes -> {
              assertThat(changes.to()).isEqualTo(grid.at());
              assertThat(changes.remove()).isEmpty();
              assertThat(changes.upsert())
                  .containsExactlyElementsOf(
                      grid.board(View.WAITS, Mask.PUBLIC).rows().stream()
                          .filter(row -> row.key().equals(region.service(0).value()))
                          .toList());
            });
  }

  @Test
  void a_row_is_encoded_once_for_all_who_see_the_same() {
    EncodedRow ours = grid.board(View.WAITS, Mask.PUBLIC).rows().get(0);
    Mask gp = new Mask(Role.GP, region.organization("Praktijk Een"));
    assertThat(grid.board(View.WAITS, gp).rows()).anyMatch(row -> row == ours);
  }

  @Test
  void a_cursor_of_another_history_must_refetch() {
    Cursor other = new Cursor("deadbeef", grid.at().offset());
    assertThat(since(other)).isEqualTo(new Delta.Refetch(grid.at()));
  }

  @Test
  void a_cursor_ahead_must_refetch() {
    Cursor ahead = Boards.cursor(grid.at().offset() + 1);
    assertThat(since(ahead)).isEqualTo(new Delta.Refetch(grid.at()));
  }

  @Test
  void a_cursor_from_before_the_grid_started_must_refetch() {
    Grid restarted = new Grid(region.region().state(), grid.at());
    Cursor before = Boards.cursor(grid.at().offset() - 1);
    assertThat(restarted.changes(View.WAITS, Mask.PUBLIC, before))
        .isEqualTo(new Delta.Refetch(grid.at()));
    assertThat(restarted.changes(View.WAITS, Mask.PUBLIC, grid.at()))
        .isInstanceOf(Delta.Changes.class);
  }

  @Test
  void the_facts_folded_after_the_start_can_be_resumed_from() {
    Grid restarted = new Grid(region.region().state(), grid.at());
    Cursor start = grid.at();
    region.pass(Duration.ofSeconds(1));
    confirm();
    List<Fact> facts = region.facts();
    restarted.fold(Boards.committed(facts.subList((int) start.offset(), facts.size())));
    assertThat(restarted.changes(View.WAITS, Mask.PUBLIC, start))
        .isInstanceOfSatisfying(
            Delta.Changes.class, changes -> assertThat(changes.upsert()).hasSize(1));
  }

  @Test
  void a_place_that_came_and_went_in_one_fold_is_told_to_who_saw_it_between_on_another_node() {
    Grid other = new Grid(region.region().state(), grid.at());
    HealthcareServiceId service = region.service(0);
    region.pass(Duration.ofSeconds(1));
    SlotPublished there = region.accept(publish(service), SlotPublished.class);
    List<Fact> first = region.facts();
    other.fold(Boards.committed(first.subList((int) grid.at().offset(), first.size())));
    Cursor between = other.at();
    region.accept(
        new WithdrawSlot(there.slot(), WithdrawReason.OTHER, region.ownerOf(service), null));

    fold();

    assertThat(since(between))
        .isInstanceOfSatisfying(
            Delta.Changes.class,
            changes ->
                assertThat(changes.upsert())
                    .extracting(EncodedRow::key)
                    .containsExactly(service.value()));
  }

  @Test
  void what_came_and_went_is_taken_from_all_since_some_came_between() {
    Cursor since = grid.at();
    HealthcareServiceId service = region.service(0);
    SlotPublished there = region.accept(publish(service), SlotPublished.class);
    fold();
    region.accept(
        new WithdrawSlot(there.slot(), WithdrawReason.OTHER, region.ownerOf(service), null));
    fold();

    Mask eyes = new Mask(Role.GP, null);
    assertThat(grid.changes(View.SLOTS, eyes, since))
        .isEqualTo(new Delta.Changes(since, grid.at(), List.of(), List.of()));
    assertThat(grid.changesForAll(View.SLOTS, eyes, since))
        .isEqualTo(new Delta.Changes(since, grid.at(), List.of(), List.of(there.slot().value())));
  }

  private PublishSlots publish(HealthcareServiceId service) {
    Instant start = region.today().plusDays(3).atTime(10, 0).toInstant(ZoneOffset.UTC);
    SlotDraft draft =
        new SlotDraft(
            service,
            "S1",
            SlotKind.INTAKE,
            start,
            start.plus(Duration.ofMinutes(45)),
            1,
            Allotment.NEW_REFERRAL,
            Delivery.ON_SITE);
    return new PublishSlots(List.of(draft), region.ownerOf(service));
  }

  @Test
  void who_was_up_to_date_may_go_on_however_quiet_it_was() {
    Cursor before = grid.at();
    region.pass(Duration.ofHours(3));
    confirm();
    assertThat(since(before)).isInstanceOf(Delta.Changes.class);
  }

  @Test
  void who_was_passed_by_more_than_15_minutes_ago_must_refetch() {
    Cursor before = grid.at();
    region.pass(Duration.ofSeconds(1));
    confirm();
    region.pass(Duration.ofMinutes(15));
    confirm();
    assertThat(since(before)).isInstanceOf(Delta.Changes.class);
    region.pass(Duration.ofMillis(1));
    confirm();
    assertThat(since(before)).isEqualTo(new Delta.Refetch(grid.at()));
  }

  @Test
  void who_missed_more_than_10_000_changes_must_refetch() {
    Cursor before = grid.at();
    for (int i = 0; i < Sheet.CHANGES_MAX; i++) {
      region.pass(Duration.ofMillis(1));
      confirm();
    }
    assertThat(since(before)).isInstanceOf(Delta.Changes.class);
    region.pass(Duration.ofMillis(1));
    confirm();
    assertThat(since(before)).isEqualTo(new Delta.Refetch(grid.at()));
  }

  @Test
  void the_content_of_a_board_is_as_old_as_its_last_change() {
    long before = grid.board(View.SLOTS, Mask.PUBLIC).changedAt();
    region.pass(Duration.ofSeconds(1));
    confirm();
    assertThat(grid.board(View.WAITS, Mask.PUBLIC).changedAt()).isEqualTo(grid.at().offset());
    assertThat(grid.board(View.SLOTS, Mask.PUBLIC).changedAt()).isEqualTo(before);
  }

  @Test
  void facts_that_do_not_follow_are_refused() {
    Fact first = region.facts().get(0);
    assertThatThrownBy(
            () -> grid.fold(List.of(new Grid.Committed(first, Boards.cursor(first.position())))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position: 1");
  }
}
