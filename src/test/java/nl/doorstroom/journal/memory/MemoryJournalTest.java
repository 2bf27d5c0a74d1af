package nl.doorstroom.journal.memory;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalContract;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryDatabase.StoredSnapshot;

class MemoryJournalTest extends JournalContract {

  private Instant now = NOON;
  private final MemoryDatabase database = new MemoryDatabase(() -> now);

  @Override
  protected Journal node(String name) {
    return new MemoryJournal(database, new NodeId(name));
  }

  @Override
  protected void expireLeases() {
    now = now.plus(MemoryDatabase.LEASE);
  }

  @Override
  protected void passMonth() {
    now = now.plus(Duration.ofDays(31));
  }

  @Override
  protected void spoilSnapshot(RegionId region, long position) {
    StoredSnapshot kept = database.snapshots(region, position).get(0);
    database.keep(
        region,
        new StoredSnapshot(
            position, kept.format(), kept.hash(), Buffer.buffer("?"), kept.writtenAt()));
  }
}
