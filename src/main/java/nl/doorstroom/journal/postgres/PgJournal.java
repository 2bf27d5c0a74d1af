package nl.doorstroom.journal.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.Verified;
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.JournalVerification;
import nl.doorstroom.journal.codec.RowReader;
import nl.doorstroom.journal.codec.SnapshotCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in PostgreSQL. Needs the schema of {@link Migrations}; connects when first asked, and
 * again, by itself, after the database was away.
 *
 * <p>Connections are kept apart by what a wait on them would hold up: one per tenure for appends,
 * one for the lease, a few for taking regions, a few for reading.
 */
public final class PgJournal implements Journal {

  private static final Logger log = LoggerFactory.getLogger(PgJournal.class);

  /** How long a statement may take before its outcome is called unknown. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int CONNECT_SECONDS_MAX = 5;
  private static final int SILENCE_SECONDS_MAX = 60;
  private static final int TAKE_ATTEMPTS_MAX = 5;
  private static final int READERS = 4;
  private static final int TAKERS = 2;
  private static final int VERIFY_PAGE = 1_000;

  private final Vertx vertx;
  private final DatabaseUri database;
  private final NodeId node;
  private final Duration patience;
  private final EventCodec codec = new EventCodec();
  private final Pool readers;
  private final Pool takers;
  private final Pool leases;
  private final TenureConnections writers;

  /** One term of one region, as the database gave it. */
  private record Term(long number, Instant takenAt) {}

  /** The journal in {@code database} as {@code node} sees it. */
  public PgJournal(Vertx vertx, DatabaseUri database, NodeId node) {
    this(vertx, database, node, PATIENCE);
  }

  /**
   * @param patience as {@link #PATIENCE}
   */
  PgJournal(Vertx vertx, DatabaseUri database, NodeId node, Duration patience) {
    this.vertx = vertx;
    this.database = database;
    this.node = node;
    this.patience = patience;
    readers = pool("read", READERS);
    takers = pool("take", TAKERS);
    leases = pool("lease", 1);
    writers =
        new TenureConnections(vertx, options("append"), Duration.ofSeconds(CONNECT_SECONDS_MAX));
  }

  @Override
  public Future<Instant> now() {
    return read("clock", JournalSql.NOW, Tuple.tuple())
        .map(rows -> millis(only(rows).getOffsetDateTime(0).toInstant()));
  }

  @Override
  public Future<Void> renewLease(int level) {
    return write("lease", leases, JournalSql.RENEW_LEASE, Tuple.of(node.value(), level)).mapEmpty();
  }

  @Override
  public Future<Nodes> nodes() {
    return read("nodes", JournalSql.NODES, Tuple.tuple())
        .map(
            rows -> {
              Map<NodeId, Integer> levels = new HashMap<>();
              rows.forEach(
                  row -> levels.put(new NodeId(row.getString("node")), row.getInteger("level")));
              return new Nodes(levels);
            });
  }

  @Override
  public Future<Map<RegionId, Owner>> owners() {
    return read("owners", JournalSql.OWNERS, Tuple.tuple())
        .map(
            rows -> {
              Map<RegionId, Owner> owners = new HashMap<>();
              rows.forEach(
                  row ->
                      owners.put(
                          new RegionId(row.getString("region")),
                          new Owner(
                              new NodeId(row.getString("node")),
                              row.getLong("term"),
                              row.getBoolean("released"))));
              return owners;
            });
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    Future<Void> writer = writers.prepare(region);
    Future<?> taker = takers.preparedQuery(JournalSql.NOW).execute();
    return Future.join(writer, taker)
        .<Void>mapEmpty()
        .recover(
            cause -> Future.failedFuture(JournalFaults.ofRead("prepare " + region.value(), cause)));
  }

  @Override
  public Future<Tenure> take(RegionId region) {
    String what = "take " + region.value();
    return writers
        .of(region)
        .recover(cause -> Future.failedFuture(JournalFaults.ofRead(what, cause)))
        .compose(
            connection ->
                newTerm(region, connection.processId(), TAKE_ATTEMPTS_MAX)
                    .<Tenure>map(
                        term ->
                            new PgTenure(
                                region,
                                term.number(),
                                term.takenAt(),
                                connection,
                                () -> writers.closed(connection),
                                patience,
                                codec))
                    .recover(
                        cause -> {
                          writers.close(connection);
                          return Future.failedFuture(JournalFaults.ofWrite(what, cause));
                        }));
  }

  @Override
  public Future<List<Entry>> read(RegionId region, long after, int max) {
    return rows(region, after, RowReader.rowsNeeded(after, max))
        .map(rows -> RowReader.after(region, after, JournalRows.rows(region, rows), codec));
  }

  @Override
  public Future<Set<RegionId>> regions() {
    return read("regions", JournalSql.REGIONS, Tuple.tuple())
        .map(
            rows -> {
              Set<RegionId> regions = new HashSet<>();
              rows.forEach(row -> regions.add(new RegionId(row.getString(0))));
              return regions;
            });
  }

  /** Reads all of {@code region}, page by page, and says what does not follow, and where. */
  public Future<Verified> verify(RegionId region) {
    return verify(region, new JournalVerification(region, codec));
  }

