package nl.doorstroom.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes of an exchange find each other.
 *
 * @param host address of this node for the others: private, since what passes between them is
 *     neither encrypted nor authenticated
 * @param port on which Hazelcast listens; the event bus takes a free one
 * @param members {@code host:port} of nodes to look for, this one included or not
 * @param dns name that resolves to the addresses of all nodes; null when {@code members} are listed
 * @param secret proves nothing, but differs where nodes have not the same secret
 */
public record ClusterSettings(
    String host, int port, List<String> members, @Nullable String dns, String secret) {

  public static final int PORT = 5701;

  public ClusterSettings {
    members = List.copyOf(members);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("cluster-port: " + port + " (expected: 1 to 65535)");
    }
    if (!isPrivate(host)) {
      throw new IllegalArgumentException(
          "cluster-host: "
              + host
              + " (expected: a loopback or private address; between nodes nothing is encrypted)");
    }
    if (dns != null && !members.isEmpty()) {
      throw new IllegalArgumentException(
          "cluster-dns: " + dns + " (expected: either this or cluster-members)");
    }
  }

  /** Loopback, the private ranges of RFC 1918, link-local, or unique local IPv6 (RFC 4193). */
  static boolean isPrivate(String host) {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      return false;
    }
    return !address.isAnyLocalAddress()
        && (address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || isUniqueLocal(address.getAddress()));
  }

  private static boolean isUniqueLocal(byte[] address) {
    return address.length == 16 && (address[0] & 0xfe) == 0xfc;
  }
}
