package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WriterFencingIT {

  private static final int CLIENTS = 40;
  private static final long SECONDS_MAX = 60;

  private final DatabaseUri database = TestPostgres.freshDatabase();
  private final Vertx vertx = Vertx.vertx();
  private final SleepingJournal here =
      new SleepingJournal(new PgJournal(vertx, database, new NodeId("here")));
  private final PgJournal there = new PgJournal(vertx, database, new NodeId("there"));
  private final ConcurrentHashMap<CommandId, List<Event>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stopped;
  private LocalExchange first;

  @BeforeEach
  void a_region_is_kept_here() throws TimeoutException {
    first = await(LocalExchange.start(vertx, here, EngineObserver.NONE));
    await(first.open(GRONINGEN));
    await(first.submit(GRONINGEN, configured()));
  }

  @AfterEach
  void stop() throws TimeoutException {
    here.wake();
    await(vertx.close());
  }

  @Test
  void connections_that_are_cut_under_load_lose_and_double_nothing() throws Exception {
    Future<?> load = load(() -> first);
    try (Connection admin = connect()) {
      for (int cut = 0; cut < 5; cut++) {
        awaitAcknowledged(100);
        cutConnections(admin);
      }
    }
    stopLoad(load);

    assertThat(failures.get()).isPositive();
    assertAllThereOnce(first);
  }

  @Test
  void a_node_that_sleeps_in_the_middle_of_a_write_is_fenced_and_its_write_undone()
      throws Exception {
    Future<Answer> inTheMiddle;
    LocalExchange second;
    try (Connection admin = connect()) {
      admin.setAutoCommit(false);
      occupy(admin, dayStarted() + 1);
      inTheMiddle = first.submit(GRONINGEN, registered("in-the-middle"));
      appendWaits();
      here.sleep();

      second = await(LocalExchange.start(vertx, there, EngineObserver.NONE));
      await(second.open(GRONINGEN));
      admin.rollback();
    }
    Future<?> load = load(() -> second);
    awaitAcknowledged(100);
    stopLoad(load);
    here.wake();

    boolean failed = await(inTheMiddle.map(false).otherwise(true));
    assertThat(failed).isTrue();
    await(persist(() -> second, registered("in-the-middle")));
    assertAllThereOnce(second);
    assertThat(first.status(GRONINGEN).writable()).isFalse();
  }

  @Test
  void clients_of_a_node_that_sleeps_under_load_find_all_at_the_one_that_took_over()
      throws Exception {
    LocalExchange second = await(LocalExchange.start(vertx, there, EngineObserver.NONE));
    AtomicInteger turn = new AtomicInteger();
    Future<?> load = load(() -> turn.incrementAndGet() % 2 == 0 ? first : second);
    awaitAcknowledged(100);

    here.sleep();
    await(second.open(GRONINGEN));
    await(persist(() -> second, registered("meanwhile")));
    here.wake();
    awaitAcknowledged(100);
    stopLoad(load);

    assertAllThereOnce(second);
  }

  /** Each client sends its commands one after another, each again until it is acknowledged. */
  private Future<?> load(Supplier<LocalExchange> to) {
    return Future.all(
        IntStream.range(0, CLIENTS).mapToObj(client -> client(to, client, 0)).toList());
  }

  private Future<Void> client(Supplier<LocalExchange> to, int client, int next) {
    return stopped
        ? Future.succeededFuture()
        : persist(to, registered("c" + client + "-" + next))
            .compose(done -> client(to, client, next + 1));
  }

  private void stopLoad(Future<?> load) throws TimeoutException {
    stopped = true;
    await(load);
  }

  private Future<Answer> persist(Supplier<LocalExchange> to, Submission submission) {
    return to.get()
        .submit(GRONINGEN, submission)
        .onSuccess(answer -> acknowledged.put(submission.id(), ((Answer.Accepted) answer).events()))
        .recover(
            cause -> {
              failures.incrementAndGet();
              Promise<Void> later = Promise.promise();
              vertx.setTimer(20, id -> later.complete());
              return later.future().compose(none -> persist(to, submission));
            });
  }

  /** Until {@code more} commands have been acknowledged from now on. */
  private void awaitAcknowledged(int more) throws TimeoutException {
    int enough = acknowledged.size() + more;
    Promise<Void> reached = Promise.promise();
    long look =
        vertx.setPeriodic(
            5,
            id -> {
              if (acknowledged.size() >= enough) {
                reached.tryComplete();
              }
            });
    await(reached.future());
    vertx.cancelTimer(look);
  }

  /** Position of the last fact once the first day has begun. */
  private long dayStarted() throws TimeoutException {
    return await(first.read(GRONINGEN, 2, grid -> grid.at().offset()));
  }

  private void assertAllThereOnce(LocalExchange exchange) throws TimeoutException {
    List<Entry> entries = new ArrayList<>();
    for (List<Entry> page = page(0); !page.isEmpty(); page = page(entries.size())) {
      entries.addAll(page);
    }
    assertThat(entries)
        .extracting(entry -> entry.fact().command())
        .doesNotHaveDuplicates()
        .containsAll(acknowledged.keySet());
    Region replayed = new Region(GRONINGEN);
    for (Entry entry : entries) {
      replayed.apply(entry.fact());
      List<Event> answered = acknowledged.get(entry.fact().command());
      assertThat(answered == null || answered.contains(entry.fact().event())).isTrue();
    }
    RegionState state = await(exchange.read(GRONINGEN, grid -> grid.region().state()));
    assertThat(state).isEqualTo(replayed.state());
  }

  private List<Entry> page(long after) throws TimeoutException {
    return await(there.read(GRONINGEN, after, 5_000));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static void cutConnections(Connection admin) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """);
    }
  }

  /** Holds {@code position} in a transaction, so that an append of it has to wait. */
  private static void occupy(Connection admin, long position) throws SQLException {
    try (PreparedStatement statement =
        admin.prepareStatement(
            """
            insert into journal_event
            select region, ?, term, type, version, body, actor, command_id, request_hash,
                   decided_at, hash
            from journal_event where region = ? and position = 1
            """)) {
      statement.setLong(1, position);
      statement.setString(2, GRONINGEN.value());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private void appendWaits() throws SQLException {
    try (Connection watcher = connect();
        Statement statement = watcher.createStatement()) {
      boolean waits = false;
      for (int look = 0; look < 1_000 && !waits; look++) {
        try (var rows =
            statement.executeQuery(
                """
                select pg_sleep(0.01) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """)) {
          waits = rows.next();
        }
      }
      assertThat(waits).isTrue();
    }
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(SECONDS_MAX, TimeUnit.SECONDS);
  }
}
