package nl.doorstroom.journal.postgres;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.JournalRow;
import nl.doorstroom.journal.codec.RowWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tenure with a connection of its own, used for nothing else. Each batch is one statement outside
 * any transaction, so that there is no moment at which it is half done, and it is never cancelled:
 * a cancellation that comes late would hit the next one.
 */
final class PgTenure implements Tenure {

  private static final Logger log = LoggerFactory.getLogger(PgTenure.class);

  /** How long to wait for a connection to say goodbye. */
  private static final long FAREWELL_MS = 1_000;

  private final RegionId region;
  private final long term;
  private final Instant takenAt;
  private final PgConnection connection;
  private final Duration patience;
  private final RowWriter writer;

  /** Completes, never fails, once what was asked before is done. */
  private Future<Void> turn = Future.succeededFuture();

  private @Nullable JournalException ended;
  private @Nullable String notice;
  private boolean connected = true;

  /**
   * @param gone run once the connection is closed
   * @param patience how long a statement may take before its outcome is called unknown
   */
  PgTenure(
      RegionId region,
      long term,
      Instant takenAt,
      PgConnection connection,
      Runnable gone,
      Duration patience,
      EventCodec codec) {
    this.region = region;
    this.term = term;
    this.takenAt = takenAt;
    this.connection = connection;
    this.patience = patience;
    this.writer = new RowWriter(region, term, codec);
    connection.noticeHandler(said -> notice = said.getSeverity() + " " + said.getMessage());
    connection.closeHandler(
        closed -> {
          connected = false;
          gone.run();
        });
  }

  @Override
  public RegionId region() {
    return region;
  }

  @Override
  public long term() {
    return term;
  }

  @Override
  public Instant takenAt() {
    return takenAt;
  }

  @Override
  public Future<List<Entry>> append(List<Fact> facts, Hash previous) {
    return inTurn(
        () -> {
          List<JournalRow> rows = writer.rows(facts, previous);
          return send(JournalSql.APPEND, JournalRows.batch(region, term, rows))
              .compose(
                  result ->
                      result.rowCount() == rows.size()
                          ? Future.succeededFuture(writer.entries(facts, rows))
                          : fenced());
        });
  }

  @Override
  public Future<Void> confirm() {
    return inTurn(
        () ->
            send(JournalSql.CONFIRM, Tuple.of(region.value(), term))
                .compose(result -> result.size() == 1 ? Future.succeededFuture() : fenced()));
  }

  @Override
  public Future<Void> release() {
    return inTurn(() -> send(JournalSql.RELEASE, Tuple.of(region.value(), term)))
        .<Void>mapEmpty()
        .eventually(this::abandon);
  }

  @Override
  public Future<Void> abandon() {
    if (ended == null) {
      ended = new JournalException(Kind.NOT_WRITTEN, place() + "left", null);
    }
    return hangUp();
  }

  /** Does {@code step} once all before it is done, unless something before it failed. */
  private <T> Future<T> inTurn(Supplier<Future<T>> step) {
    Future<T> mine =
        turn.compose(done -> ended == null ? attempt(step) : Future.failedFuture(after(ended)));
    turn = mine.transform(done -> Future.succeededFuture());
    return mine;
  }

  private <T> Future<T> attempt(Supplier<Future<T>> step) {
    Future<T> doing;
    try {
      doing = step.get();
    } catch (IllegalArgumentException refused) {
      doing =
          Future.failedFuture(
              new JournalException(Kind.NOT_WRITTEN, place() + refused.getMessage(), refused));
    }
    return doing.recover(
        cause -> {
          JournalException fault = JournalFaults.ofWrite(place() + "statement", cause);
          ended = fault;
          hangUp();
          return Future.failedFuture(fault);
        });
  }

  private Future<RowSet<Row>> send(String sql, Tuple parameters) {
    if (!connected) {
      return Future.failedFuture(
          new JournalException(Kind.NOT_WRITTEN, place() + "the connection was gone", null));
    }
    notice = null;
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .compose(result -> notice == null ? Future.succeededFuture(result) : unclear(notice));
  }

  /** Lets what is in flight end by itself, and closes behind it. */
  private Future<Void> hangUp() {
    return connection
        .close()
        .timeout(FAREWELL_MS, TimeUnit.MILLISECONDS)
        .otherwise(
            cause -> {
              log.debug("hang up: region={} term={}", region.value(), term, cause);
              return null;
            });
  }

  private <T> Future<T> fenced() {
    return Future.failedFuture(
        new JournalException(Kind.FENCED, place() + "another writer has taken the region", null));
  }

  /** A warning may mean that what was committed here did not reach the standby. */
  private <T> Future<T> unclear(String said) {
    return Future.failedFuture(new JournalException(Kind.UNKNOWN, place() + said, null));
  }

  private JournalException after(JournalException failure) {
    return failure.kind() == Kind.FENCED
        ? failure
        : new JournalException(Kind.NOT_WRITTEN, place() + "it had ended", failure);
  }

  private String place() {
    return "region " + region.value() + " term " + term + ": ";
  }
}
