package nl.doorstroom.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.NodeId;

/**
 * Which node is to keep which region, by highest random weight: whoever knows the nodes knows it
 * without asking, and a node that comes or goes moves no regions but its own.
 *
 * @see <a href="https://doi.org/10.1109/90.663936">Thaler and Ravishankar, 1998</a>
 */
final class Rendezvous {

  private Rendezvous() {}

  /** {@code nodes} in the order in which they are to keep {@code region}. */
  static List<NodeId> ranked(RegionId region, Collection<NodeId> nodes) {
    return nodes.stream()
        .sorted(
            Comparator.<NodeId, byte[]>comparing(
                    node -> weight(region, node), Arrays::compareUnsigned)
                .reversed())
        .toList();
  }

  private static byte[] weight(RegionId region, NodeId node) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((region.value() + '\n' + node.value()).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }
}
