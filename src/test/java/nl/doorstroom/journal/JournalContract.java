package nl.doorstroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.journal.JournalException.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever it is made of. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class JournalContract {

  protected static final RegionId NORTH = new RegionId("north");
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final RequestDigest DIGEST = new RequestDigest("ab".repeat(32));

  /** A node of the one exchange that this test is about; the same name is the same node. */
  protected abstract Journal node(String name);

  /** Makes every lease over 3 s old. */
  protected abstract void expireLeases();

  /** Makes every snapshot 31 days older. */
  protected abstract void passMonth();

  /** Makes what was kept at {@code position} unreadable. */
  protected abstract void spoilSnapshot(RegionId region, long position);

  @Test
  void gives_facts_back_in_order_as_they_were_written() {
    List<Entry> first = get(taken("ann").append(facts(1, 3), Hash.START));
    Tenure again = taken("ann");
    List<Entry> second = get(again.append(facts(4, 2), first.get(2).hash()));

    List<Entry> all = new ArrayList<>(first);
    all.addAll(second);
    assertThat(get(node("bob").read(NORTH, 0, 100))).isEqualTo(all);
    assertThat(all)
        .extracting(entry -> entry.fact().position())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all).extracting(Entry::term).containsExactly(1L, 1L, 1L, 2L, 2L);
    assertThat(all).extracting(Entry::hash).doesNotHaveDuplicates();
  }

  @Test
  void gives_a_page_of_facts_after_a_position() {
    List<Entry> all = get(taken("ann").append(facts(1, 9), Hash.START));

    assertThat(get(node("ann").read(NORTH, 0, 2))).isEqualTo(all.subList(0, 2));
    assertThat(get(node("ann").read(NORTH, 4, 2))).isEqualTo(all.subList(4, 6));
    assertThat(get(node("ann").read(NORTH, 8, 100))).isEqualTo(all.subList(8, 9));
    assertThat(get(node("ann").read(NORTH, 9, 100))).isEmpty();
    assertThat(get(node("ann").read(new RegionId("south"), 0, 100))).isEmpty();
  }

  @Test
  void writes_the_largest_batch_and_refuses_a_larger_one() {
    Tenure tenure = taken("ann");
    get(tenure.append(facts(1, Journal.BATCH_EVENTS_MAX), Hash.START));
    assertThat(get(node("ann").read(NORTH, Journal.BATCH_EVENTS_MAX - 1, 10))).hasSize(1);

    assertFails(
        Kind.NOT_WRITTEN, tenure.append(facts(5_001, Journal.BATCH_EVENTS_MAX + 1), Hash.START));
  }

  @Test
  void writes_nothing_of_a_batch_with_a_fact_that_cannot_be_stored() {
    for (String name : List.of("a\0b", "half \ud83d", "\udc00")) {
      List<Fact> batch = new ArrayList<>(facts(1, 2));
      batch.add(fact(3, registered(name)));
      assertFails(Kind.NOT_WRITTEN, taken("ann").append(batch, Hash.START));
    }
    assertThat(get(node("ann").read(NORTH, 0, 10))).isEmpty();
  }

  @Test
  void keeps_every_character_there_is() {
    String name = "Stil \uD83D\uDE00 \u00eb \t \" \\ \u2028 \uffff";
    Fact fact = fact(1, registered(name));
    get(taken("ann").append(List.of(fact), Hash.START));
    assertThat(get(node("ann").read(NORTH, 0, 1))).extracting(Entry::fact).containsExactly(fact);
  }

  @Test
  void writes_nothing_of_a_batch_whose_position_is_taken() {
    get(taken("ann").append(facts(1, 2), Hash.START));
    assertFails(Kind.NOT_WRITTEN, taken("ann").append(facts(2, 3), Hash.START));
    assertThat(get(node("ann").read(NORTH, 0, 10))).hasSize(2);
  }

  @Test
  void accepts_nothing_after_a_failure() {
    Tenure tenure = taken("ann");
    assertFails(Kind.NOT_WRITTEN, tenure.append(List.of(), Hash.START));
    assertFails(Kind.NOT_WRITTEN, tenure.append(facts(1, 1), Hash.START));
    assertFails(Kind.NOT_WRITTEN, tenure.confirm());
    assertThat(get(node("ann").read(NORTH, 0, 10))).isEmpty();
  }

  @Test
  void writes_batches_in_the_order_in_which_they_were_asked() {
    Tenure tenure = taken("ann");
    var first = tenure.append(facts(1, 500), Hash.START);
    var second = tenure.append(facts(501, 1), Hash.START);
    get(first);
    get(second);
    assertThat(get(node("ann").read(NORTH, 499, 1)).get(0).fact().position()).isEqualTo(500);
  }

  @Test
  void does_not_write_a_batch_after_one_that_failed() {
    Tenure tenure = taken("ann");
    var first = tenure.append(List.of(fact(1, registered("\0"))), Hash.START);
    var second = tenure.append(facts(2, 1), Hash.START);
    assertFails(Kind.NOT_WRITTEN, first);
    assertFails(Kind.NOT_WRITTEN, second);
    assertThat(get(node("ann").read(NORTH, 0, 10))).isEmpty();
  }

  @Test
  void confirms_while_the_term_is_ours() {
    Tenure tenure = taken("ann");
    get(tenure.confirm());
    taken("ann");
    assertFails(Kind.FENCED, tenure.confirm());
  }

  @Test
  void fences_a_tenure_once_the_region_is_taken_again() {
    Tenure old = taken("ann");
    Entry first = get(old.append(facts(1, 1), Hash.START)).get(0);
    Tenure young = taken("ann");

    assertFails(Kind.FENCED, old.append(facts(2, 1), first.hash()));
    assertFails(Kind.FENCED, old.append(facts(2, 1), first.hash()));
    assertThat(get(node("ann").read(NORTH, 0, 10))).containsExactly(first);
    get(young.append(facts(2, 1), first.hash()));
  }

  @Test
  void gives_a_region_that_was_prepared_like_any_other_and_to_prepare_it_takes_nothing() {
    Tenure old = taken("ann");
    get(node("ann").prepare(NORTH));
    get(node("bob").prepare(NORTH));
    get(node("bob").prepare(NORTH));
    get(old.confirm());
    assertFails(Kind.NOT_OURS, node("bob").take(NORTH));
    get(old.release());

    get(node("bob").prepare(NORTH));
    get(taken("bob").append(facts(1, 1), Hash.START));
  }

  @Test
  void gives_each_tenure_the_next_term() {
    assertThat(taken("ann").term()).isEqualTo(1);
    assertThat(taken("ann").term()).isEqualTo(2);
    assertThat(get(node("ann").take(new RegionId("south"))).term()).isEqualTo(1);
  }

  @Test
  void keeps_a_region_from_other_nodes_while_its_owner_lives() {
    Tenure tenure = taken("ann");
    assertFails(Kind.NOT_OURS, node("bob").take(NORTH));
    get(tenure.append(facts(1, 1), Hash.START));
  }

  @Test
  void gives_a_region_to_another_node_once_the_lease_of_its_owner_is_over() {
    Tenure tenure = taken("ann");
    expireLeases();
    assertThat(taken("bob").term()).isEqualTo(2);
    assertFails(Kind.FENCED, tenure.append(facts(1, 1), Hash.START));
    assertFails(Kind.NOT_OURS, node("ann").take(NORTH));
  }

  @Test
  void gives_a_released_region_to_another_node_at_once() {
    Tenure tenure = taken("ann");
    get(tenure.release());
    assertThat(taken("bob").term()).isEqualTo(2);
    assertFails(Kind.NOT_WRITTEN, tenure.append(facts(1, 1), Hash.START));
  }

  @Test
  void does_not_release_what_another_node_has_taken() {
    Tenure tenure = taken("ann");
    expireLeases();
    Tenure young = taken("bob");
    get(tenure.release().otherwiseEmpty());
    assertFails(Kind.NOT_OURS, node("ann").take(NORTH));
    get(young.append(facts(1, 1), Hash.START));
  }

  @Test
  void keeps_an_abandoned_region_for_its_owner() {
    Tenure tenure = taken("ann");
    get(tenure.abandon());
    assertFails(Kind.NOT_WRITTEN, tenure.append(facts(1, 1), Hash.START));
    assertFails(Kind.NOT_OURS, node("bob").take(NORTH));
    assertThat(taken("ann").term()).isEqualTo(2);
  }

  @Test
  void gives_the_regions_of_a_node_that_closed_to_others() {
    taken("ann");
    get(node("ann").close());
    assertThat(taken("bob").term()).isEqualTo(2);
  }

  @Test
  void tells_the_time_in_whole_milliseconds() {
    Instant before = get(node("ann").now());
    Instant taken = taken("ann").takenAt();
    assertThat(taken).isBetween(before, get(node("ann").now()));
    assertThat(taken).isEqualTo(taken.truncatedTo(ChronoUnit.MILLIS));
    assertThat(before).isEqualTo(before.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void knows_the_lowest_level_of_the_nodes_that_live() {
    assertThat(get(node("ann").nodes()).lowestLevel()).isEqualTo(1);
    get(node("ann").renewLease(3));
    assertThat(get(node("ann").nodes()).lowestLevel()).isEqualTo(3);
    get(node("bob").renewLease(2));
    assertThat(get(node("ann").nodes()).lowestLevel()).isEqualTo(2);
    expireLeases();
    get(node("ann").renewLease(3));
    assertThat(get(node("ann").nodes()).lowestLevel()).isEqualTo(3);
  }

  @Test
  void knows_who_took_each_region_last() {
    Tenure tenure = taken("ann");
    assertThat(get(node("bob").owners()))
        .containsExactly(Map.entry(NORTH, new Owner(new NodeId("ann"), 1, false)));
    get(tenure.release());
    assertThat(get(node("bob").owners()))
        .containsExactly(Map.entry(NORTH, new Owner(new NodeId("ann"), 1, true)));
    taken("bob");
    assertThat(get(node("ann").owners()))
        .containsExactly(Map.entry(NORTH, new Owner(new NodeId("bob"), 2, false)));
  }

  @Test
  void knows_the_nodes_that_live() {
    get(node("ann").renewLease(3));
    get(node("bob").renewLease(2));
    assertThat(get(node("bob").nodes()).alive())
        .containsExactlyInAnyOrder(new NodeId("ann"), new NodeId("bob"));
    expireLeases();
    get(node("bob").renewLease(2));
    assertThat(get(node("ann").nodes()).alive()).containsExactly(new NodeId("bob"));
  }

  @Test
  void knows_the_regions_with_an_owner_or_a_fact() {
    assertThat(get(node("ann").regions())).isEmpty();
    get(taken("ann").append(facts(1, 2), Hash.START));
    get(node("ann").take(new RegionId("south")));
    get(get(node("ann").take(new RegionId("east"))).append(facts(1, 1), Hash.START));
    assertThat(get(node("bob").regions()))
        .isEqualTo(Set.of(NORTH, new RegionId("south"), new RegionId("east")));
  }

  @Test
  void gives_the_newest_snapshot_at_or_below_a_position() {
    List<Entry> entries = get(taken("ann").append(facts(1, 9), Hash.START));
    Snapshot third = kept(entries.get(2));
    Snapshot sixth = kept(entries.get(5));

    assertThat(get(node("bob").snapshot(NORTH, 2))).isNull();
    assertThat(get(node("bob").snapshot(NORTH, 3))).isEqualTo(third);
    assertThat(get(node("bob").snapshot(NORTH, 5))).isEqualTo(third);
    assertThat(get(node("bob").snapshot(NORTH, Long.MAX_VALUE))).isEqualTo(sixth);
  }

  @Test
  void falls_back_to_the_next_older_snapshot_when_one_is_unreadable() {
    List<Entry> entries = get(taken("ann").append(facts(1, 9), Hash.START));
    Snapshot third = kept(entries.get(2));
    kept(entries.get(5));
    spoilSnapshot(NORTH, 6);
    assertThat(get(node("ann").snapshot(NORTH, 9))).isEqualTo(third);
    spoilSnapshot(NORTH, 3);
    assertThat(get(node("ann").snapshot(NORTH, 9))).isNull();
  }

  @Test
  void passes_over_a_snapshot_of_what_the_journal_does_not_hold() {
    List<Entry> entries = get(taken("ann").append(facts(1, 9), Hash.START));
    Snapshot third = kept(entries.get(2));
    get(node("ann").keep(new Snapshot(state(6), entries.get(4).hash())));
    assertThat(get(node("ann").snapshot(NORTH, 9))).isEqualTo(third);
  }

  @Test
  void keeps_the_last_three_snapshots_and_the_last_of_each_month() {
    List<Entry> entries = get(taken("ann").append(facts(1, 9), Hash.START));
    kept(entries.get(0));
    Snapshot lastOfMonth = kept(entries.get(1));
    passMonth();
    entries.subList(2, 7).forEach(this::kept);

    assertThat(get(node("ann").snapshot(NORTH, 1))).isNull();
    assertThat(get(node("ann").snapshot(NORTH, 4))).isEqualTo(lastOfMonth);
    assertThat(get(node("ann").snapshot(NORTH, 5))).isNotEqualTo(lastOfMonth);
  }

  protected final Tenure taken(String name) {
    get(node(name).renewLease(1));
    return get(node(name).take(NORTH));
  }

  /** {@code count} facts from position {@code first} on. */
  protected static List<Fact> facts(long first, int count) {
    List<Fact> facts = new ArrayList<>();
    for (long position = first; position < first + count; position++) {
      facts.add(fact(position, new SlotStarted(new SlotId("north-" + position))));
    }
    return facts;
  }

  protected static Fact fact(long position, Event event) {
    return new Fact(
        position,
        NOON.plusMillis(position),
        new ActorToken("ann"),
        new CommandId("planner/k" + position),
        position % 2 == 0 ? RequestDigest.NONE : DIGEST,
        event);
  }

  protected static <T> T get(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException cause) {
      throw new AssertionError("nothing within 20 s", cause);
    }
  }

  protected static void assertFails(Kind kind, Future<?> future) {
    assertThatThrownBy(() -> get(future))
        .isInstanceOfSatisfying(
            JournalException.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  private Snapshot kept(Entry entry) {
    Snapshot snapshot = new Snapshot(state(entry.fact().position()), entry.hash());
    get(node("ann").keep(snapshot));
    return snapshot;
  }

  private static RegionState state(long position) {
    return new RegionState(
        NORTH, position, NOON, position, null, null, List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Event registered(String name) {
    return new OrganizationRegistered(
        new OrganizationId("north-1"),
        new Organization.Details(name, OrganizationKind.OTHER, Set.of(), null, null, null));
  }
}
