package nl.doorstroom.faults;

import io.vertx.core.buffer.Buffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.codec.SnapshotCodec;

/** Holds every snapshot that is kept of a region against a replay of its journal up to there. */
final class SnapshotChecker {

  static final String NAME = "snapshot";

  private static final String READ =
      """
      select position, format, hash, body from journal_snapshot where region = ? order by position
      """;

  private SnapshotChecker() {}

  static List<Finding> check(Connection database, Facts facts) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Region region = new Region(facts.region());
    try (PreparedStatement read = database.prepareStatement(READ)) {
      read.setString(1, facts.region().value());
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          long position = rows.getLong("position");
          if (position > facts.last()) {
            findings.add(new Finding(NAME, "beyond the journal", "position " + position));
            break;
          }
          for (Entry entry : facts.entries().subList((int) region.position(), (int) position)) {
            region.apply(entry.fact());
          }
          RegionState kept =
              SnapshotCodec.decode(rows.getInt("format"), Buffer.buffer(rows.getBytes("body")));
          boolean sameHash =
              position == 0
                  || Arrays.equals(rows.getBytes("hash"), facts.at(position).hash().bytes());
          if (!kept.equals(region.state()) || !sameHash) {
            findings.add(new Finding(NAME, "not what the journal says", "position " + position));
          }
        }
      }
    }
    return findings;
  }
}
