package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import java.util.List;
import nl.doorstroom.cluster.ClusterNode;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The regions of this server: all of them, or those that fall to it of the ones that it shares with
 * others.
 *
 * <p>This class is threadsafe once it was started.
 */
final class Regions {

  private final Vertx vertx;
  private final ClusterNode.@Nullable Joined joined;
  private volatile @Nullable ClusterNode node;
  private volatile @Nullable LocalExchange alone;

  private Regions(Vertx vertx, ClusterNode.@Nullable Joined joined) {
    this.vertx = vertx;
    this.joined = joined;
  }

  /** Finds the other servers, where the regions are shared. */
  static Regions join(ClusterOptions options, VertxBuilder builder, NodeId node, byte[] secret)
      throws InterruptedException {
    if (!options.cluster) {
      return new Regions(builder.build(), null);
    }
    ClusterNode.Joined joined =
        Awaiting.result(
            ClusterNode.join(builder, options.settings(SecretFile.fingerprint(secret)), node));
    return new Regions(joined.vertx(), joined);
  }

  Vertx vertx() {
    return vertx;
  }

  /** The exchange over all regions. Completes and fails as {@link LocalExchange#start} does. */
  Future<Exchange> start(Journal journal, EngineObserver observer) {
    return joined == null
        ? LocalExchange.start(vertx, journal, observer)
            .onSuccess(started -> alone = started)
            .map(started -> started)
        : ClusterNode.start(joined, journal, observer)
            .onSuccess(started -> node = started)
            .map(ClusterNode::exchange);
  }

  /** Whether this server decides for {@code region}; alone it does for all. */
  boolean keeps(RegionId region) {
    ClusterNode shared = node;
    return shared == null || shared.keeps(region);
  }

  /** All servers that share the regions; empty when this one has them to itself. */
  List<ClusterNode.Seen> nodes() {
    ClusterNode shared = node;
    return shared == null ? List.of() : shared.nodes();
  }

  /** Hands the regions to the others, where there are any: commands are still answered after it. */
  Future<Void> leave() {
    ClusterNode shared = node;
    return shared == null ? Future.succeededFuture() : shared.leave();
  }

  /** Gives the regions back, to the others where there are any. */
  Future<Void> close() {
    ClusterNode shared = node;
    LocalExchange own = alone;
    if (shared != null) {
      return shared.close();
    }
    return own == null ? Future.succeededFuture() : own.close();
  }
}
