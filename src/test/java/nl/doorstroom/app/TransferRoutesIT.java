package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whole transfers by HTTP, as both sides and the table do them, on a real database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransferRoutesIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final DatabaseUri DATABASE = TestPostgres.freshDatabase();

  private static TestServer server = server();

  private final String today = LocalDate.now(ZoneId.of("Europe/Amsterdam")).toString();
  private int kept = 1;

  private TableTown town;
  private String holder = "";
  private String first = "";
  private String second = "";
  private String practice = "";
  private String holding = "";
  private String declining = "";
  private String accepting = "";

  private static TestServer server() {
    try {
      return TestServer.on(DATABASE, new Console(new PrintWriter(new StringWriter())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server.startUp();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() throws IOException {
    town = new TableTown(() -> server.client());
    holder = town.holder;
    first = town.first;
    second = town.second;
    practice = town.practice;
    holding = town.holding;
    declining = town.declining;
    accepting = town.accepting;
  }

  @Test
  void one_goes_from_proposed_to_done_and_is_the_same_after_a_restart() throws Exception {
    String position = waiting();
    String transfer = consented(position, "GGZ");
    Map<String, String> asks = ask(transfer, declining, accepting);
    String slot = place(second, accepting);
    done(first, transfer + "/asks/" + asks.get(declining) + "/decline", "reason", "geen-plek");
    String accept = transfer + "/asks/" + asks.get(accepting) + "/accept";
    refused(first, accept, 403, "not-yours", "slot", slot);
    done(second, accept, "slot", slot);
    refused(second, transfer + "/book", 409, "transfer-stage");
    refused(second, transfer + "/choose", 403, "not-yours", "on", today);
    done(holder, transfer + "/choose", "on", today);
    JsonNode booked = post(second, transfer + "/book", 200);

    assertThat(booked.path("slot").asText()).isEqualTo(slot);
    assertMoved(position, booked.path("position").asText(), slot);
    restart();
    assertMoved(position, booked.path("position").asText(), slot);
    assertThat(post(second, transfer + "/book", 200)).isEqualTo(booked);

    done(holder, transfer + "/hand-over", "on", today);
    refused(first, transfer + "/take-responsibility", 403, "not-yours", "on", today);
    done(second, transfer + "/take-responsibility", "on", today);
    refused(second, transfer + "/end", 403, "not-yours", "why", "WITHDRAWN");
    refused(holder, transfer + "/end", 409, "transfer-stage", "why", "WITHDRAWN");
  }

  @Test
  void who_proposed_does_not_screen_and_neither_does_their_organisation() throws Exception {
    String transfer = proposed(waiting(), "GGZ");
    JsonNode proposer =
        refused(holder, transfer + "/screen", 403, "four-eyes", "outcome", "TRANSFER");
    assertThat(proposer.path("field").asText()).isEqualTo("actor");
    assertThat(proposer.path("expected").asText()).isEqualTo("another than who proposed it");
    JsonNode colleague =
        answered(
            reply("table-member@" + holder, transfer + "/screen", Map.of("outcome", "TRANSFER")),
            403);
    assertThat(colleague.path("field").asText()).isEqualTo("by");
    List<String> scopes = List.of("REGION");
    refused(
        holder, transfer + "/consent", 409, "transfer-stage", "state", "ASKED", "scopes", scopes);
    screen(transfer);
  }

  @Test
  void a_consent_that_is_withdrawn_ends_it_and_costs_nothing() throws Exception {
    String position = waiting();
    JsonNode before = row(holder, position);
    String transfer = consented(position, "GGZ");
    Map<String, String> asks = ask(transfer, accepting);
    String slot = place(second, accepting);
    done(second, transfer + "/asks/" + asks.get(accepting) + "/accept", "slot", slot);
    done(holder, transfer + "/consent", "state", "WITHDRAWN", "on", today);
    refused(holder, transfer + "/choose", 409, "transfer-stage", "on", today);
    refused(second, transfer + "/book", 409, "transfer-stage");
    assertThat(row(holder, position).path("since")).isEqualTo(before.path("since"));
    assertThat(free(slot)).isEqualTo(1);
    assertThat(consented(position, "GGZ")).isNotEqualTo(transfer);
  }

  @Test
  void a_place_is_suggested_to_the_holder_and_with_consent_to_the_table() throws Exception {
    String position = waiting();
    JsonNode before = suggestion("planner@" + holder, position);
    assertThat(before.at("/place/slot").asText()).isNotEmpty();
    assertThat(before.at("/why/daysOverNorm").asInt()).isPositive();
    assertThat(suggestion("table-member@" + first, position)).isEmpty();
    assertThat(suggestion("planner@" + before.at("/place/organization/id").asText(), position))
        .isEmpty();
    String transfer = consented(position, "GGZ");
    JsonNode own = suggestion("planner@" + holder, position);
    assertThat("/transfers/" + own.path("transfer").asText()).isEqualTo(transfer);
    assertThat(suggestion("table-member@" + first, position).path("place"))
        .isEqualTo(own.path("place"));
    String receiver = "planner@" + own.at("/place/organization/id").asText();
    assertThat(suggestion(receiver, position).path("place")).isEqualTo(own.path("place"));
    assertThat(suggestion(receiver, position).has("notNext")).isFalse();
    assertThat(suggestion("planner@" + first, position)).isEmpty();
    answered(server.client().get("gp@" + practice, REGION + "/suggestions"), 403);
  }

  @Test
  void the_table_sees_what_it_comes_to_and_a_planner_only_its_own_answers() throws Exception {
    String transfer = consented(waiting(), "GGZ");
    ask(transfer, declining, accepting);
    String path = REGION + "/transfer-figures";
    JsonNode all = answered(server.client().get("table-member@" + first, path), 200);
    assertThat(all.path("positions").asInt()).isGreaterThanOrEqualTo(all.path("people").asInt());
    assertThat(all.path("receivers").findValuesAsText("id")).contains(first, second);
    JsonNode own = answered(server.client().get("planner@" + first, path), 200);
    assertThat(own.path("receivers").findValuesAsText("id")).containsExactly(first);
    assertThat(own.at("/receivers/0").has("asked")).isFalse();
    answered(server.client().get("gp@" + practice, path), 403);
  }

  /** That of {@code position}, once all that was done is seen; missing when there is none. */
  private JsonNode suggestion(String as, String position) throws IOException {
    JsonNode board = server.client().get("administrator", REGION + "/boards/waits").body();
    String path = REGION + "/suggestions?min-position=" + board.path("offset").asText();
    for (JsonNode item : answered(server.client().get(as, path), 200).path("items")) {
      if (item.path("case").asText().equals(position)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void what_is_said_of_a_consent_is_whole() throws Exception {
    String transfer = proposed(waiting(), "GGZ");
    screen(transfer);
    JsonNode without =
        refused(holder, transfer + "/consent", 422, "invalid", "state", "GIVEN", "on", today);
    assertThat(without.path("field").asText()).isEqualTo("scopes");
    JsonNode more =
        refused(holder, transfer + "/consent", 422, "invalid", "state", "ASKED", "on", today);
    assertThat(more.path("field").asText()).isEqualTo("on");
    refused(holder, transfer + "/consent", 422, "invalid", "state", "EXPIRED");
  }

  @Test
  void a_new_referral_is_confirmed_by_the_huisarts_who_referred() throws Exception {
    String transfer = chosenInBasicGgz(town.referred("2026-01-05").position());
    refused(second, transfer + "/book", 409, "transfer-stage");
    Map<String, Object> yes = Map.of("confirmed", true, "on", today);
    answered(reply("planner@" + first, transfer + "/confirm", yes), 403);
    answered(reply("planner@" + holder, transfer + "/confirm", yes), 403);
    answered(reply("table-member@" + first, transfer + "/confirm", yes), 403);
    answered(reply("gp@" + practice, transfer + "/confirm", yes), 204);
    post(second, transfer + "/book", 200);
  }

  @Test
  void of_a_huisarts_who_is_not_known_here_the_holder_says_what_they_said() throws Exception {
    String transfer = chosenInBasicGgz(waiting());
    Map<String, Object> yes = Map.of("confirmed", true, "on", today);
    answered(reply("gp@" + practice, transfer + "/confirm", yes), 403);
    answered(reply("planner@" + holder, transfer + "/confirm", yes), 204);
    post(second, transfer + "/book", 200);
  }

  private String chosenInBasicGgz(String position) throws Exception {
    String basic = town.service(second, "BASIC");
    String transfer = consented(position, "BASIC_GGZ");
    String accept = transfer + "/asks/" + ask(transfer, basic).get(basic) + "/accept";
    done(second, accept, "slot", place(second, basic));
    done(holder, transfer + "/choose", "on", today);
    return transfer;
  }

  @Test
  void for_whom_nobody_is_found_the_ladder_goes_on_to_the_insurer() throws Exception {
    String insurer = town.organization("Zorgverzekeraar Noord", "INSURER");
    String transfer = consented(waiting(), "GGZ");
    for (String step : List.of("LOCAL", "REGION", "OUTSIDE")) {
      done(holder, transfer + "/escalations", "step", step);
      String answer = transfer + "/escalations/" + step + "/answer";
      done(holder, answer, "outcome", "NOT_POSSIBLE", "reason", "NO_CAPACITY");
    }
    done(holder, transfer + "/escalations", "step", "INSURER");
    String answer = transfer + "/escalations/INSURER/answer";
    refused(holder, answer, 403, "not-yours", "outcome", "MEDIATED");
    // An insurer plans nothing: its mediators answer.
    refused(insurer, answer, 403, "not-yours", "outcome", "MEDIATED");
    String support = town.organization("Naast u", "CLIENT_SUPPORT");
    Map<String, Object> mediated = Map.of("outcome", "MEDIATED");
    answered(reply("mediator@" + support, answer, mediated), 403);
    answered(reply("mediator@" + insurer, answer, mediated), 204);
  }

  @Test
  void a_receiver_sends_back_and_who_had_moved_waits_on_since_the_same_day() throws Exception {
    String position = waiting();
    String since = row(holder, position).path("since").asText();
    String transfer = consented(position, "GGZ");
    String accept = transfer + "/asks/" + ask(transfer, accepting).get(accepting) + "/accept";
    done(second, accept, "slot", place(second, accepting));
    done(holder, transfer + "/choose", "on", today);
    post(second, transfer + "/book", 200);
    done(second, transfer + "/send-back", "reason", "TOO_HEAVY");
    assertThat(open(holder)).hasSize(1);
    assertThat(open(holder).get(0).path("since").asText()).isEqualTo(since);
    assertThat(open(second)).isEmpty();
  }

  private static void restart() throws InterruptedException {
    server.close();
    server = server();
    server.startUp();
  }

  /** Nobody is lost and nobody is counted twice: one has left the list, one has come on it. */
  private void assertMoved(String from, String to, String slot) throws IOException {
    JsonNode there = row(second, to);
    assertThat(open(holder)).noneMatch(row -> row.path("key").asText().equals(from));
    assertThat(there.path("since").asText()).isEqualTo("2026-01-05");
    assertThat(there.path("urgency").asText()).isEqualTo("PRIORITY");
    assertThat(there.at("/booking/slot").asText()).isEqualTo(slot);
    assertThat(free(slot)).isZero();
  }

  private String consented(String position, String destination) throws IOException {
    String transfer = proposed(position, destination);
    screen(transfer);
    List<String> scopes = List.of("REGION", "OUTSIDE_REGION");
    done(holder, transfer + "/consent", "state", "ASKED", "scopes", scopes);
    String until = LocalDate.parse(today).plusDays(60).toString();
    String consent = transfer + "/consent";
    done(holder, consent, "state", "GIVEN", "scopes", scopes, "on", today, "until", until);
    return transfer;
  }

  private String proposed(String position, String destination) throws IOException {
    Map<String, Object> body = Map.of("position", position, "destination", destination);
    JsonNode made = answered(reply("planner@" + holder, "/transfers", body), 201);
    assertThat(answered(reply("planner@" + holder, "/transfers", body), 200)).isEqualTo(made);
    answered(reply("planner@" + first, "/transfers", body), 403);
    return "/transfers/" + made.path("transfer").asText();
  }

  private void screen(String transfer) throws IOException {
    Map<String, Object> goesOn = Map.of("outcome", "TRANSFER");
    answered(reply("table-member@" + first, transfer + "/screen", goesOn), 204);
  }

  /** Keys of the questions, by service. */
  private Map<String, String> ask(String transfer, String... services) throws IOException {
    Map<String, Object> body = Map.of("services", List.of(services));
    Map<String, String> asks = new LinkedHashMap<>();
    answered(reply("planner@" + holder, transfer + "/asks", body), 200)
        .path("asks")
        .forEach(ask -> asks.put(ask.path("service").asText(), ask.path("key").asText()));
    assertThat(asks).containsOnlyKeys(services);
    return asks;
  }

  private String place(String of, String service) throws IOException {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(kept++, ChronoUnit.DAYS);
    Map<String, String> place =
        Map.of(
            "service", service,
            "kind", "INTAKE",
            "start", start.toString(),
            "end", start.plus(1, ChronoUnit.HOURS).toString(),
            "allotment", "TRANSFER_TABLE",
            "delivery", "ON_SITE",
            "override", "OTHER");
    Map<String, Object> body = Map.of("items", List.of(place));
    return answered(reply("planner@" + of, "/slots", body), 200).at("/results/0/slot").asText();
  }

  private int free(String slot) throws IOException {
    return server
        .client()
        .get("planner@" + second, REGION + "/slots/" + slot)
        .body()
        .path("free")
        .asInt(-1);
  }

  private String waiting() throws IOException {
    Map<String, Object> body =
        Map.of(
            "service", holding,
            "phase", "INTAKE",
            "careQuestion", "MOOD",
            "urgency", "PRIORITY",
            "ageClass", "35-49",
            "since", "2026-01-05");
    return answered(reply("planner@" + holder, "/positions", body), 201).path("position").asText();
  }

  private List<JsonNode> open(String of) throws IOException {
    JsonNode rows = server.client().get("planner@" + of, REGION + "/positions").body();
    List<JsonNode> open = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!row.has("closed")) {
        open.add(row);
      }
    }
    return open;
  }

  private JsonNode row(String of, String position) throws IOException {
    return open(of).stream()
        .filter(row -> row.path("key").asText().equals(position))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no position " + position));
  }

  private void done(String by, String path, Object... namesAndValues) throws IOException {
    answered(reply("planner@" + by, path, body(namesAndValues)), 204);
  }

  private JsonNode post(String by, String path, int status) throws IOException {
    return answered(reply("planner@" + by, path, Map.of()), status);
  }

  private JsonNode refused(String by, String path, int status, String slug, Object... body)
      throws IOException {
    JsonNode problem = answered(reply("planner@" + by, path, body(body)), status);
    assertThat(problem.path("type").asText()).endsWith("/" + slug);
    return problem;
  }

  private static Map<String, Object> body(Object... namesAndValues) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  private ExchangeClient.Reply reply(String as, String path, Map<String, Object> body)
      throws IOException {
    return server.client().post(as, REGION + path, body);
  }

  private static JsonNode answered(ExchangeClient.Reply reply, int status) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    return reply.body();
  }
}
