package nl.doorstroom.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in {@code monitoring/}. */
public final class Shipped {

  public static final Path PROMETHEUS = Path.of("monitoring", "prometheus");
  private static final Path DASHBOARDS = Path.of("monitoring", "grafana", "dashboards");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Shipped() {}

  /** By the name of its file. */
  public static Map<String, JsonNode> dashboards() throws IOException {
    Map<String, JsonNode> dashboards = new TreeMap<>();
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      for (Path file : files.toList()) {
        dashboards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
      }
    }
    return dashboards;
  }

  /** Those that show something: rows only part them. */
  public static List<JsonNode> panels(JsonNode dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    dashboard.path("panels").forEach(panels::add);
    panels.removeIf(panel -> panel.path("type").asText().equals("row"));
    return panels;
  }

  /** Of panels and annotations. */
  public static List<Expression> ofDashboards() throws IOException {
    List<Expression> all = new ArrayList<>();
    dashboards()
        .forEach(
            (file, dashboard) -> {
              for (JsonNode panel : panels(dashboard)) {
                String where = file + ", " + panel.path("title").asText();
                panel
                    .path("targets")
                    .forEach(target -> all.add(expression(where, target.path("expr"))));
              }
              dashboard
                  .path("annotations")
                  .path("list")
                  .forEach(
                      note -> {
                        String where = file + ", " + note.path("name").asText();
                        all.add(expression(where, note.path("target").path("expr")));
                      });
            });
    return all;
  }

  /** What is worked out once, each by the name that it gets. */
  public static List<Expression> recorded() throws IOException {
    return rules("rules.yml").stream()
        .map(rule -> expression(rule.path("record").asText(), rule.path("expr")))
        .toList();
  }

  /** What fires each alert, by its name. */
  public static List<Expression> firing() throws IOException {
    return alerts().stream()
        .map(rule -> expression(rule.path("alert").asText(), rule.path("expr")))
        .toList();
  }

  public static List<JsonNode> alerts() throws IOException {
    return rules("alerts.yml");
  }

  /** A file of Prometheus. */
  public static JsonNode yaml(String file) throws IOException {
    return YAML.readTree(PROMETHEUS.resolve(file).toFile());
  }

  private static List<JsonNode> rules(String file) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    yaml(file).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static Expression expression(String where, JsonNode text) {
    return new Expression(where, text.asText());
  }
}
