package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What one reader was told, moment after moment, as text in which ids and times have names: so that
 * two runs of one story are the same, and what leaves the server otherwise than before is a line.
 */
final class WireRecord {

  private static final Pattern ID = Pattern.compile("groningen-[0-9a-z]+");
  private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]\\b");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d");

  /** Numbers that differ from one run to the next. */
  private static final Set<String> COUNTED = Set.of("version", "daysSaved");

  private final String reader;
  private final Map<String, String> names;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> before = new HashMap<>();

  /**
   * @param names what is called how, by id; a row that has none of these ids is of another story
   */
  WireRecord(String reader, Map<String, String> names) {
    this.reader = reader;
    this.names = names;
  }

  void moment(String name) {
    text.append("\n== ").append(name).append('\n');
  }

  void refused(String view) {
    text.append(view).append(": refused\n");
  }

  /** Tells {@code rows} of {@code view}, and of those that are as before no more than that. */
  void tell(String view, Map<String, JsonNode> rows) {
    Map<String, Set<String>> all = new TreeMap<>();
    rows.forEach(
        (key, row) -> {
          if (isOfTheStory(row)) {
            boolean happened = view.equals("activity");
            StringBuilder lines = new StringBuilder();
            // What happened has its place in the journal for a key.
            fields("", happened ? row.<ObjectNode>deepCopy().without("key") : row, lines);
            String called = happened ? row.path("type").asText() : named(key);
            all.computeIfAbsent(view + " " + called, c -> new TreeSet<>()).add(lines.toString());
          }
        });
    Map<String, String> told = new TreeMap<>();
    all.forEach((row, parts) -> told.put(row, String.join("", parts)));
    told.forEach(
        (row, lines) -> {
          boolean same = lines.equals(before.get(row));
          text.append("-- ").append(row).append(same ? ": as before\n" : "\n");
          text.append(same ? "" : lines);
        });
    before.keySet().removeIf(row -> row.startsWith(view + " "));
    before.putAll(told);
  }

  private boolean isOfTheStory(JsonNode row) {
    return ID.matcher(row.toString())
        .results()
        .map(MatchResult::group)
        .anyMatch(names::containsKey);
  }

  private void fields(String path, JsonNode value, StringBuilder lines) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              part -> {
                String name = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
                fields(name, part.getValue(), lines);
              });
    } else if (value.isArray() && !value.isEmpty()) {
      for (int i = 0; i < value.size(); i++) {
        fields(path + "[" + i + "]", value.get(i), lines);
      }
    } else {
      String known = value.isArray() ? "[]" : value.asText();
      lines.append("   ").append(path).append(" = ");
      boolean counted = value.isNumber() && COUNTED.contains(path);
      lines.append(counted ? "{number}" : named(known)).append('\n');
    }
  }

  private String named(String value) {
    String known = ID.matcher(value).replaceAll(id -> names.getOrDefault(id.group(), "{id}"));
    known = INSTANT.matcher(known).replaceAll("{instant}");
    known = WEEK.matcher(known).replaceAll("{week}");
    known = DAY.matcher(known).replaceAll("{day}");
    return CODE.matcher(known).replaceAll("{code}");
  }

  String text() {
    return text.toString();
  }

  /**
   * Fails unless it is what stands under {@code wire/}; what it is now is under {@code
   * target/wire}.
   */
  void assertAsRecorded() throws IOException {
    String now = "To: " + reader + "\n" + text;
    Path written = Path.of("target", "wire", reader + ".txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, now);
    try (var stood = WireRecord.class.getResourceAsStream("/wire/" + reader + ".txt")) {
      assertThat(stood).as("wire/%s.txt (expected: as %s)", reader, written).isNotNull();
      assertThat(now)
          .as("what %s is told (see %s)", reader, written)
          .isEqualTo(new String(stood.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
