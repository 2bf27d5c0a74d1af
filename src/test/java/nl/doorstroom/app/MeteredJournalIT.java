package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeteredJournalIT {

  private static final RegionId REGION = new RegionId("groningen");

  @Test
  void counts_what_cannot_stand_there_and_no_other_fault() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    Vertx vertx = Vertx.vertx();
    try (Meters meters = new Meters()) {
      MeteredJournal journal =
          new MeteredJournal(new PgJournal(vertx, database, new NodeId("test")), meters);
      assertThat(Awaiting.result(journal.read(REGION, 0, 10))).isEmpty();
      assertThat(meters.scrape("").text()).contains("doorstroom_journal_unreadable_total 0.0");
      new Psql(database)
          .run(
              "insert into journal_event values ('groningen', 1, 1, 'SLOT_PUBLISHED', 1, '{}',"
                  + " 'nobody', 'none', null, now(), decode(repeat('00', 32), 'hex'))");
      assertThatThrownBy(() -> Awaiting.result(journal.read(REGION, 0, 10)))
          .isInstanceOf(JournalException.class);
      assertThat(meters.sum(MeterName.JOURNAL_UNREADABLE)).isEqualTo(1);
      new Psql(database).run("alter table journal_event rename to gone");
      assertThatThrownBy(() -> Awaiting.result(journal.read(REGION, 0, 10)))
          .isInstanceOf(JournalException.class);
      assertThat(meters.sum(MeterName.JOURNAL_UNREADABLE)).isEqualTo(1);
      Awaiting.result(journal.close());
    } finally {
      Awaiting.result(vertx.close());
    }
  }
}
