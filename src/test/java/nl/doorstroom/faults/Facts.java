package nl.doorstroom.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.JournalRow;
import nl.doorstroom.journal.codec.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one region, read past the product's own adapter.
 *
 * @param entries as far as each follows from the one before it
 * @param broken what does not follow, and where; null when all does
 */
record Facts(RegionId region, List<Entry> entries, @Nullable String broken) {

  private static final String READ =
      """
      select position, term, type, version, body, actor, command_id, request_hash, decided_at, hash
      from journal_event where region = ? order by position
      """;

  static Facts read(Connection database, String region) throws SQLException {
    RegionId id = new RegionId(region);
    RowReader reader = new RowReader(id, new EventCodec());
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement read = database.prepareStatement(READ)) {
      read.setString(1, region);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          entries.add(reader.next(row(id, rows)));
        }
      }
    } catch (JournalException broken) {
      return new Facts(id, entries, broken.getMessage());
    }
    return new Facts(id, entries, null);
  }

  private static JournalRow row(RegionId region, ResultSet row) throws SQLException {
    byte[] digest = row.getBytes("request_hash");
    return new JournalRow(
        region,
        row.getLong("position"),
        row.getLong("term"),
        row.getString("type"),
        row.getInt("version"),
        row.getString("body"),
        row.getString("actor"),
        row.getString("command_id"),
        digest == null ? "" : HexFormat.of().formatHex(digest),
        row.getObject("decided_at", OffsetDateTime.class).toInstant().toEpochMilli(),
        new Hash(row.getBytes("hash")));
  }

  long last() {
    return entries.size();
  }

  /** The entry at {@code position}, from 1. */
  Entry at(long position) {
    return entries.get(Math.toIntExact(position - 1));
  }

  /** Entries that one command made without another's between them. */
  record Effect(String command, List<Entry> entries) {

    long first() {
      return entries.get(0).fact().position();
    }

    long last() {
      return entries.get(entries.size() - 1).fact().position();
    }
  }

  /** By command, in order: more than one for a command is one too many. */
  Map<String, List<Effect>> effects() {
    Map<String, List<Effect>> effects = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); ) {
      String command = entries.get(i).fact().command().value();
      int end = i + 1;
      while (end < entries.size() && entries.get(end).fact().command().value().equals(command)) {
        end++;
      }
      effects
          .computeIfAbsent(command, none -> new ArrayList<>())
          .add(new Effect(command, entries.subList(i, end)));
      i = end;
    }
    return effects;
  }
}
