package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.NOON;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.Objects;
import nl.doorstroom.engine.Recovery.Recovered;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.memory.HandDrivenJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecoveryTest {

  private final HandDrivenLoop loop = new HandDrivenLoop();

  @Test
  void goes_on_from_what_was_folded_while_the_journal_agrees() {
    HandDrivenJournal journal = journalOf("a", "b");
    CommittedRegion known = recovered(journal, null).committed();
    write(journal, "c");

    Recovered next = recovered(journal, known);

    assertThat(next.committed()).isSameAs(known);
    assertThat(next.folded()).isEqualTo(1);
    assertThat(known.position()).isEqualTo(5);
  }

  @Test
  void starts_again_when_another_history_was_put_back() {
    CommittedRegion known = recovered(journalOf("a", "b", "c"), null).committed();
    HandDrivenJournal restored = journalOf("a", "x");

    Recovered next = recovered(restored, known);

    assertThat(next.committed()).isNotSameAs(known);
    assertThat(next.committed().position()).isEqualTo(4);
    assertThat(next.takeover().hash()).isEqualTo(next.committed().hash());
  }

  @Test
  void the_writer_gets_a_region_of_its_own_in_the_same_state() {
    Recovered recovered = recovered(journalOf("a"), null);

    assertThat(recovered.takeover().region()).isNotSameAs(recovered.committed().grid().region());
    assertThat(recovered.takeover().region().state())
        .isEqualTo(recovered.committed().grid().region().state());
  }

  @Test
  void reads_more_than_the_newest_snapshot_asks_so_that_watchers_can_go_on() {
    HandDrivenJournal journal = journalOf("a");
    CommittedRegion early = recovered(journal, null).committed();
    journal.keep(early.snapshot());
    write(journal, "b");
    CommittedRegion late = recovered(journal, early).committed();
    journal.keep(late.snapshot());

    Recovered next = recovered(journal, null);

    assertThat(next.snapshotAt()).isEqualTo(4);
    assertThat(next.folded()).isEqualTo(4);
    assertThat(next.committed().snapshot().state()).isEqualTo(late.snapshot().state());
  }

  @Test
  void fails_as_the_journal_does() {
    HandDrivenJournal journal = journalOf("a");
    CommittedRegion known = recovered(journal, null).committed();
    journal.breakDown(JournalException.Kind.UNKNOWN);

    Future<Recovered> failed = new Recovery(GRONINGEN, journal, loop).run(known);

    assertThat(failed.cause()).isInstanceOf(JournalException.class);
  }

  private Recovered recovered(HandDrivenJournal journal, @Nullable CommittedRegion known) {
    return Objects.requireNonNull(new Recovery(GRONINGEN, journal, loop).run(known).result());
  }

  private HandDrivenJournal journalOf(String... names) {
    HandDrivenJournal journal = new HandDrivenJournal(NOON);
    write(journal, names);
    return journal;
  }

  private void write(HandDrivenJournal journal, String... names) {
    RegionHost host =
        new RegionHost(
            GRONINGEN, journal, Given.lease(), Placement.ALONE, loop, EngineObserver.NONE);
    host.start();
    host.submit(configured());
    journal.finishWrites();
    for (String name : names) {
      host.submit(registered(name));
      journal.finishWrites();
    }
  }
}
