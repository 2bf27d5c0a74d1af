package nl.doorstroom.journal.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;

/**
 * Reads the rows of one region in order, and believes none that does not follow from the one before
 * it: by position, by term and time that never go back, and by hash.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
public final class RowReader {

  private final RegionId region;
  private final EventCodec codec;
  private final HashChain chain = new HashChain();
  private long position;
  private long term;
  private long at = Long.MIN_VALUE;
  private Hash hash = Hash.START;

  /** Expects the first row of {@code region} next. */
  public RowReader(RegionId region, EventCodec codec) {
    this.region = region;
    this.codec = codec;
  }

  /**
   * The entries after position {@code after}.
   *
   * @param rows those from {@code after} on, itself included: what follows is held against it
   * @throws JournalException as {@link #next}
   */
  public static List<Entry> after(
      RegionId region, long after, List<JournalRow> rows, EventCodec codec) {
    RowReader reader = new RowReader(region, codec);
    List<Entry> entries = new ArrayList<>(rows.size());
    for (JournalRow row : rows) {
      if (row.position() == after) {
        reader.advance(row);
      } else {
        if (reader.position < after) {
          throw reader.corrupt(row, "position " + after + " is missing");
        }
        entries.add(reader.next(row));
      }
    }
    return entries;
  }

  /** How many rows {@link #after} needs, from {@code after} on, to give {@code max} entries. */
  public static int rowsNeeded(long after, int max) {
    return after == 0 ? max : max + 1;
  }

  /** Position of the last row read; 0 before the first. */
  public long position() {
    return position;
  }

  /** Hash of the last row read. */
  public Hash hash() {
    return hash;
  }

  /**
   * Reads {@code row} as the one after the last.
   *
   * @throws JournalException with the position: as {@code CORRUPT} when {@code row} does not
   *     follow, as {@code NEWER} when it does and is not readable
   */
  public Entry next(JournalRow row) {
    if (row.position() != position + 1) {
      throw corrupt(row, "position " + (position + 1) + " is missing");
    }
    if (row.term() < term) {
      throw corrupt(row, "term " + row.term() + " comes after " + term);
    }
    if (row.at() < at) {
      throw corrupt(
          row, Instant.ofEpochMilli(row.at()) + " comes after " + Instant.ofEpochMilli(at));
    }
    if (!chain.link(hash, row).equals(row.hash())) {
      throw corrupt(row, "its hash does not follow from the row and the hash before it");
    }
    Entry entry = new Entry(fact(row), row.term(), row.hash());
    advance(row);
    return entry;
  }

  private void advance(JournalRow row) {
    position = row.position();
    term = row.term();
    at = row.at();
    hash = row.hash();
  }

  private Fact fact(JournalRow row) {
    try {
      Event event = codec.decode(row.type(), row.version(), row.body());
      return new Fact(
          row.position(),
          Instant.ofEpochMilli(row.at()),
          new ActorToken(row.actor()),
          new CommandId(row.command()),
          row.digest().isEmpty() ? RequestDigest.NONE : new RequestDigest(row.digest()),
          event);
    } catch (IllegalArgumentException unreadable) {
      throw new JournalException(
          Kind.NEWER,
          place(row) + ": not of this version or an older one: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private JournalException corrupt(JournalRow row, String what) {
    return new JournalException(Kind.CORRUPT, place(row) + ": " + what, null);
  }

  private String place(JournalRow row) {
    return "region " + region.value() + " position " + row.position();
  }
}
