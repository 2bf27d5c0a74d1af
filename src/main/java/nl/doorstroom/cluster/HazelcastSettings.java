package nl.doorstroom.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.util.List;
import nl.doorstroom.journal.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast as this exchange wants it: on one private address, quick to notice who is gone, and
 * reading nothing but what its own and Vert.x's classes send.
 */
final class HazelcastSettings {

  /** Attribute of a member that names its node. */
  static final String NODE = "doorstroom.node";

  /** Attribute of a member that differs where the secret does. */
  static final String SECRET = "doorstroom.secret";

  private static final String NAME = "doorstroom";

  private HazelcastSettings() {}

  static Config of(ClusterSettings settings, NodeId node) {
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(NAME);
    config
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        // With its defaults it notices a paused node after a minute; the leases say so after three
        // seconds.
        .setProperty("hazelcast.heartbeat.interval.seconds", "1")
        .setProperty("hazelcast.max.no.heartbeat.seconds", "3")
        .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "5")
        .setProperty("hazelcast.wait.seconds.before.join", "1")
        .setProperty("hazelcast.socket.bind.any", "false");
    config.getMemberAttributeConfig().setAttribute(NODE, node.value());
    config.getMemberAttributeConfig().setAttribute(SECRET, settings.secret());
    config
        .getSerializationConfig()
        .setJavaSerializationFilterConfig(allowed())
        .setCheckClassDefErrors(true);
    config.getMetricsConfig().setEnabled(false);
    network(config.getNetworkConfig(), settings);
    return config;
  }

  /**
   * The caller's own classes are none: all that is shared are Vert.x's registrations.
   *
   * <p>Arrays of what is allowed are allowed too: an exception has its stack trace in one, and an
   * operation that was refused because the partitions have just moved is tried again only by who
   * can read the refusal. Whoever cannot waits two minutes for it.
   */
  private static JavaSerializationFilterConfig allowed() {
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    for (String prefix : List.of("java.lang.", "java.util.", "com.hazelcast.", "io.vertx.")) {
      filter.getWhitelist().addPrefixes(prefix, "[L" + prefix);
    }
    filter.setDefaultsDisabled(true);
    return filter;
  }

  private static void network(NetworkConfig network, ClusterSettings settings) {
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.setPublicAddress(settings.host());
    network.getInterfaces().setEnabled(true).clear().addInterface(settings.host());
    JoinConfig join = network.getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    @Nullable String dns = settings.dns();
    if (dns == null) {
      join.getTcpIpConfig()
          .setEnabled(true)
          .setConnectionTimeoutSeconds(2)
          .addMember(settings.host() + ":" + settings.port());
      settings.members().forEach(join.getTcpIpConfig()::addMember);
    } else {
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", dns)
          .setProperty("service-port", String.valueOf(settings.port()));
    }
  }
}
