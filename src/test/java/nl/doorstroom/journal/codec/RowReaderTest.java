package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RowReaderTest {

  private static final RegionId NORTH = new RegionId("north");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final EventCodec CODEC = new EventCodec();

  @Test
  void reads_what_a_writer_wrote() {
    List<JournalRow> rows = rows(3, 1, NOON, NOON, NOON.plusMillis(1));
    RowReader reader = new RowReader(NORTH, CODEC);
    assertThat(rows).extracting(row -> reader.next(row).hash()).hasSize(3).doesNotHaveDuplicates();
    assertThat(reader.position()).isEqualTo(3);
    assertThat(reader.hash()).isEqualTo(rows.get(2).hash());
  }

  /** Whoever wrote it could compute hashes: it is not damaged, it is newer. */
  @Test
  void does_not_pass_over_an_event_that_it_does_not_know() {
    JournalRow row = rows(3, 1, NOON).get(0);
    for (JournalRow strange :
        List.of(retyped(row, "SLOT_DREAMT", 1), retyped(row, row.type(), 2))) {
      assertFails(Kind.NEWER, List.of(strange), "(expected: ");
    }
  }

  @Test
  void refuses_a_term_or_a_time_that_goes_back() {
    JournalRow first = rows(3, 1, NOON).get(0);
    assertCorrupt(
        List.of(first, writer(2).rows(List.of(fact(2, NOON)), first.hash()).get(0)),
        "term 2 comes after 3");
    assertCorrupt(
        List.of(first, writer(3).rows(List.of(fact(2, NOON.minusMillis(1))), first.hash()).get(0)),
        "comes after 2026-03-02T12:00:00Z");
  }

  @Test
  void refuses_a_journal_that_does_not_begin_at_its_beginning() {
    assertCorrupt(rows(3, 2, NOON), "position 1 is missing");
  }

  private static void assertCorrupt(List<JournalRow> rows, String what) {
    assertFails(Kind.CORRUPT, rows, what);
  }

  private static void assertFails(Kind kind, List<JournalRow> rows, String what) {
    assertThatThrownBy(() -> RowReader.after(NORTH, 0, rows, CODEC))
        .isInstanceOfSatisfying(
            JournalException.class, fault -> assertThat(fault.kind()).isEqualTo(kind))
        .hasMessageStartingWith("region north position ")
        .hasMessageContaining(what);
  }

  private static JournalRow retyped(JournalRow row, String type, int version) {
    JournalRow changed =
        new JournalRow(
            row.region(),
            row.position(),
            row.term(),
            type,
            version,
            row.body(),
            row.actor(),
            row.command(),
            row.digest(),
            row.at(),
            Hash.START);
    return changed.linked(new HashChain().link(Hash.START, changed));
  }

  private static List<JournalRow> rows(long term, long first, Instant... times) {
    long[] position = {first};
    List<Fact> facts = List.of(times).stream().map(at -> fact(position[0]++, at)).toList();
    return writer(term).rows(facts, Hash.START);
  }

  private static RowWriter writer(long term) {
    return new RowWriter(NORTH, term, CODEC);
  }

  private static Fact fact(long position, Instant at) {
    return new Fact(
        position,
        at,
        new ActorToken("ann"),
        new CommandId("planner/1"),
        RequestDigest.NONE,
        SampleEvents.of(EventType.SLOT_STARTED));
  }
}
