package nl.doorstroom.journal.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.domain.RegionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections over which regions are written, one for each tenure, and those that stand ready
 * for a region that is about to be taken: to log in takes longer than to take it.
 *
 * <p>This class is threadsafe.
 */
final class TenureConnections {

  /** For how long one stands ready that is not used. */
  static final Duration READY = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(TenureConnections.class);

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Duration patience;
  private final Set<PgConnection> open = ConcurrentHashMap.newKeySet();
  private final Map<RegionId, PgConnection> ready = new ConcurrentHashMap<>();

  /**
   * @param patience with one that does not come about
   */
  TenureConnections(Vertx vertx, PgConnectOptions options, Duration patience) {
    this.vertx = vertx;
    this.options = options;
    this.patience = patience;
  }

  /** Has one stand ready for {@code region}. */
  Future<Void> prepare(RegionId region) {
    return connect()
        .map(
            connection -> {
              connection.closeHandler(
                  gone -> {
                    ready.remove(region, connection);
                    open.remove(connection);
                  });
              PgConnection before = ready.put(region, connection);
              if (before != null) {
                close(before);
              }
              vertx.setTimer(READY.toMillis(), late -> letGo(region, connection));
              return null;
            });
  }

  private void letGo(RegionId region, PgConnection connection) {
    if (ready.remove(region, connection)) {
      close(connection);
    }
  }

  /** The one that stands ready for {@code region}, or a new one. */
  Future<PgConnection> of(RegionId region) {
    PgConnection connection = ready.remove(region);
    return connection == null ? connect() : Future.succeededFuture(connection);
  }

  private Future<PgConnection> connect() {
    Future<PgConnection> connecting = PgConnection.connect(vertx, options);
    Future<PgConnection> inTime = connecting.timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    connecting.onSuccess(
        connection -> {
          open.add(connection);
          if (inTime.failed()) {
            close(connection);
          }
        });
    return inTime;
  }

  /** {@code connection} was closed by who used it. */
  void closed(PgConnection connection) {
    open.remove(connection);
  }

  void close(PgConnection connection) {
    open.remove(connection);
    connection.close().onFailure(cause -> log.debug("connection not closed", cause));
  }

  void closeAll() {
    open.forEach(this::close);
  }
}
