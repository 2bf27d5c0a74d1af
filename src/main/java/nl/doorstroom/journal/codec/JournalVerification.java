package nl.doorstroom.journal.codec;

import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Verified;
import nl.doorstroom.journal.Verified.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Holds every row of a region against the one before it: no gap, no term or time that goes back, a
 * hash that follows, and a body that is read. Rows removed from the end leave no trace in the rest;
 * they show by {@link Verified#last}, where that is known from elsewhere.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
public final class JournalVerification {

  private final RegionId region;
  private final RowReader reader;
  private @Nullable Fault fault;

  public JournalVerification(RegionId region, EventCodec codec) {
    this.region = region;
    this.reader = new RowReader(region, codec);
  }

  /** Position from which the next rows are wanted. */
  public long next() {
    return reader.position() + 1;
  }

  /** Whether more rows could show anything. */
  public boolean goesOn() {
    return fault == null;
  }

  /**
   * Checks the row after the last one, unless a fault was found before it.
   *
   * @param row what is at {@code position}; throws {@link JournalException} when no row can be made
   *     of it
   */
  public void check(long position, Supplier<JournalRow> row) {
    if (fault != null) {
      return;
    }
    try {
      reader.next(row.get());
    } catch (JournalException found) {
      fault = new Fault(position, String.valueOf(found.getMessage()));
    }
  }

  public Verified result() {
    return new Verified(region, reader.position(), reader.hash(), fault);
  }
}
