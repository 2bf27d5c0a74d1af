package nl.doorstroom.journal.postgres;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.ExportCodec;
import nl.doorstroom.journal.codec.ExportHeader;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import nl.doorstroom.journal.codec.JournalRow;
import nl.doorstroom.journal.codec.RowReader;

/**
 * Writes the journal out as an export. Only reads, a page at a time; servers may go on meanwhile,
 * as what has been written to the journal never changes.
 *
 * <p><b>Threads.</b> Not thread-safe; its methods block: never on an event loop.
 */
public final class PgExport implements AutoCloseable {

  private static final int PAGE = 1_000;
  private static final OffsetDateTime ALWAYS =
      OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Blocking database;
  private final EventCodec codec = new EventCodec();

  public PgExport(Vertx vertx, DatabaseUri database) {
    this.database = new Blocking(vertx, database, "export");
  }

  /**
   * What there is of {@code region} within {@code bound}; empty when it has no fact in it.
   *
   * @throws IllegalArgumentException if the bound is a position that the region has not reached
   */
  public Optional<Part> part(RegionId region, Bound bound) {
    long position = bound.position() == null ? Long.MAX_VALUE : bound.position();
    OffsetDateTime at = bound.at() == null ? ALWAYS : bound.at().atOffset(ZoneOffset.UTC);
    RowSet<Row> rows = database.query(JournalSql.REACH, Tuple.of(region.value(), position, at));
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    long last = JournalRows.position(row);
    if (bound.position() != null && last < position) {
      throw new IllegalArgumentException(
          "until: " + position + " (region " + region.value() + " has " + last + " facts)");
    }
    return Optional.of(
        new Part(
            region,
            last,
            row.getOffsetDateTime("decided_at").toInstant(),
            new Hash(row.getBuffer("hash").getBytes())));
  }

  /**
   * Writes what {@code header} names to {@code out}, which is left open.
   *
   * @throws JournalException as {@code CORRUPT} at the first row that does not follow from the one
   *     before it; what was written until then is no export
   */
  public void write(ExportHeader header, OutputStream out, TransportProgress progress)
      throws IOException {
    line(out, ExportCodec.encode(header));
    for (Part part : header.regions()) {
      write(part, out, progress);
    }
    out.flush();
  }

  private void write(Part part, OutputStream out, TransportProgress progress) throws IOException {
    RegionId region = part.region();
    RowReader reader = new RowReader(region, codec);
    while (reader.position() < part.last()) {
      long next = reader.position() + 1;
      int max = (int) Math.min(PAGE, part.last() - reader.position());
      RowSet<Row> page = database.query(JournalSql.READ, Tuple.of(region.value(), next, max));
      for (JournalRow row : JournalRows.rows(region, page)) {
        reader.next(row);
        line(out, ExportCodec.encode(row));
      }
      if (reader.position() < next) {
        throw new JournalException(
            Kind.CORRUPT, "region " + region.value() + " position " + next + " is missing", null);
      }
      progress.at(region, reader.position(), part.last());
    }
  }

  private static void line(OutputStream out, byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  @Override
  public void close() {
    database.close();
  }
}
