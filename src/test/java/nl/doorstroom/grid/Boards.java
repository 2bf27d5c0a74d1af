package nl.doorstroom.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.waits.TestRegion;

/** What tests of boards share: places in history, every mask, and boards as text. */
final class Boards {

  private Boards() {}

  /** The place of {@code position}, with a hash that depends on it and on nothing else. */
  static Cursor cursor(long position) {
    return position == 0
        ? Cursor.START
        : new Cursor(String.format("%08x", new Random(position).nextInt()), position);
  }

  static List<Grid.Committed> committed(List<Fact> facts) {
    List<Grid.Committed> committed = new ArrayList<>();
    facts.forEach(fact -> committed.add(new Grid.Committed(fact, cursor(fact.position()))));
    return committed;
  }

  /** Every role, with each organisation that there is and with none. */
  static List<Mask> masks(TestRegion region) {
    List<Mask> masks = new ArrayList<>();
    for (Role role : Role.values()) {
      masks.add(new Mask(role, null));
      for (Organization organization : region.region().partners().organizations()) {
        masks.add(new Mask(role, organization.id()));
      }
    }
    return masks;
  }

  static Map<String, String> rows(Board board) {
    Map<String, String> rows = new TreeMap<>();
    for (EncodedRow row : board.rows()) {
      if (rows.put(row.key(), new String(row.json(), UTF_8)) != null) {
        throw new AssertionError(row.key() + " (expected: once)");
      }
    }
    return rows;
  }
}
