package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who else looks at a case, over the wire. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookersIT {

  private static TestServer server;

  private TableTown town;
  private TableTown.Referred referred;
  private String transfer = "";
  private String holder = "";
  private String member = "";

  @BeforeAll
  static void open() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void build() throws IOException {
    town = new TableTown(server::client);
    referred = town.referred("2026-01-05");
    transfer = town.consented(referred.position());
    holder = "planner@" + town.holder;
    member = "table-member@" + town.watching;
  }

  private static LiveClient as(String identity) {
    return new LiveClient(server.client().base(), identity);
  }

  private static void look(LiveClient client, String about, boolean working) {
    client.send(Map.of("op", "look", "region", "groningen", "about", about, "working", working));
  }

  /** Who looks, a line per organisation or role, as it is told next. */
  private static List<String> told(LiveClient client) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (JsonNode party : client.next("lookers").get("who")) {
      String name = party.at("/organization/name").asText(party.path("role").asText());
      lines.add(
          name
              + " "
              + party.get("people").asInt()
              + (party.get("working").asBoolean() ? " working" : ""));
    }
    return lines;
  }

  /** Ticks come every 2 s, and who looks is told within one. */
  private static void assertHearsOfNobody(LiveClient client) throws InterruptedException {
    client.next("tick");
    assertThat(client.through("tick")).extracting(m -> m.get("op").asText()).containsOnly("tick");
  }

  @Test
  void two_at_one_case_are_told_of_each_other_until_they_leave() throws Exception {
    try (LiveClient other = as(member)) {
      try (LiveClient one = as(holder)) {
        look(one, referred.position(), false);
        look(other, TableTown.id(transfer), false);
        assertThat(told(one)).containsExactly("Zorg aan de Dollard 1");
        JsonNode message = tellAgain(one, other);
        assertThat(message.get("about").asText()).isEqualTo(TableTown.id(transfer));
        assertThat(message.toString()).doesNotContain("demo.");

        one.send(Map.of("op", "look"));
        assertThat(told(other)).isEmpty();
        look(one, referred.position(), false);
        assertThat(told(other)).containsExactly("Ommelander GGZ 1");
      }
      assertThat(told(other)).as("its socket is gone").isEmpty();
    }
  }

  /** What {@code other} is told once {@code one} works on it; and that, whatever came before. */
  private JsonNode tellAgain(LiveClient one, LiveClient other) throws InterruptedException {
    look(one, referred.position(), true);
    JsonNode message = other.next("lookers");
    while (!message.at("/who/0/working").asBoolean()) {
      message = other.next("lookers");
    }
    assertThat(message.at("/who/0/organization/name").asText()).isEqualTo("Ommelander GGZ");
    return message;
  }

  @Test
  void who_may_not_see_it_hears_nothing_and_is_heard_of_by_nobody() throws Exception {
    TableTown.Referred hidden = town.referred("2026-01-05");
    String proposed = town.proposed(hidden.position(), Map.of("destination", "GGZ"));
    town.screened(proposed);
    try (LiveClient one = as(holder);
        LiveClient planner = as("planner@" + town.watching);
        LiveClient table = as(member);
        LiveClient practice = as("gp@" + town.practice);
        LiveClient nowhere = as("planner@" + town.first)) {
      look(one, hidden.position(), true);
      look(planner, hidden.position(), true);
      look(table, TableTown.id(proposed), true);
      look(practice, TableTown.id(proposed), true);
      look(nowhere, "groningen-zzzz", true);
      for (LiveClient each : List.of(one, planner, table, practice, nowhere)) {
        assertHearsOfNobody(each);
      }
      town.consents(proposed, "REGION");
      assertThat(told(table))
          .containsExactly("Ommelander GGZ 1 working", "Zorg aan de Dollard 1 working");
    }
  }

  @Test
  void a_consent_taken_back_ends_it_at_once() throws Exception {
    try (LiveClient one = as(holder);
        LiveClient table = as(member)) {
      look(table, referred.position(), false);
      look(one, referred.position(), false);
      assertThat(told(table)).containsExactly("Ommelander GGZ 1");
      assertThat(told(one)).containsExactly("Zorg aan de Dollard 1");
      town.posted(
          holder,
          transfer + "/consent",
          Map.of("state", "WITHDRAWN", "on", TableTown.today().toString()));
      assertThat(told(table)).isEmpty();
      assertThat(told(one)).isEmpty();
    }
  }

  @Test
  void ones_own_other_page_is_nobody_else_and_a_colleague_is() throws Exception {
    try (LiveClient one = as(holder);
        LiveClient same = as(holder);
        LiveClient colleague = as(holder + "+2")) {
      look(one, referred.position(), false);
      look(same, referred.position(), false);
      assertHearsOfNobody(one);
      look(colleague, referred.position(), true);
      assertThat(told(one)).containsExactly("Ommelander GGZ 1 working");
      assertThat(told(same)).containsExactly("Ommelander GGZ 1 working");
      assertThat(told(colleague)).containsExactly("Ommelander GGZ 1");
    }
  }

  @Test
  void one_looks_at_one_thing_and_how_often_it_is_told_is_bounded() throws Exception {
    try (LiveClient one = as(holder);
        LiveClient other = as(member)) {
      look(other, referred.position(), false);
      for (int i = 0; i < 200; i++) {
        look(one, i % 2 == 0 ? referred.position() : "groningen-zzzz", i % 4 == 0);
      }
      look(one, referred.position(), true);
      one.next("tick");
      one.next("tick");
      List<JsonNode> heard = other.through("lookers");
      heard.addAll(other.through("tick"));
      heard.addAll(other.through("tick"));
      List<JsonNode> lookers =
          heard.stream().filter(m -> m.get("op").asText().equals("lookers")).toList();
      assertThat(lookers).hasSizeLessThan(6);
      assertThat(lookers.get(lookers.size() - 1).at("/who/0/working").asBoolean()).isTrue();
      look(one, "groningen-zzzz", true);
      assertThat(told(other)).isEmpty();
    }
  }

  @Test
  void a_page_that_does_not_answer_looks_no_more_until_it_does() throws Exception {
    try (LiveClient asleep = as(holder);
        LiveClient other = as(member)) {
      look(other, referred.position(), false);
      look(asleep, referred.position(), false);
      assertThat(told(other)).containsExactly("Ommelander GGZ 1");
      assertThat(told(other)).isEmpty();
      asleep.next("tick");
      assertThat(told(other)).containsExactly("Ommelander GGZ 1");
    }
  }

  @Test
  void what_is_not_understood_or_not_for_one_is_an_error_and_the_socket_goes_on() throws Exception {
    try (LiveClient one = as(holder);
        LiveClient other = as(member);
        LiveClient passerby = as("public")) {
      look(other, referred.position(), false);
      look(one, referred.position(), false);
      assertThat(told(one)).hasSize(1);
      String about = referred.position();
      for (Map<String, Object> bad :
          List.<Map<String, Object>>of(
              Map.of("op", "look", "region", "groningen", "about", List.of(about)),
              Map.of("op", "look", "region", "groningen", "about", "count/x"),
              Map.of("op", "look", "region", "groningen", "about", "x".repeat(65)),
              Map.of("op", "look", "region", "groningen", "about", about, "working", "yes"),
              Map.of("op", "look", "region", "", "about", about),
              Map.of("op", "look", "about", about))) {
        one.send(bad);
        JsonNode error = one.next("error");
        assertThat(error.get("type").asText()).as("%s", bad).isEqualTo("invalid");
        assertThat(error.has("id")).isFalse();
      }
      one.send(Map.of("op", "look", "region", "elders", "about", about));
      assertThat(one.next("error").get("type").asText()).isEqualTo("unknown-region");
      look(passerby, about, false);
      assertThat(passerby.next("error").get("type").asText()).isEqualTo("not-yours");
      other.send(Map.of("op", "look"));
      assertThat(told(one)).as("what it looked at before").isEmpty();
    }
  }
}
