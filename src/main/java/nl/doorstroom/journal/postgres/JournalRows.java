package nl.doorstroom.journal.postgres;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Storable;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.codec.JournalRow;
import org.jspecify.annotations.Nullable;

/** Rows of the journal as the parameters of an append, and as the answer of a read. */
final class JournalRows {

  private JournalRows() {}

  /** The parameters of {@link JournalSql#APPEND}: an array per column, not a tuple per row. */
  static Tuple batch(RegionId region, long term, List<JournalRow> rows) {
    return columns(region, term, rows);
  }

  /** The parameters of {@link JournalSql#IMPORT}: every row keeps the term that it was under. */
  static Tuple imported(RegionId region, List<JournalRow> rows) {
    return columns(region, rows.stream().map(JournalRow::term).toArray(Long[]::new), rows);
  }

  private static Tuple columns(RegionId region, Object term, List<JournalRow> rows) {
    int size = rows.size();
    String[] types = new String[size];
    Integer[] versions = new Integer[size];
    String[] bodies = new String[size];
    String[] actors = new String[size];
    String[] commands = new String[size];
    @Nullable Buffer[] digests = new @Nullable Buffer[size];
    OffsetDateTime[] times = new OffsetDateTime[size];
    Buffer[] hashes = new Buffer[size];
    for (int i = 0; i < size; i++) {
      JournalRow row = rows.get(i);
      types[i] = row.type();
      versions[i] = row.version();
      bodies[i] = row.body();
      actors[i] = row.actor();
      commands[i] = row.command();
      digests[i] =
          row.digest().isEmpty() ? null : Buffer.buffer(HexFormat.of().parseHex(row.digest()));
      times[i] = Instant.ofEpochMilli(row.at()).atOffset(ZoneOffset.UTC);
      hashes[i] = buffer(row.hash());
    }
    return Tuple.tuple()
        .addValue(region.value())
        .addValue(term)
        .addValue(rows.get(0).position())
        .addValue(types)
        .addValue(versions)
        .addValue(bodies)
        .addValue(actors)
        .addValue(commands)
        .addValue(digests)
        .addValue(times)
        .addValue(hashes);
  }

  /**
   * What {@link JournalSql#READ} gave; throws as {@code CORRUPT} what no append can have written.
   */
  static List<JournalRow> rows(RegionId region, RowSet<Row> rows) {
    List<JournalRow> result = new ArrayList<>(rows.size());
    for (Row row : rows) {
      result.add(row(region, row));
    }
    return result;
  }

  static Buffer buffer(Hash hash) {
    return Buffer.buffer(hash.bytes());
  }

  static long position(Row row) {
    return row.getLong("position");
  }

  /** One of {@link #rows}. */
  static JournalRow row(RegionId region, Row row) {
    long position = position(row);
    try {
      Buffer digest = row.getBuffer("request_hash");
      Instant at = row.getOffsetDateTime("decided_at").toInstant();
      Storable.requireMillis("decided_at", at);
      return new JournalRow(
          region,
          position,
          row.getLong("term"),
          row.getString("type"),
          row.getInteger("version"),
          row.getString("body"),
          row.getString("actor"),
          row.getString("command_id"),
          digest == null ? "" : HexFormat.of().formatHex(digest.getBytes()),
          at.toEpochMilli(),
          new Hash(row.getBuffer("hash").getBytes()));
    } catch (IllegalArgumentException impossible) {
      throw new JournalException(
          Kind.CORRUPT,
          "region " + region.value() + " position " + position + ": " + impossible.getMessage(),
          impossible);
    }
  }
}