  @Override
  public Future<Void> keep(Snapshot snapshot) {
    RegionState state = snapshot.state();
    String region = state.region().value();
    String what = "snapshot " + region;
    return vertx
        .executeBlocking(() -> SnapshotCodec.encode(state), false)
        .compose(
            body ->
                write(
                    what,
                    readers,
                    JournalSql.KEEP_SNAPSHOT,
                    Tuple.of(
                        region,
                        state.position(),
                        SnapshotCodec.FORMAT,
                        JournalRows.buffer(snapshot.hash()),
                        body)))
        .compose(kept -> write(what, readers, JournalSql.PRUNE_SNAPSHOTS, Tuple.of(region)))
        .mapEmpty();
  }

  @Override
  public Future<@Nullable Snapshot> snapshot(RegionId region, long position) {
    return read(
            "snapshot " + region.value(), JournalSql.SNAPSHOT, Tuple.of(region.value(), position))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : decode(only(rows))
                        .recover(unreadable -> olderThan(region, only(rows), unreadable)));
  }

  @Override
  public Future<Void> close() {
    writers.closeAll();
    return write("lease", leases, JournalSql.DROP_LEASE, Tuple.of(node.value()))
        .<Void>mapEmpty()
        .eventually(() -> Future.join(readers.close(), takers.close(), leases.close()));
  }

  private Future<Verified> verify(RegionId region, JournalVerification verification) {
    return rows(region, verification.next(), VERIFY_PAGE)
        .compose(
            rows -> {
              rows.forEach(
                  row ->
                      verification.check(
                          JournalRows.position(row), () -> JournalRows.row(region, row)));
              return rows.size() == VERIFY_PAGE && verification.goesOn()
                  ? verify(region, verification)
                  : Future.succeededFuture(verification.result());
            });
  }

  /**
   * Takes the next term. When an append of the old one keeps the row locked for over a second, its
   * backend is ended, if the region may be taken at all, and the next attempt finds out.
   */
  private Future<Term> newTerm(RegionId region, int backend, int attempts) {
    return takers
        .preparedQuery(JournalSql.TAKE)
        .execute(Tuple.of(region.value(), node.value(), backend))
        .compose(rows -> rows.size() == 0 ? notOurs(region) : Future.succeededFuture(term(rows)))
        .recover(
            cause ->
                JournalFaults.isLockTimeout(cause) && attempts > 1
                    ? endOwner(region).compose(done -> newTerm(region, backend, attempts - 1))
                    : Future.failedFuture(cause));
  }

  private Future<Void> endOwner(RegionId region) {
    return takers
        .preparedQuery(JournalSql.END_OWNER)
        .execute(Tuple.of(region.value(), node.value()))
        .compose(
            rows -> {
              if (!only(rows).getBoolean("free")) {
                return notOurs(region);
              }
              log.warn(
                  "old writer ended: region={} backend={}",
                  region.value(),
                  only(rows).getBoolean("ended"));
              return Future.succeededFuture();
            });
  }

  private static <T> Future<T> notOurs(RegionId region) {
    return Future.failedFuture(
        new JournalException(
            Kind.NOT_OURS,
            "region " + region.value() + ": another node has it and is alive",
            null));
  }

  private static Term term(RowSet<Row> rows) {
    Row row = only(rows);
    return new Term(row.getLong("term"), millis(row.getOffsetDateTime("taken_at").toInstant()));
  }

  private Future<@Nullable Snapshot> olderThan(RegionId region, Row row, Throwable unreadable) {
    long position = row.getLong("position");
    log.warn("snapshot unreadable: region={} position={}", region.value(), position, unreadable);
    return snapshot(region, position - 1);
  }

  private Future<@Nullable Snapshot> decode(Row row) {
    int format = row.getInteger("format");
    Buffer body = row.getBuffer("body");
    Hash hash = new Hash(row.getBuffer("hash").getBytes());
    return vertx.executeBlocking(
        () -> new Snapshot(SnapshotCodec.decode(format, body), hash), false);
  }

  private Future<RowSet<Row>> rows(RegionId region, long first, int max) {
    return read("read " + region.value(), JournalSql.READ, Tuple.of(region.value(), first, max));
  }

  private Future<RowSet<Row>> read(String what, String sql, Tuple parameters) {
    return readers
        .preparedQuery(sql)
        .execute(parameters)
        .recover(cause -> Future.failedFuture(JournalFaults.ofRead(what, cause)));
  }

  private static Future<RowSet<Row>> write(String what, Pool pool, String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .recover(cause -> Future.failedFuture(JournalFaults.ofWrite(what, cause)));
  }

  private Pool pool(String purpose, int size) {
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setConnectionTimeout(CONNECT_SECONDS_MAX)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS))
        // A connection on which nothing comes back must not stay in the pool for ever.
        .with(
            new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS_MAX))
                .setReadIdleTimeout(SILENCE_SECONDS_MAX)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .connectingTo(options(purpose).addProperty("lock_timeout", "1s"))
        .using(vertx)
        .build();
  }

  private PgConnectOptions options(String purpose) {
    PgConnectOptions options = database.connectOptions();
    options
        .setCachePreparedStatements(true)
        .setPipeliningLimit(1)
        .addProperty("application_name", "doorstroom " + purpose + " " + node.value())
        // Waiting for a lock must end in a look at the row as it then is.
        .addProperty("default_transaction_isolation", "read committed");
    return options;
  }

  private static Row only(RowSet<Row> rows) {
    return rows.iterator().next();
  }

  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
