package nl.doorstroom.journal.postgres;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.ExportHeader;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import nl.doorstroom.journal.codec.ExportReader;
import nl.doorstroom.journal.codec.ExportReader.Line;
import nl.doorstroom.journal.codec.JournalRow;
import nl.doorstroom.journal.codec.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Brings an export into the journal, each region in a transaction of its own: all of what the file
 * has of it, or nothing. Facts that are there already are held against those of the file; only what
 * comes after them is added.
 *
 * <p>A region is taken as a new owner takes it, under a new term, and released at the end: nobody
 * can write to it meanwhile, and one whose owner is alive is refused.
 *
 * <p><b>Threads.</b> Not thread-safe; its methods block: never on an event loop.
 */
public final class PgImport implements AutoCloseable {

  private static final int BATCH_ROWS_MAX = 1_000;
  private static final int BATCH_CHARACTERS_MAX = 4 << 20;

  private final Blocking database;
  private final String node = "import-" + UUID.randomUUID();
  private final EventCodec codec = new EventCodec();

  /**
   * What became of one region.
   *
   * @param firstLine of the file that is about it
   * @param lastLine up to which it was read; of a refused one, the line that is to blame
   * @param present facts that were there already, the same as in the file
   * @param added facts that were not
   * @param refused why nothing of it was written; null when all of it is there now
   */
  public record Outcome(
      RegionId region,
      long firstLine,
      long lastLine,
      long present,
      long added,
      @Nullable String refused) {}

  /** Why a region is not taken in. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why);
    }
  }

  public PgImport(Vertx vertx, DatabaseUri database) {
    this.database = new Blocking(vertx, database, "import");
  }

  /**
   * Reads {@code in} to its end and tells of each region once it is done. One that is refused keeps
   * no other from being taken in.
   *
   * @throws IllegalArgumentException if the file does not begin as an export does; nothing is
   *     written
   * @throws JournalException if the database went away: of the region at hand nobody can tell; the
   *     same import may be done again
   */
  public void run(InputStream in, TransportProgress progress, Consumer<Outcome> told)
      throws IOException {
    ExportReader file = new ExportReader(in);
    ExportHeader header = file.header();
    for (int i = 0; i < header.regions().size(); i++) {
      if (i > 0) {
        file.skipTo(header.regions().get(i).region());
      }
      boolean isLast = i == header.regions().size() - 1;
      told.accept(new OneRegion(file, header.regions().get(i), isLast, progress).bring());
    }
  }

  @Override
  public void close() {
    database.close();
  }

  /** The import of one region. */
  private final class OneRegion {

    private final ExportReader file;
    private final Part part;
    private final boolean isLastPart;
    private final TransportProgress progress;
    private final RegionId region;
    private final RowReader reader;
    private final List<JournalRow> batch = new ArrayList<>();
    private final long firstLine;
    private long blamed;
    private int characters;
    private long existing;
    private long present;
    private long added;
    private long term;

    OneRegion(ExportReader file, Part part, boolean isLastPart, TransportProgress progress) {
      this.file = file;
      this.part = part;
      this.isLastPart = isLastPart;
      this.progress = progress;
      this.region = part.region();
      this.reader = new RowReader(region, codec);
      this.firstLine = file.number() + 1;
      this.blamed = firstLine;
    }

    Outcome bring() throws IOException {
      Transaction transaction = Blocking.await(database.connection().begin());
      boolean committed = false;
      try {
        take();
        while (reader.position() < part.last()) {
          check(file.peek());
        }
        flush();
        refuseOtherEnd();
        if (added > 0) {
          database.query(JournalSql.SETTLE, Tuple.of(region.value(), term));
          Blocking.await(transaction.commit());
          committed = true;
        }
        return outcome(null);
      } catch (RefusedException refused) {
        return outcome(refused.getMessage());
      } catch (RuntimeException failure) {
        JournalException fault = JournalFaults.ofWrite("region " + region.value(), failure);
        if (fault.kind() != Kind.NOT_WRITTEN) {
          throw fault;
        }
        return outcome(fault.getMessage());
      } finally {
        if (!committed) {
          Blocking.await(transaction.rollback().otherwiseEmpty());
        }
      }
    }

