package nl.doorstroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RosterTest {

  private static final RegionId NORTH = new RegionId("north");
  private static final NodeId ANN = new NodeId("ann");
  private static final NodeId BOB = new NodeId("bob");
  private static final NodeId CAS = new NodeId("cas");

  /** In which they are to keep the region. */
  private static final List<NodeId> RANKED = Rendezvous.ranked(NORTH, List.of(ANN, BOB, CAS));

  private static final NodeId FIRST = RANKED.get(0);
  private static final NodeId SECOND = RANKED.get(1);
  private static final NodeId LAST = RANKED.get(2);

  @Test
  void who_owns_a_region_keeps_it_while_its_lease_lasts() {
    Roster roster = new Roster(FIRST);
    learn(roster, new Owner(LAST, 1, false), 0, FIRST, LAST);
    assertThat(roster.keeper(NORTH)).isEqualTo(LAST);
    assertThat(roster.takes(NORTH)).isFalse();

    learn(roster, new Owner(LAST, 1, false), 0, FIRST);
    assertThat(roster.keeper(NORTH)).isNull();
    assertThat(roster.vacant()).containsExactly(NORTH);
    assertThat(roster.takes(NORTH)).isTrue();
  }

  @Test
  void its_own_regions_are_taken_again_whoever_ranks_first() {
    Roster roster = new Roster(LAST);
    learn(roster, new Owner(LAST, 1, false), 0, FIRST, SECOND, LAST);
    assertThat(roster.takes(NORTH)).isTrue();
    assertThat(roster.preferred(NORTH)).isEqualTo(FIRST);
  }

  @Test
  void who_ranks_lower_leaves_a_vacant_region_to_the_others_for_a_while() {
    Roster roster = new Roster(SECOND);
    Owner released = new Owner(LAST, 1, true);
    learn(roster, released, System.nanoTime(), FIRST, SECOND);
    assertThat(roster.takes(NORTH)).isFalse();

    Roster later = new Roster(SECOND);
    learn(later, released, System.nanoTime() - Roster.RANK_NANOS, FIRST, SECOND);
    assertThat(later.takes(NORTH)).isTrue();
  }

  @Test
  void what_is_heard_counts_until_the_database_was_asked() {
    Roster roster = new Roster(FIRST);
    learn(roster, new Owner(SECOND, 1, false), 0, FIRST, SECOND, LAST);
    roster.hear(NORTH, LAST);
    assertThat(roster.keeper(NORTH)).isEqualTo(LAST);

    learn(roster, new Owner(SECOND, 1, false), 0, FIRST, SECOND, LAST);
    assertThat(roster.keeper(NORTH)).isEqualTo(SECOND);
  }

  @Test
  void what_is_heard_of_a_node_without_a_lease_does_not_count() {
    Roster roster = new Roster(FIRST);
    learn(roster, new Owner(SECOND, 1, false), 0, FIRST, SECOND);
    roster.hear(NORTH, LAST);
    assertThat(roster.keeper(NORTH)).isEqualTo(SECOND);
  }

  @Test
  void a_node_that_leaves_is_to_keep_nothing() {
    Roster roster = new Roster(SECOND);
    learn(roster, new Owner(FIRST, 1, true), 0, FIRST, SECOND, LAST);
    roster.leaves(FIRST);
    assertThat(roster.preferred(NORTH)).isEqualTo(SECOND);
    assertThat(roster.takes(NORTH)).isTrue();

    roster.leaves(SECOND);
    assertThat(roster.takes(NORTH)).isFalse();
  }

  @Test
  void the_last_one_there_has_nobody_to_leave_to() {
    Roster roster = new Roster(FIRST);
    learn(roster, new Owner(FIRST, 1, false), 0, FIRST);
    roster.leaves(FIRST);
    assertThat(roster.preferred(NORTH)).isEqualTo(FIRST);
  }

  @Test
  void what_is_being_handed_over_is_not_taken_back() {
    Roster roster = new Roster(FIRST);
    learn(roster, new Owner(FIRST, 1, false), 0, FIRST, SECOND);
    roster.handingOver(NORTH, true);
    assertThat(roster.takes(NORTH)).isFalse();
    roster.handingOver(NORTH, false);
    assertThat(roster.takes(NORTH)).isTrue();
  }

  @Test
  void a_region_that_nobody_ever_kept_is_for_whoever_opens_it() {
    assertThat(new Roster(LAST).takes(NORTH)).isTrue();
  }

  @Test
  void those_who_wait_are_told_of_news_only() {
    Roster roster = new Roster(FIRST);
    AtomicInteger told = new AtomicInteger();
    learn(roster, new Owner(SECOND, 1, false), 0, FIRST, SECOND, LAST);
    Runnable stop = roster.onChange(told::incrementAndGet);
    roster.hear(NORTH, SECOND);
    assertThat(told).hasValue(0);
    roster.hear(NORTH, LAST);
    assertThat(told).hasValue(1);
    stop.run();
    roster.leaves(LAST);
    assertThat(told).hasValue(1);
  }

  private static void learn(Roster roster, Owner owner, long asked, NodeId... alive) {
    roster.learn(
        new Nodes(Stream.of(alive).collect(Collectors.toMap(node -> node, node -> 1))),
        Map.of(NORTH, owner),
        asked);
  }
}
