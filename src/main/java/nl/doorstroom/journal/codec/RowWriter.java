package nl.doorstroom.journal.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Storable;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;

/**
 * Writes the facts of one tenure down as rows, each linked to the one before it.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
public final class RowWriter {

  private final RegionId region;
  private final long term;
  private final EventCodec codec;
  private final HashChain chain = new HashChain();

  public RowWriter(RegionId region, long term, EventCodec codec) {
    this.region = region;
    this.term = term;
    this.codec = codec;
  }

  /**
   * Links {@code facts} to what came before.
   *
   * @param previous hash of the fact before the first
   * @throws IllegalArgumentException if there are no facts or more than one batch may hold, if
   *     their positions have a gap, or if one of them cannot be stored
   */
  public List<JournalRow> rows(List<Fact> facts, Hash previous) {
    if (facts.isEmpty() || facts.size() > Journal.BATCH_EVENTS_MAX) {
      throw new IllegalArgumentException(
          "facts: " + facts.size() + " (expected: 1 to " + Journal.BATCH_EVENTS_MAX + ")");
    }
    long expected = facts.get(0).position();
    Hash last = previous;
    List<JournalRow> rows = new ArrayList<>(facts.size());
    for (Fact fact : facts) {
      if (fact.position() != expected) {
        throw new IllegalArgumentException(
            "position: " + fact.position() + " (expected: " + expected + ")");
      }
      JournalRow row = row(fact, last);
      rows.add(row);
      last = row.hash();
      expected++;
    }
    return rows;
  }

  /** What was appended, once {@code rows}, those of {@code facts}, are durable. */
  public List<Entry> entries(List<Fact> facts, List<JournalRow> rows) {
    List<Entry> entries = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      entries.add(new Entry(facts.get(i), term, rows.get(i).hash()));
    }
    return entries;
  }

  private JournalRow row(Fact fact, Hash previous) {
    EventCodec.Encoded event = codec.encode(fact.event());
    JournalRow unlinked =
        new JournalRow(
            region,
            fact.position(),
            term,
            event.type().name(),
            event.version(),
            event.body(),
            fact.actor().value(),
            text("command", fact.command().value()),
            hex(fact.digest().hex()),
            millis(fact.at()),
            Hash.START);
    return unlinked.linked(chain.link(previous, unlinked));
  }

  private static String text(String field, String value) {
    Storable.requireText(field, value);
    return value;
  }

  private static String hex(String value) {
    try {
      String canonical = HexFormat.of().formatHex(HexFormat.of().parseHex(value));
      if (canonical.equals(value)) {
        return value;
      }
    } catch (IllegalArgumentException cause) {
      throw new IllegalArgumentException("digest: '" + value + "' (expected: hex)", cause);
    }
    throw new IllegalArgumentException("digest: '" + value + "' (expected: lower-case hex)");
  }

  private static long millis(Instant at) {
    Storable.requireMillis("at", at);
    return at.toEpochMilli();
  }
}
