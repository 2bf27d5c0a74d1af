package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The requests that the documents show, each sent in turn to a server of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestsIT {

  private static final Path REQUESTS = Path.of("src/docs/requests.http");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(.+?)}}");
  private static final Pattern REQUEST = Pattern.compile("(?m)^(GET|POST|PUT) (\\S+)$");
  private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z-]+): (.+)$");
  private static final Pattern ANSWERED = Pattern.compile("(\\w+)\\.response\\.body\\.(.+)");
  private static final Pattern DAY = Pattern.compile("\\$localDatetime 'YYYY-MM-DD' (\\d+) d");
  private static final Pattern LATER = Pattern.compile("\\$datetime iso8601 (\\d+) ([dm])");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, JsonNode> answers = new HashMap<>();

  @Test
  void each_is_answered_as_the_document_says() throws Exception {
    try (TestServer server = TestServer.start()) {
      List<String> parts = List.of(Files.readString(REQUESTS).split("(?m)^###"));
      int sent = 0;
      for (String part : parts) {
        setting(part, "@(\\w+) = (.+)")
            .forEach(found -> variables.put(found.group(1), found.group(2)));
        variables.put("base", server.client().base() + "/api/v1");
        sent += REQUEST.matcher(part).find() ? send(part) : 0;
      }
      assertThat(sent).isGreaterThan(10);
    }
  }

  private int send(String part) throws IOException, InterruptedException {
    String title = part.lines().findFirst().orElse("").strip();
    String filled = VARIABLE.matcher(part).replaceAll(v -> Matcher.quoteReplacement(value(v)));
    Matcher request = REQUEST.matcher(filled);
    assertThat(request.find()).as(title).isTrue();
    String rest = filled.substring(request.end()).strip();
    String[] headAndBody = rest.split("\n\n", 2);
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(request.group(2)))
            .method(
                request.group(1),
                headAndBody.length == 2
                    ? BodyPublishers.ofString(headAndBody[1])
                    : BodyPublishers.noBody());
    HEADER
        .matcher(headAndBody[0])
        .results()
        .forEach(header -> asked.header(header.group(1), header.group(2)));
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(asked.build(), BodyHandlers.ofString());

    String expected = setting(part, "# @expect (\\d+)").get(0).group(1);
    assertThat(answer.statusCode())
        .as("%s: %s", title, answer.body())
        .isEqualTo(Integer.parseInt(expected));
    for (MatchResult name : setting(part, "# @name (\\w+)")) {
      answers.put(name.group(1), new ObjectMapper().readTree(answer.body()));
    }
    return 1;
  }

  private String value(MatchResult variable) {
    String name = variable.group(1);
    Matcher later = LATER.matcher(name);
    Matcher day = DAY.matcher(name);
    Matcher answered = ANSWERED.matcher(name);
    if (name.equals("$uuid")) {
      return UUID.randomUUID().toString();
    }
    if (later.matches()) {
      ChronoUnit unit = later.group(2).equals("d") ? ChronoUnit.DAYS : ChronoUnit.MINUTES;
      return now.plus(Long.parseLong(later.group(1)), unit).toString();
    }
    if (day.matches()) {
      ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
      return LocalDate.ofInstant(now, amsterdam).plusDays(Long.parseLong(day.group(1))).toString();
    }
    if (answered.matches()) {
      String pointer = "/" + answered.group(2).replaceAll("[.\\[]", "/").replace("]", "");
      assertThat(answers).containsKey(answered.group(1));
      return answers
          .getOrDefault(answered.group(1), MissingNode.getInstance())
          .at(pointer)
          .asText();
    }
    assertThat(variables).containsKey(name);
    return variables.getOrDefault(name, "");
  }

  private static List<MatchResult> setting(String part, String pattern) {
    return Pattern.compile("(?m)^" + pattern + "$").matcher(part).results().toList();
  }
}
