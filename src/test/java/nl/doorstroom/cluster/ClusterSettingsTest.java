package nl.doorstroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.exception.CallerNotMemberException;
import java.io.Serializable;
import java.util.List;
import nl.doorstroom.journal.NodeId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.7", "172.16.3.4", "192.168.1.1", "::1", "fd12::7"})
  void listens_on_private_addresses(String host) {
    assertThat(settings(host).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "8.8.8.8", "172.32.0.1", "2001:db8::1", "::"})
  void refuses_public_ones(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(host))
        .withMessageContaining("cluster-host: " + host);
  }

  @Test
  void takes_a_list_or_a_name_but_not_both() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ClusterSettings("127.0.0.1", 5701, List.of("127.0.0.1:5702"), "nodes", "s"))
        .withMessageContaining("cluster-dns: nodes");
  }

  @Test
  void others_find_it_on_its_own_address_only_and_read_no_strange_classes() {
    Config config = HazelcastSettings.of(settings("127.0.0.1"), new NodeId("ann"));

    assertThat(config.getNetworkConfig().getInterfaces().getInterfaces())
        .containsExactly("127.0.0.1");
    assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(
            config
                .getSerializationConfig()
                .getJavaSerializationFilterConfig()
                .getWhitelist()
                .isListed("org.example.Gadget"))
        .isFalse();
  }

  /** They are how Hazelcast says that a partition has moved: unread, nobody asks again. */
  @Test
  void reads_the_exceptions_of_the_others() {
    InternalSerializationService others = serialization(new Config());
    InternalSerializationService own =
        serialization(HazelcastSettings.of(settings("127.0.0.1"), new NodeId("ann")));

    assertThat(own.<Throwable>toObject(others.toData(new CallerNotMemberException("gone"))))
        .hasMessage("gone");
    assertThatThrownBy(() -> own.toObject(others.toData(new Gadget[0])))
        .hasStackTraceContaining("is not allowed");
  }

  private static InternalSerializationService serialization(Config config) {
    return new DefaultSerializationServiceBuilder()
        .setConfig(config.getSerializationConfig())
        .build();
  }

  private static final class Gadget implements Serializable {

    private static final long serialVersionUID = 1;
  }

  private static ClusterSettings settings(String host) {
    return new ClusterSettings(host, ClusterSettings.PORT, List.of(), null, "s");
  }
}
