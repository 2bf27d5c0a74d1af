package nl.doorstroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whether what is shipped is whole: meters, dashboards, rules, alerts and their sections. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippedTest {

  private static final Path MANUAL = Path.of("src", "docs", "operations.md");

  private static final Pattern ALERT = Pattern.compile("Doorstroom[A-Z]\\w+");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (Doorstroom\\w+)$");
  private static final Pattern RECORDED = Pattern.compile("([a-z_]+):([a-z_]+):([a-z0-9_]+)");
  private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** What Prometheus adds to each value. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  /** What the JVM tells from its first collection of garbage on. */
  private static final Map<String, Set<String>> OF_COLLECTIONS =
      Map.of("jvm_gc_pause_seconds_sum", Set.of("action", "cause", "gc"));

  private final Set<String> alerts = names(Shipped.alerts(), "alert");

  ShippedTest() throws IOException {}

  private static Set<String> names(List<JsonNode> rules, String field) {
    return rules.stream()
        .map(rule -> rule.path(field).asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Expression> all() throws IOException {
    return Stream.of(Shipped.ofDashboards(), Shipped.recorded(), Shipped.firing())
        .flatMap(List::stream)
        .toList();
  }

  /** By the name of a value that a server shows, the labels that it is told apart by. */
  private static Map<String, Set<String>> shown() {
    try (Meters meters = new Meters()) {
      for (MeterName meter : MeterName.values()) {
        String[] values = meter.tags().stream().map(tag -> "some").toArray(String[]::new);
        switch (meter.kind()) {
          case COUNTER -> meters.count(meter, values);
          case GAUGE -> meters.gauge(meter, () -> 1, values);
          case TIMER -> meters.time(meter, Duration.ofMillis(3), values);
          case SUMMARY -> meters.record(meter, 3, values);
        }
      }
      Map<String, Set<String>> shown = new TreeMap<>();
      // Shown from the first collection of garbage on, which may be over by now.
      OF_COLLECTIONS.forEach((name, labels) -> shown.put(name, new TreeSet<>(labels)));
      shown.put("up", Set.of());
      Matcher series = SERIES.matcher(meters.scrape("").text());
      while (series.find()) {
        Set<String> labels = shown.computeIfAbsent(series.group(1), any -> new TreeSet<>());
        Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
      }
      return shown;
    }
  }

  @Test
  void every_meter_is_on_a_dashboard_or_in_a_rule() throws IOException {
    Set<String> asked =
        all().stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
    assertThat(MeterName.values())
        .allSatisfy(
            meter ->
                assertThat(asked)
                    .as("%s", meter)
                    .containsAnyOf(
                        meter.prometheus(),
                        meter.prometheus() + "_bucket",
                        meter.prometheus() + "_count",
                        meter.prometheus() + "_sum"));
  }

  @Test
  void every_expression_asks_for_what_exists() throws IOException {
    Map<String, Set<String>> known = shown();
    for (Expression recorded : Shipped.recorded()) {
      Matcher name = RECORDED.matcher(recorded.where());
      assertThat(name.matches()).as("%s (expected: level:metric:operations)", recorded).isTrue();
      known.put(recorded.where(), Set.of(name.group(1).split("_", -1)));
    }
    for (Expression expression : all()) {
      Set<String> labels = new HashSet<>(OF_PROMETHEUS);
      assertThat(expression.names()).as("%s", expression).isNotEmpty();
      for (String name : expression.names()) {
        assertThat(known).as("%s", expression).containsKey(name);
        labels.addAll(known.getOrDefault(name, Set.of()));
      }
      expression
          .chosenBy()
          .forEach(
              (name, chosen) -> {
                Set<String> unknown = new HashSet<>(chosen);
                unknown.removeAll(OF_PROMETHEUS);
                assertThat(known.getOrDefault(name, Set.of()))
                    .as("%s", expression)
                    .containsAll(unknown);
              });
      assertThat(labels).as("%s", expression).containsAll(expression.grouping());
    }
  }

  @Test
  void what_is_worked_out_is_tested_and_used() throws IOException {
    String tests = Files.readString(Shipped.PROMETHEUS.resolve("rules.test.yml"));
    Set<String> asked =
        all().stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
    for (Expression recorded : Shipped.recorded()) {
      assertThat(tests).contains("expr: " + recorded.where());
      assertThat(asked).contains(recorded.where());
    }
  }

  @Test
  void every_alert_says_what_it_means_and_has_a_section_and_a_test() throws IOException {
    String tests = Files.readString(Shipped.PROMETHEUS.resolve("alerts.test.yml"));
    for (JsonNode alert : Shipped.alerts()) {
      String name = alert.path("alert").asText();
      JsonNode says = alert.path("annotations");
      assertThat(alert.path("labels").path("severity").asText()).as(name).isIn("page", "ticket");
      assertThat(says.path("summary").asText()).as(name).isNotEmpty().doesNotEndWith(".");
      assertThat(says.path("description").asText()).as(name).hasSizeGreaterThan(80).endsWith(".");
      // As GitHub makes anchors of headings.
      assertThat(says.path("runbook").asText())
          .isEqualTo("src/docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(tests).contains("alertname=\"" + name + "\"");
    }
    List<String> sections = new ArrayList<>();
    Matcher section = SECTION.matcher(Files.readString(MANUAL));
    while (section.find()) {
      sections.add(section.group(1));
    }
    assertThat(sections).containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void every_section_says_what_to_look_at_what_to_do_and_when_it_is_over() throws IOException {
    String[] parts = SECTION.split(Files.readString(MANUAL), -1);
    for (int i = 1; i < parts.length; i++) {
      String section = parts[i].split("\n## ", 2)[0];
      assertThat(section).contains("**Means.**", "**Look at.**", "**Do.**", "**Over when**");
    }
  }

  @Test
  void dashboards_have_names_of_their_own_and_lead_to_each_other() throws IOException {
    Map<String, JsonNode> dashboards = Shipped.dashboards();
    assertThat(dashboards.keySet())
        .containsExactly("feeds.json", "machine.json", "region.json", "throughput.json");
    assertThat(dashboards.values().stream().map(each -> each.path("uid").asText()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("doorstroom-[a-z]+"));
    dashboards.forEach(
        (file, dashboard) -> {
          assertThat(dashboard.path("schemaVersion").asInt()).as(file).isEqualTo(39);
          assertThat(dashboard.path("id").isMissingNode()).as(file).isTrue();
          assertThat(texts(dashboard.path("tags"))).as(file).containsExactly("doorstroom");
          assertThat(texts(dashboard.path("links").path(0).path("tags")))
              .as(file)
              .containsExactly("doorstroom");
          assertThat(named(dashboard.path("templating").path("list")))
              .as(file)
              .containsExactly("region", "node");
          assertThat(named(dashboard.path("annotations").path("list")))
              .as(file)
              .containsExactly("Starts", "Takeovers", "Imports");
        });
  }

  @Test
  void every_panel_says_what_it_is_also_when_there_is_nothing() throws IOException {
    Shipped.dashboards()
        .forEach(
            (file, dashboard) -> {
              Set<String> titles = new HashSet<>();
              for (JsonNode panel : Shipped.panels(dashboard)) {
                String title = panel.path("title").asText();
                String what = file + ", " + title;
                JsonNode defaults = panel.path("fieldConfig").path("defaults");
                assertThat(title).as(what).isNotEmpty();
                assertThat(titles.add(title)).as(what).isTrue();
                assertThat(panel.path("description").asText()).as(what).endsWith(".");
                assertThat(defaults.path("unit").asText()).as(what).isNotEmpty();
                assertThat(defaults.path("noValue").asText()).as(what).isNotEmpty();
                assertThat(defaults.path("thresholds").path("steps")).as(what).isNotEmpty();
                assertThat(panel.path("targets")).as(what).isNotEmpty();
                Matcher alert = ALERT.matcher(panel.path("description").asText());
                while (alert.find()) {
                  assertThat(alerts).as(what).contains(alert.group());
                }
              }
            });
  }

  @Test
  void panels_are_numbered_in_their_order_and_none_covers_another() throws IOException {
    Shipped.dashboards()
        .forEach(
            (file, dashboard) -> {
              Set<List<Integer>> taken = new HashSet<>();
              int number = 0;
              for (JsonNode panel : dashboard.path("panels")) {
                JsonNode at = panel.path("gridPos");
                assertThat(panel.path("id").asInt()).as(file).isEqualTo(++number);
                int right = at.path("x").asInt() + at.path("w").asInt();
                assertThat(right).as("%s, %s", file, panel.path("title")).isBetween(1, 24);
                for (int x = at.path("x").asInt(); x < right; x++) {
                  for (int y = 0; y < at.path("h").asInt(); y++) {
                    assertThat(taken.add(List.of(x, y + at.path("y").asInt())))
                        .as("%s, %s", file, panel.path("title"))
                        .isTrue();
                  }
                }
              }
            });
  }

  private static List<String> named(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
