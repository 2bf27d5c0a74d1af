package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.FreePort;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link AlertsOfWorkDrill}, alerts of the process of a server and of what it starts from. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertsOfServersDrill {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration STARVED = Duration.ofMillis(700);
  private static final Duration FED = Duration.ofMillis(400);

  /** Of how much less time a start takes than what is counted over. */
  private static final int HURRY_OF_STARTS = 6;

  private static final Path LOG = Path.of("target", "alerts-of-servers.log").toAbsolutePath();

  /** Of them a server has some dozens once it runs. */
  private static final String FILES = "400";

  @TempDir Path data;

  private final DatabaseUri database = TestPostgres.freshDatabase();
  private final int port = FreePort.next();

  @Test
  @Tag("DoorstroomServerDown")
  void a_server_that_is_killed_until_it_is_started() throws Exception {
    try (Alarms alarms = Alarms.of(base())) {
      start().kill();
      alarms.fires("DoorstroomServerDown");
      ServerProcess started = start();
      alarms.isOver("DoorstroomServerDown");
      started.close();
    }
  }

  @Test
  @Tag("DoorstroomRestarting")
  void a_server_that_somebody_kills_again_and_again_until_they_do_not() throws Exception {
    ServerProcess[] server = {start()};
    try (Alarms alarms = Alarms.of(base(), HURRY_OF_STARTS)) {
      alarms.isSilent("DoorstroomRestarting");
      alarms.fires(
          "DoorstroomRestarting",
          () -> {
            server[0].kill();
            server[0] = start();
          });
      alarms.isOver("DoorstroomRestarting");
    } finally {
      server[0].close();
    }
  }

  @Test
  @Tag("DoorstroomNoRegion")
  void a_server_that_starts_without_its_database_until_that_is_there() throws Exception {
    Road road = new Road(database);
    road.cut();
    TestServer server =
        TestServer.on(
            road.uri(),
            new Console(new PrintWriter(new StringWriter())),
            options -> options.port = port);
    CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> startUp(server));
    try (Alarms alarms = Alarms.of(base())) {
      alarms.fires("DoorstroomNoRegion");
      assertThat(new ExchangeClient(port).get("public", "/health/ready").body().toString())
          .contains("waiting for the database");
      road.open();
      starting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      alarms.isOver("DoorstroomNoRegion");
    } finally {
      server.close();
      road.close();
    }
  }

  private static void startUp(TestServer server) {
    try {
      server.startUp();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Tag("DoorstroomJournalCorrupt")
  void a_journal_in_which_somebody_changed_a_row_until_the_backup_is_put_beside_it()
      throws Exception {
    ServerProcess server = start();
    new Publisher(server.client()).publish(10);
    server.kill();
    DatabaseUri backup = database.withDatabase(database.database() + "_backup");
    new Psql(database.withDatabase("postgres"))
        .run("create database " + backup.database() + " template " + database.database());
    new Psql(database)
        .run(
            "alter table journal_event disable trigger journal_event_append_only",
            "update journal_event set body = replace(body, 'script-', 'other-')"
                + " where position = (select max(position) - 2 from journal_event)",
            "alter table journal_event enable always trigger journal_event_append_only");
    try (Alarms alarms = Alarms.of(base())) {
      try (ServerProcess broken = starting(database)) {
        alarms.fires("DoorstroomJournalCorrupt");
        assertThat(verify(database)).isNotZero();
        assertThat(broken.client().isReady()).isFalse();
      }
      assertThat(verify(backup)).isZero();
      try (ServerProcess restored = starting(backup)) {
        restored.awaitReady(LOG);
        alarms.isOver("DoorstroomJournalCorrupt");
        assertThat(new Publisher(restored.client()).publish(1).isAccepted()).isTrue();
      }
    }
  }

  private int verify(DatabaseUri of) throws Exception {
    return ServerProcess.run(
        LOG, "journal", "verify", "--data-dir=" + data, "--database-url=" + TestServer.url(of));
  }

  @Test
  @Tag("DoorstroomServicesStale")
  void services_that_nobody_confirmed_for_months_until_their_planners_do() throws Exception {
    // What says the time to the server can be set back.
    Psql psql = new Psql(database);
    psql.run(
        "create table clock_error (error interval)",
        "create function public.clock_timestamp() returns timestamptz language sql volatile as $$"
            + " select pg_catalog.clock_timestamp()"
            + " + coalesce((select error from public.clock_error), '0') $$",
        "alter database " + database.database() + " set search_path = public, pg_catalog");
    ServerProcess[] server = {start()};
    psql.run("insert into clock_error values ('-100 days')");
    TwoRegions regions = new TwoRegions(() -> server[0].client());
    regions.setUp();
    server[0].close();
    psql.run("delete from clock_error");
    server[0] = start();
    try (Alarms alarms = Alarms.of(base())) {
      alarms.fires("DoorstroomServicesStale");
      ExchangeClient.Reply confirmed =
          server[0]
              .client()
              .post(
                  "planner@" + regions.receiver,
                  "/api/v1/regions/" + TwoRegions.THERE + "/healthcare-services/confirm",
                  Map.of("services", List.of()));
      assertThat(confirmed.isAccepted()).as("%s", confirmed.body()).isTrue();
      alarms.isOver("DoorstroomServicesStale");
    } finally {
      server[0].close();
    }
  }

  @Test
  @Tag("DoorstroomEventLoopLag")
  void a_server_that_gets_too_little_of_its_machine_until_it_gets_it() throws Exception {
    try (ServerProcess server = start();
        Alarms alarms = Alarms.of(base())) {
      alarms.isSilent("DoorstroomEventLoopLag");
      alarms.fires(
          "DoorstroomEventLoopLag",
          () -> {
            signal(server, "STOP");
            pass(STARVED);
            signal(server, "CONT");
            pass(FED);
          });
      alarms.isOver("DoorstroomEventLoopLag");
    }
  }

  private static void signal(ServerProcess server, String signal) {
    try {
      server.signal(signal);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void pass(Duration time) {
    Instant until = Instant.now().plus(time);
    ServerProcess.await(PATIENCE, () -> Instant.now().isAfter(until));
  }

  @Test
  @Tag("DoorstroomHeapNearlyFull")
  void a_heap_that_fills_up_until_the_server_gets_a_larger_one() throws Exception {
    ServerProcess server = starting(List.of(), "80m");
    try (Alarms alarms = Alarms.of(base())) {
      server.awaitReady(LOG);
      Publisher publisher = new Publisher(server.client());
      alarms.isSilent("DoorstroomHeapNearlyFull");
      alarms.fires(
          "DoorstroomHeapNearlyFull",
          () -> {
            // In small steps: it is to be nearly full, and to live.
            if (alarms.ask("min_over_time(instance:jvm_heap_used:ratio[3s])") < 0.87) {
              publisher.publish(100);
            }
          });
      Path dump = data.resolve("doorstroom.hprof");
      Process jcmd =
          new ProcessBuilder("jcmd", "" + server.pid(), "GC.heap_dump", dump.toString()).start();
      assertThat(jcmd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(Files.size(dump)).isPositive();
      server.close();
      server = starting(List.of(), "512m");
      server.awaitReady(LOG);
      alarms.isOver("DoorstroomHeapNearlyFull");
    } finally {
      server.close();
    }
  }

  @Test
  @Tag("DoorstroomFileDescriptorsNearlyUp")
  void connections_that_are_never_closed_until_they_are() throws Exception {
    List<Socket> connections = new ArrayList<>();
    String limit = "--nofile=" + FILES + ":" + FILES;
    try (ServerProcess server = starting(List.of("prlimit", limit), "512m");
        Alarms alarms = Alarms.of(base())) {
      server.awaitReady(LOG);
      alarms.isSilent("DoorstroomFileDescriptorsNearlyUp");
      alarms.fires(
          "DoorstroomFileDescriptorsNearlyUp",
          () -> {
            if (alarms.ask("instance:process_files_open:ratio") < 0.85) {
              connections.add(connected());
            }
          });
      for (Socket each : connections) {
        each.close();
      }
      alarms.isOver("DoorstroomFileDescriptorsNearlyUp");
    }
  }

  private Socket connected() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  private ServerProcess start() {
    ServerProcess server = starting(database);
    server.awaitReady(LOG);
    return server;
  }

  private ServerProcess starting(DatabaseUri on) {
    try {
      return ServerProcess.starting(List.of(), "512m", on, data, port, LOG);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private ServerProcess starting(List<String> by, String heap) throws IOException {
    return ServerProcess.starting(by, heap, database, data, port, LOG);
  }
}
