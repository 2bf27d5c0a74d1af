package nl.doorstroom.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One question to Prometheus.
 *
 * @param where the file, and the panel, rule or other thing that asks
 * @param text as it stands there
 */
public record Expression(String where, String text) {

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
  private static final Pattern MATCHING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*(?![\\w:])(?!\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** With the variables of a dashboard set: everything, over {@code range}. */
  public String over(String range) {
    return text.replace("$__rate_interval", range)
        .replace("$region", ".*")
        .replace("$node", ".*")
        .strip();
  }

  /** The meters and the worked out values that it is about. */
  public Set<String> names() {
    String bare =
        STRING.matcher(text).replaceAll("").replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "");
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(MATCHING.matcher(bare).replaceAll(" "));
    while (name.find()) {
      if (!WORDS.contains(name.group())) {
        names.add(name.group());
      }
    }
    return names;
  }

  /** By the name of a meter, the labels that its values are chosen by. */
  public Map<String, Set<String>> chosenBy() {
    Map<String, Set<String>> chosen = new TreeMap<>();
    Matcher selector = SELECTOR.matcher(STRING.matcher(text).replaceAll(""));
    while (selector.find()) {
      Matcher label = LABEL.matcher(selector.group(2));
      Set<String> labels = chosen.computeIfAbsent(selector.group(1), any -> new TreeSet<>());
      while (label.find()) {
        labels.add(label.group(1));
      }
    }
    return chosen;
  }

  /** The labels that values are put together by. */
  public List<String> grouping() {
    List<String> labels = new ArrayList<>();
    Matcher grouping = GROUPING.matcher(text);
    while (grouping.find()) {
      for (String label : grouping.group(1).split(",", -1)) {
        labels.add(label.strip());
      }
    }
    return labels;
  }

  @Override
  public String toString() {
    return where + ": " + text;
  }
}