    private void take() throws RefusedException {
      Tuple us = Tuple.of(region.value(), node, database.connection().processId());
      try {
        if (database.query(JournalSql.TAKE, us).size() == 0) {
          throw new RefusedException("a server that is alive has this region (stop it first)");
        }
      } catch (RuntimeException failure) {
        if (JournalFaults.isLockTimeout(failure)) {
          throw new RefusedException("somebody else is writing to this region");
        }
        throw failure;
      }
      Tuple ours = Tuple.of(region.value());
      existing = database.query(JournalSql.LAST, ours).iterator().next().getLong(0);
    }

    private void check(@Nullable Line line) throws IOException, RefusedException {
      if (line == null) {
        blamed = file.number();
        throw new RefusedException(
            "the file ends at position "
                + reader.position()
                + " (expected: up to "
                + part.last()
                + ")");
      }
      blamed = line.number();
      JournalRow row = line.row();
      if (row != null && !row.region().equals(region)) {
        // It stays ahead: it may be the first of the next.
        throw new RefusedException(
            "region: " + row.region().value() + " (expected: " + region.value() + ")");
      }
      file.next();
      if (row == null) {
        throw new RefusedException("cannot be read: " + line.fault());
      }
      try {
        reader.next(row);
      } catch (JournalException notFollowing) {
        throw new RefusedException(String.valueOf(notFollowing.getMessage()));
      }
      term = row.term();
      batch.add(row);
      characters += row.body().length();
      if (batch.size() == BATCH_ROWS_MAX || characters > BATCH_CHARACTERS_MAX) {
        flush();
      }
    }

    /** Holds what is there already against the batch, and adds the rest of it. */
    private void flush() throws RefusedException {
      if (batch.isEmpty()) {
        return;
      }
      long first = batch.get(0).position();
      long last = batch.get(batch.size() - 1).position();
      int there = (int) Math.max(0, Math.min(existing, last) - first + 1);
      if (there > 0) {
        Tuple range = Tuple.of(region.value(), first, first + there - 1);
        refuseOthers(database.query(JournalSql.HASHES, range), first);
        present += there;
      }
      List<JournalRow> fresh = batch.subList(there, batch.size());
      if (!fresh.isEmpty()) {
        database.query(JournalSql.IMPORT, JournalRows.imported(region, fresh));
        added += fresh.size();
      }
      batch.clear();
      characters = 0;
      progress.at(region, last, part.last());
    }

    private void refuseOthers(RowSet<Row> there, long first) throws RefusedException {
      for (Row row : there) {
        int index = (int) (JournalRows.position(row) - first);
        if (!batch.get(index).hash().equals(new Hash(row.getBuffer("hash").getBytes()))) {
          blamed -= batch.size() - 1 - index;
          throw new RefusedException(
              "the region has other facts, from position " + (first + index) + " on");
        }
      }
    }

    private void refuseOtherEnd() throws IOException, RefusedException {
      if (!reader.hash().equals(part.hash())) {
        throw new RefusedException(
            "its last hash is " + reader.hash() + " (expected: " + part.hash() + " by line 1)");
      }
      Line more = file.peek();
      if (more != null && (isLastPart || isOurs(more))) {
        blamed = more.number();
        throw new RefusedException("follows after the last position, " + part.last());
      }
    }

    private boolean isOurs(Line line) {
      return line.row() != null && line.row().region().equals(region);
    }

    private Outcome outcome(@Nullable String refused) {
      return refused == null
          ? new Outcome(region, firstLine, blamed, present, added, null)
          : new Outcome(region, firstLine, blamed, 0, 0, refused);
    }
  }
}
