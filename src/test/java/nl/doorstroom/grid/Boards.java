package nl.doorstroom.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.waits.TestRegion;

/** What tests of boards share: places in history, every mask, and boards as text. */
final class Boards {

  private static final JsonMapper JSON = new JsonMapper();

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

  /** The rows of {@code view} after all that happened in {@code region}, by key. */
  static Map<String, JsonNode> seen(TestRegion region, View view, Mask mask) {
    Grid grid = new Grid(new Region(region.region().id()).state(), Cursor.START);
    grid.fold(committed(region.facts()));
    Map<String, JsonNode> rows = new TreeMap<>();
    for (EncodedRow row : grid.board(view, mask).rows()) {
      try {
        rows.put(row.key(), JSON.readTree(row.json()));
      } catch (IOException e) {
        throw new AssertionError(row.key(), e);
      }
    }
    return rows;
  }

  static Set<String> fields(JsonNode row) {
    Set<String> fields = new TreeSet<>();
    row.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
