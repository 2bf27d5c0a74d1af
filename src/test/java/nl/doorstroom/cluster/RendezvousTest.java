package nl.doorstroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.NodeId;

class RendezvousTest {

  private static final int REGIONS = 300;

  @Property(tries = 50)
  void only_the_regions_of_a_node_that_goes_are_moved(
      @ForAll @IntRange(min = 2, max = 9) int count, @ForAll int seed) {
    List<NodeId> nodes = nodes(count, seed);
    NodeId gone = nodes.get(Math.floorMod(seed, count));
    List<NodeId> left = new ArrayList<>(nodes);
    left.remove(gone);

    for (RegionId region : regions()) {
      NodeId before = Rendezvous.ranked(region, nodes).get(0);
      NodeId after = Rendezvous.ranked(region, left).get(0);
      if (before.equals(gone)) {
        assertThat(after).isEqualTo(Rendezvous.ranked(region, nodes).get(1));
      } else {
        assertThat(after).isEqualTo(before);
      }
    }
  }

  @Property(tries = 50)
  void each_node_gets_its_share(@ForAll @IntRange(min = 2, max = 6) int count, @ForAll int seed) {
    List<NodeId> nodes = nodes(count, seed);

    Map<NodeId, Long> shares =
        regions().stream()
            .map(region -> Rendezvous.ranked(region, nodes).get(0))
            .collect(Collectors.groupingBy(node -> node, Collectors.counting()));

    // Of 300 regions; a share this far off has a chance of less than one in a million.
    double share = (double) REGIONS / count;
    double far = 6 * Math.sqrt(share);
    assertThat(shares.values())
        .allSatisfy(n -> assertThat((double) n).isBetween(share - far, share + far));
  }

  @Property(tries = 20)
  void the_order_in_which_nodes_are_known_does_not_matter(@ForAll int seed) {
    List<NodeId> nodes = nodes(5, seed);
    List<NodeId> reversed = new ArrayList<>(nodes);
    Collections.reverse(reversed);

    assertThat(regions())
        .allSatisfy(
            region ->
                assertThat(Rendezvous.ranked(region, reversed))
                    .isEqualTo(Rendezvous.ranked(region, nodes)));
  }

  private static List<NodeId> nodes(int count, int seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> new NodeId("node-" + Integer.toHexString(seed) + "-" + i))
        .toList();
  }

  private static List<RegionId> regions() {
    return IntStream.range(0, REGIONS).mapToObj(i -> new RegionId("region" + i)).toList();
  }
}
