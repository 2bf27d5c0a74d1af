package nl.doorstroom.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalContract;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Tenure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgJournalIT extends JournalContract {

  private static final String WRITERS =
      "select pid from pg_stat_activity where application_name = 'doorstroom append ann'"
          + " and datname = current_database()";

  private static final Vertx VERTX = Vertx.vertx();

  private static final DatabaseUri DATABASE = TestPostgres.freshDatabase();

  private static final String EMPTY_ALL =
      """
      drop trigger if exists warn on journal_event;
      alter table journal_event disable trigger journal_event_append_only;
      truncate journal_event, region_owner, node_lease, journal_snapshot;
      alter table journal_event enable always trigger journal_event_append_only;
      """;

  private final Map<String, PgJournal> nodes = new HashMap<>();
  private Session session;

  @BeforeEach
  void connect() {
    session = new Session(DATABASE);
    session.execute(EMPTY_ALL);
  }

  @AfterEach
  void close() {
    session.close();
    nodes.values().forEach(node -> get(node.close().otherwiseEmpty()));
  }

  @AfterAll
  static void stop() {
    get(VERTX.close());
  }

  @Override
  protected Journal node(String name) {
    return pg(name);
  }

  @Override
  protected void expireLeases() {
    session.execute("update node_lease set seen_at = seen_at - interval '3 seconds'");
  }

  @Override
  protected void passMonth() {
    session.execute("update journal_snapshot set written_at = written_at - interval '31 days'");
  }

  @Override
  protected void spoilSnapshot(RegionId region, long position) {
    session.execute("update journal_snapshot set body = '\\x00' where position = " + position);
  }

  private PgJournal pg(String name) {
    return nodes.computeIfAbsent(name, id -> new PgJournal(VERTX, DATABASE, new NodeId(id)));
  }

  private List<Entry> written() {
    return get(pg("reader").read(NORTH, 0, 10_000));
  }

  /** While the second session holds position 1, an append of it waits with its term locked. */
  private Future<List<Entry>> appendThatWaits(Tenure tenure, Session blocker) {
    blocker.execute("begin");
    blocker.execute(
        "insert into journal_event (region, position, term, type, version, body, actor,"
            + " command_id, decided_at, hash) values ('north', 1, 1, 'X', 1, '{}', 'x', 'x',"
            + " now(), '\\x00')");
    Future<List<Entry>> append = tenure.append(facts(1, 2), Hash.START);
    session.awaitTrue(
        "select exists (select from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and query like '%insert into journal_event%')");
    return append;
  }

  @Test
  void a_region_that_was_prepared_is_written_over_the_connection_that_stands_ready() {
    get(pg("ann").prepare(NORTH));
    session.execute("create temp table before as " + WRITERS);
    Tenure tenure = taken("ann");
    get(tenure.append(facts(1, 1), Hash.START));
    session.awaitTrue("select not exists (" + WRITERS + " except table before)");
    session.awaitTrue("select count(*) = 1 from before");
  }

  @Test
  void a_connection_that_stood_ready_and_was_ended_is_not_missed() {
    get(pg("ann").prepare(NORTH));
    session.execute("select pg_terminate_backend(pid) from (" + WRITERS + ") ready");
    session.awaitTrue("select not exists (" + WRITERS + ")");
    get(pg("ann").prepare(NORTH));
    get(taken("ann").append(facts(1, 1), Hash.START));
  }

  @Nested
  class An_append_in_flight {

    private final Session blocker = new Session(DATABASE);

    @AfterEach
    void unblock() {
      blocker.close();
    }

    @Test
    void is_ended_by_the_next_owner_and_never_written() {
      Future<List<Entry>> append = appendThatWaits(taken("ann"), blocker);
      expireLeases();
      Tenure young = taken("bob");
      blocker.execute("rollback");

      assertFails(Kind.UNKNOWN, append);
      assertThat(written()).isEmpty();
      assertThat(get(young.append(facts(1, 1), Hash.START))).isEqualTo(written());
    }

    @Test
    void is_seen_by_the_next_owner_when_it_was_in_time() {
      Tenure old = taken("ann");
      Future<List<Entry>> append = appendThatWaits(old, blocker);
      expireLeases();
      Future<Tenure> taking = pg("bob").take(NORTH);
      session.awaitTrue(
          "select exists (select from pg_stat_activity where datname = current_database()"
              + " and wait_event_type = 'Lock' and query like '%insert into region_owner%')");
      blocker.execute("rollback");

      List<Entry> entries = get(append);
      get(taking);
      assertThat(written()).isEqualTo(entries).hasSize(2);
      assertFails(Kind.FENCED, old.append(facts(3, 1), entries.get(1).hash()));
    }

    @Test
    void is_left_alone_while_its_node_lives() {
      Future<List<Entry>> append = appendThatWaits(taken("ann"), blocker);
      assertFails(Kind.NOT_OURS, pg("bob").take(NORTH));
      blocker.execute("rollback");
      assertThat(get(append)).hasSize(2);
    }

    @Test
    void is_fenced_when_it_has_not_come_to_its_term_yet() {
      Tenure old = taken("ann");
      blocker.execute("begin");
      blocker.execute("lock table journal_event in exclusive mode");
      Future<List<Entry>> append = old.append(facts(1, 2), Hash.START);
      session.awaitTrue(
          "select exists (select from pg_locks where relation = 'journal_event'::regclass"
              + " and not granted)");
      taken("ann");
      blocker.execute("rollback");

      assertFails(Kind.FENCED, append);
      assertThat(written()).isEmpty();
    }

    @Test
    void has_an_unknown_outcome_when_its_backend_is_ended() {
      Future<List<Entry>> append = appendThatWaits(taken("ann"), blocker);
      session.execute("select pg_terminate_backend(backend_pid) from region_owner");
      assertFails(Kind.UNKNOWN, append);
      blocker.execute("rollback");
      taken("ann");
      assertThat(written()).isEmpty();
    }

    @Test
    void has_an_unknown_outcome_after_a_while_and_is_written_before_the_next_term_or_never() {
      PgJournal hasty = new PgJournal(VERTX, DATABASE, new NodeId("hasty"), Duration.ofMillis(300));
      nodes.put("hasty", hasty);
      Tenure old = taken("hasty");
      Future<List<Entry>> append = appendThatWaits(old, blocker);
      assertFails(Kind.UNKNOWN, append);
      assertFails(Kind.NOT_WRITTEN, old.append(facts(1, 1), Hash.START));

      Future<Tenure> taking = hasty.take(NORTH);
      session.awaitTrue(
          "select exists (select from pg_stat_activity where datname = current_database()"
              + " and wait_event_type = 'Lock' and query like '%insert into region_owner%')");
      blocker.execute("rollback");
      get(taking);
      assertThat(written()).hasSize(2);
    }
  }

  @Test
  void does_not_know_the_outcome_of_an_append_with_a_warning() {
    session.execute(
        "create or replace function warn() returns trigger language plpgsql as"
            + " $$ begin raise warning 'not on the standby'; return null; end $$");
    session.execute(
        "create trigger warn after insert on journal_event"
            + " for each statement execute function warn()");
    Tenure tenure = taken("ann");

    assertFails(Kind.UNKNOWN, tenure.append(facts(1, 2), Hash.START));
    assertFails(Kind.NOT_WRITTEN, tenure.append(facts(3, 1), Hash.START));
    taken("ann");
    assertThat(written()).hasSize(2);
  }

  @Test
  void works_again_after_every_connection_was_lost() {
    Tenure tenure = taken("ann");
    Entry first = get(tenure.append(facts(1, 1), Hash.START)).get(0);
    session.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
    session.awaitTrue(
        "select count(*) = 1 from pg_stat_activity where datname = current_database()");

    assertThatThrownBy(() -> get(tenure.append(facts(2, 1), first.hash())))
        .isInstanceOfSatisfying(
            JournalException.class,
            fault -> assertThat(fault.kind()).isIn(Kind.NOT_WRITTEN, Kind.UNKNOWN));
    get(pg("ann").now().recover(lost -> pg("ann").now()));
    get(pg("ann").renewLease(1).recover(lost -> pg("ann").renewLease(1)));
    Tenure again = get(pg("ann").take(NORTH).recover(lost -> pg("ann").take(NORTH)));
    get(again.append(facts(2, 1), first.hash()));
    assertThat(written()).hasSize(2);
  }

  @Test
  void closes_the_connection_of_each_tenure_that_is_over() {
    for (int i = 0; i < 10; i++) {
      get(taken("ann").abandon());
    }
    session.awaitTrue(
        "select count(*) = 0 from pg_stat_activity where datname = current_database()"
            + " and application_name = 'doorstroom append ann'");
  }

  @Test
  void survives_that_nothing_listens_at_the_address() {
    PgJournal nowhere =
        new PgJournal(
            VERTX, DatabaseUri.of("127.0.0.1", 5_799, "none", "ann", "x"), new NodeId("ann"));
    assertFails(Kind.NOT_WRITTEN, nowhere.now());
    assertFails(Kind.NOT_WRITTEN, nowhere.take(NORTH));
    get(nowhere.close().otherwiseEmpty());
  }

  @Test
  void verifies_what_was_written_over_many_pages() {
    List<Entry> entries = get(taken("ann").append(facts(1, 2_500), Hash.START));
    assertThat(get(pg("ann").verify(NORTH)))
        .satisfies(found -> assertThat(found.isSound()).isTrue())
        .satisfies(found -> assertThat(found.rows()).isEqualTo(2_500))
        .satisfies(found -> assertThat(found.last()).isEqualTo(entries.get(2_499).hash()));
    assertThat(get(pg("ann").verify(new RegionId("south"))).rows()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update journal_event set body = replace(body, 'north-7', 'north-8') where position = 7 | 7 | hash",
        "update journal_event set decided_at = decided_at + interval '1 ms' where position = 7 | 7 | hash",
        "update journal_event set decided_at = decided_at + interval '1 us' where position = 7 | 7 | milliseconds",
        "update journal_event set decided_at = decided_at - interval '1 s' where position = 7 | 7 | comes after",
        "update journal_event set actor = 'bob' where position = 7 | 7 | hash",
        "update journal_event set request_hash = null where position = 7 | 7 | hash",
        "update journal_event set hash = '\\x00' where position = 7 | 7 | hash",
        "update journal_event set term = 9 where position = 1500 | 1500 | hash",
        "delete from journal_event where position = 7 | 8 | position 7 is missing",
        "delete from journal_event where position = 1 | 2 | position 1 is missing",
      })
  void finds_where_the_journal_was_tampered_with(String change, long position, String what) {
    get(taken("ann").append(facts(1, 2_500), Hash.START));
    session.execute("alter table journal_event disable trigger journal_event_append_only");
    session.execute(change);

    assertThat(get(pg("ann").verify(NORTH)).fault())
        .isNotNull()
        .satisfies(fault -> assertThat(fault.position()).isEqualTo(position))
        .satisfies(fault -> assertThat(fault.what()).contains(what));
    assertFails(Kind.CORRUPT, pg("ann").read(NORTH, position - 2, 10));
  }
}
