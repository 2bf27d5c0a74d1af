package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.doorstroom.FreePort;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Alerts of what a region does and of its database: the cause of each is made to happen, it is seen
 * firing, what {@code operations.md} says is done, and it is seen to be over.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertsOfWorkDrill {

  private static final String REGION = ScreensWorld.REGION;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So long that what was due meanwhile is over five seconds late. */
  private static final Duration AWAY = Duration.ofSeconds(8);

  /** Longer than a batch may take to be called slow, shorter than until it is given up. */
  private static final Duration SLOW = Duration.ofMillis(800);

  private static final ExecutorService SCRIPTS = Executors.newCachedThreadPool();

  private static DatabaseUri database;
  private static Psql psql;
  private static Road road;
  private static GreenMail mail;
  private static TestServer server;
  private static ExchangeClient client;
  private static Publisher publisher;
  private static Alarms alarms;

  @BeforeAll
  static void start() throws Exception {
    database = TestPostgres.freshDatabase();
    psql = new Psql(database);
    road = new Road(database);
    int smtp = FreePort.next();
    mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    // What says the time to the server can be set wrong.
    psql.run(
        "create table clock_error (since timestamptz, speed float)",
        "create function public.clock_timestamp() returns timestamptz language sql volatile as $$"
            + " select pg_catalog.clock_timestamp() + coalesce((select speed"
            + " * (pg_catalog.clock_timestamp() - since) from public.clock_error), '0') $$",
        "alter database " + database.database() + " set search_path = public, pg_catalog");
    server =
        TestServer.on(
            road.uri(),
            new Console(new PrintWriter(new StringWriter())),
            options -> {
              options.smtpUrl = "smtp://127.0.0.1:" + smtp + "?starttls=disabled";
              options.smtpFrom = "noreply@example.nl";
              options.publicUrl = "https://example.nl";
            });
    server.startUp();
    client = server.client();
    publisher = new Publisher(client);
    endFeeds();
    alarms = Alarms.of(client.base());
  }

  /** While the demonstration stands still nobody sends by its feeds. */
  private static void endFeeds() throws IOException {
    for (JsonNode feed :
        client.get("administrator", REGION + "/boards/feeds").body().path("rows")) {
      String planner = "planner@" + feed.path("organization").asText();
      String end = REGION + "/feeds/" + feed.path("key").asText() + "/end";
      assertThat(client.post(planner, end, Map.of()).isAccepted()).isTrue();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    alarms.close();
    server.close();
    road.close();
    mail.stop();
    SCRIPTS.shutdownNow();
  }

  @Test
  @Tag("DoorstroomRegionNotWritable")
  @Tag("DoorstroomRegionStale")
  void a_region_without_its_database_until_that_is_back() throws Exception {
    alarms.isSilent("DoorstroomRegionNotWritable");
    alarms.isSilent("DoorstroomRegionStale");
    road.cut();
    alarms.fires("DoorstroomRegionNotWritable");
    alarms.fires("DoorstroomRegionStale");
    road.open();
    alarms.isOver("DoorstroomRegionNotWritable");
    alarms.isOver("DoorstroomRegionStale");
  }

  @Test
  @Tag("DoorstroomRequestsFailing")
  void requests_that_fail_for_want_of_a_database_until_it_is_back() throws Exception {
    alarms.isSilent("DoorstroomRequestsFailing");
    road.cut();
    alarms.fires("DoorstroomRequestsFailing", () -> publisher.publish(1));
    road.open();
    ServerProcess.await(PATIENCE, client::isReady);
    assertThat(publisher.publish(1).isAccepted()).isTrue();
    alarms.isOver("DoorstroomRequestsFailing");
  }

  @Test
  @Tag("DoorstroomWritersLost")
  void writers_that_are_lost_while_the_database_comes_and_goes() {
    alarms.isSilent("DoorstroomWritersLost");
    alarms.fires("DoorstroomWritersLost", AlertsOfWorkDrill::comeAndGo);
    alarms.isOver("DoorstroomWritersLost");
  }

  private static void comeAndGo() {
    cut();
    ServerProcess.await(PATIENCE, () -> !client.isReady());
    open();
    ServerProcess.await(PATIENCE, client::isReady);
  }

  @Test
  @Tag("DoorstroomCommandQueueHigh")
  @Tag("DoorstroomRegionBusy")
  void a_flood_of_commands_while_someone_keeps_the_journal_to_themselves() throws Exception {
    alarms.isSilent("DoorstroomCommandQueueHigh");
    alarms.isSilent("DoorstroomRegionBusy");
    List<CompletableFuture<?>> flood = new ArrayList<>();
    Connection holder = psql.lock("journal_event");
    for (int i = 0; i < 12; i++) {
      flood.add(CompletableFuture.runAsync(() -> publisher.publishEach(1_000), SCRIPTS));
    }
    alarms.fires("DoorstroomCommandQueueHigh");
    alarms.fires("DoorstroomRegionBusy");
    assertThat(psql.endIdleTransactions()).isPositive();
    assertThat(holder.isValid(1)).isFalse();
    // Who sent so many sends no more.
    flood.forEach(CompletableFuture::join);
    alarms.isOver("DoorstroomCommandQueueHigh");
    alarms.isOver("DoorstroomRegionBusy");
    assertThat(publisher.publish(1).isAccepted()).isTrue();
  }

  @Test
  @Tag("DoorstroomOverloaded")
  void more_who_ask_at_once_than_can_be_answered_while_the_journal_is_kept_from_them()
      throws Exception {
    alarms.isSilent("DoorstroomOverloaded");
    AtomicBoolean asking = new AtomicBoolean(true);
    List<CompletableFuture<?>> crowd = new ArrayList<>();
    Connection holder = psql.lock("journal_event");
    for (String identity : identities()) {
      for (int i = 0; i < 4; i++) {
        crowd.add(CompletableFuture.runAsync(() -> askOnAndOn(identity, asking), SCRIPTS));
      }
    }
    alarms.fires("DoorstroomOverloaded");
    asking.set(false);
    assertThat(psql.endIdleTransactions()).isPositive();
    assertThat(holder.isValid(1)).isFalse();
    crowd.forEach(CompletableFuture::join);
    alarms.isOver("DoorstroomOverloaded");
    assertThat(publisher.publish(1).isAccepted()).isTrue();
  }

  /** Commands that a rule refuses are commands too. */
  private static void askOnAndOn(String identity, AtomicBoolean asking) {
    while (asking.get()) {
      try {
        client.post(identity, REGION + "/slots/groningen-zzz/release", Map.of());
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  @Test
  @Tag("DoorstroomBoardsSlow")
  void a_script_that_changes_thousands_of_places_while_many_roles_watch() throws Exception {
    List<LiveClient> watchers = new ArrayList<>();
    alarms.isSilent("DoorstroomBoardsSlow");
    try {
      for (String identity : identities()) {
        LiveClient watcher = new LiveClient(client.base(), identity);
        watchers.add(watcher);
        String at =
            client.get(identity, REGION + "/boards/slots").body().path("at").asText("00000000:0");
        watcher.send(
            Map.of("op", "watch", "id", 1, "region", "groningen", "view", "slots", "since", at));
      }
      alarms.fires(
          "DoorstroomBoardsSlow", () -> assertThat(publisher.publish(1_000).isAccepted()).isTrue());
      // The script is asked to slow down.
      alarms.isOver("DoorstroomBoardsSlow");
    } finally {
      watchers.forEach(LiveClient::close);
    }
  }

  private static List<String> identities() throws IOException {
    List<String> identities = new ArrayList<>(List.of("administrator", "public"));
    for (JsonNode each : client.get("administrator", REGION + "/organizations").body()) {
      String role = each.path("kind").asText().equals("GP_PRACTICE") ? "gp@" : "planner@";
      identities.add(role + each.path("id").asText());
    }
    return identities;
  }

  @Test
  @Tag("DoorstroomHoldsLapse")
  void a_script_that_holds_and_forgets_until_it_is_mended() throws Exception {
    alarms.isSilent("DoorstroomHoldsLapse");
    String practice = practice();
    Instant soon = Instant.now().plusSeconds(15);
    List<String> slots = publisher.publishFor(30, number -> soon);
    for (String slot : slots) {
      hold(practice, slot);
    }
    alarms.fires("DoorstroomHoldsLapse");
    // Mended, it gives back what it does not use.
    Instant later = Instant.now().plus(Duration.ofDays(3));
    for (String slot : publisher.publishFor(3, number -> later)) {
      String token = hold(practice, slot);
      ExchangeClient.Reply released =
          client.post(practice, REGION + "/slots/" + slot + "/release", Map.of("hold", token));
      assertThat(released.isAccepted()).as("%s", released.body()).isTrue();
    }
    alarms.isOver("DoorstroomHoldsLapse");
  }

  private static String hold(String practice, String slot) throws IOException {
    ExchangeClient.Reply held =
        client.post(practice, REGION + "/slots/" + slot + "/hold", Map.of("option", false));
    assertThat(held.isAccepted()).as("%s", held.body()).isTrue();
    return held.body().path("hold").asText();
  }

  private static String practice() throws IOException {
    for (JsonNode each : client.get("administrator", REGION + "/organizations").body()) {
      if (each.path("kind").asText().equals("GP_PRACTICE")) {
        return "gp@" + each.path("id").asText();
      }
    }
    throw new IllegalStateException("no practice in the demonstration");
  }

  @Test
  @Tag("DoorstroomDeadlinesStopped")
  void a_clock_of_the_database_that_runs_twice_as_fast_until_it_is_set_right() {
    alarms.isSilent("DoorstroomDeadlinesStopped");
    psql.run("insert into clock_error values (pg_catalog.clock_timestamp(), 1)");
    alarms.fires("DoorstroomDeadlinesStopped");
    assertThat(psql.number("select extract(epoch from clock_timestamp() - pg_catalog.now())"))
        .as("what comparing date with the database's clock shows")
        .isGreaterThan(5);
    psql.run("delete from clock_error");
    alarms.isOver("DoorstroomDeadlinesStopped");
  }

  @Test
  @Tag("DoorstroomDeadlinesLate")
  void places_that_start_while_the_database_is_away_again_and_again() throws Exception {
    // Long enough for the database to be away more than once within a window.
    try (Alarms slower = Alarms.of(client.base(), 10)) {
      slower.isSilent("DoorstroomDeadlinesLate");
      Instant from = Instant.now().plusSeconds(5);
      publisher.publishFor(1_000, number -> from.plusMillis(number * 200L));
      slower.fires(
          "DoorstroomDeadlinesLate",
          () -> {
            Instant back = Instant.now().plus(AWAY);
            cut();
            ServerProcess.await(PATIENCE, () -> Instant.now().isAfter(back));
            open();
            ServerProcess.await(PATIENCE, client::isReady);
          });
      // The database stays: what was late was late once.
      slower.isOver("DoorstroomDeadlinesLate");
    }
  }

  @Test
  @Tag("DoorstroomJournalSlow")
  void batches_that_wait_for_somebody_elses_work_in_the_database() {
    alarms.isSilent("DoorstroomJournalSlow");
    alarms.fires("DoorstroomJournalSlow", AlertsOfWorkDrill::publishSlowly);
    // The other work is moved to another hour.
    alarms.isOver("DoorstroomJournalSlow");
  }

  private static void publishSlowly() {
    try (Connection other = psql.lock("journal_event")) {
      Instant done = Instant.now().plus(SLOW);
      CompletableFuture<?> command =
          CompletableFuture.runAsync(() -> publisher.publish(1), SCRIPTS);
      ServerProcess.await(PATIENCE, () -> Instant.now().isAfter(done));
      other.rollback();
      command.join();
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Test
  @Tag("DoorstroomSnapshotFailing")
  void snapshots_for_which_there_is_no_room_until_there_is() {
    alarms.isSilent("DoorstroomSnapshotFailing");
    psql.run(
        "create function no_room() returns trigger language plpgsql as $$ begin raise exception"
            + " 'could not extend file: No space left on device' using errcode = '53100'; end $$",
        "create trigger no_room before insert on journal_snapshot for each statement"
            + " execute function no_room()");
    Iterator<Integer> batches = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).iterator();
    alarms.fires(
        "DoorstroomSnapshotFailing",
        () -> {
          if (batches.hasNext()) {
            assertThat(batches.next()).isPositive();
            assertThat(publisher.publish(1_000).isAccepted()).isTrue();
          }
        });
    String kept = "sum(doorstroom_snapshot_seconds_count{kept=\"true\"})";
    double before = alarms.ask(kept);
    psql.run("drop trigger no_room on journal_snapshot");
    // It is tried again after a thousand facts.
    assertThat(publisher.publish(1_000).isAccepted()).isTrue();
    assertThat(publisher.publish(1).isAccepted()).isTrue();
    ServerProcess.await(PATIENCE, () -> alarms.ask(kept) > before);
    alarms.isOver("DoorstroomSnapshotFailing");
  }

  @Test
  @Tag("DoorstroomDatabasePoolExhausted")
  void references_that_wait_for_a_transaction_that_somebody_forgot() throws Exception {
    alarms.isSilent("DoorstroomDatabasePoolExhausted");
    List<CompletableFuture<?>> asking = new ArrayList<>();
    Connection forgotten = psql.lock("holder_reference");
    for (int i = 0; i < 6; i++) {
      asking.add(CompletableFuture.runAsync(AlertsOfWorkDrill::askReferences, SCRIPTS));
    }
    alarms.fires("DoorstroomDatabasePoolExhausted");
    assertThat(psql.endIdleTransactions()).isPositive();
    assertThat(forgotten.isValid(1)).isFalse();
    asking.forEach(CompletableFuture::join);
    alarms.isOver("DoorstroomDatabasePoolExhausted");
  }

  private static void askReferences() {
    try {
      client.get(publisher.planner(), REGION + "/positions");
    } catch (IOException late) {
      throw new UncheckedIOException(late);
    }
  }

  @Test
  @Tag("DoorstroomFeedOverdue")
  void a_feed_that_falls_silent_until_its_sender_runs_again() throws Exception {
    alarms.isSilent("DoorstroomFeedOverdue");
    Map<String, Object> feed = Map.of("code", "epd", "kind", "SLOTS", "intervalMinutes", 1);
    assertThat(client.post(publisher.planner(), REGION + "/feeds", feed).isAccepted()).isTrue();
    alarms.fires("DoorstroomFeedOverdue");
    ExchangeClient.Reply reported =
        client.post(
            publisher.planner(),
            REGION + "/feeds/epd/reported",
            Map.of("sourceAt", Instant.now().minusSeconds(1).toString()));
    assertThat(reported.isAccepted()).as("%s", reported.body()).isTrue();
    alarms.isOver("DoorstroomFeedOverdue");
    assertThat(client.post(publisher.planner(), REGION + "/feeds/epd/end", Map.of()).isAccepted())
        .isTrue();
  }

  @Test
  @Tag("DoorstroomMailServerAway")
  void a_mail_server_that_is_away_until_it_is_back() throws Exception {
    alarms.isSilent("DoorstroomMailServerAway");
    for (int i = 0; i < 2; i++) {
      Map<String, Object> address =
          Map.of(
              "address",
              "planning" + i + "@example.nl",
              "language",
              "NL",
              "topics",
              List.of("STALE"));
      ExchangeClient.Reply added =
          client.post(publisher.planner(), REGION + "/reminder-addresses", address);
      assertThat(added.isAccepted()).as("%s", added.body()).isTrue();
    }
    alarms.fires("DoorstroomMailServerAway");
    mail.start();
    alarms.isOver("DoorstroomMailServerAway");
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
  }

  private static void cut() {
    try {
      road.cut();
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  private static void open() {
    try {
      road.open();
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }
}
