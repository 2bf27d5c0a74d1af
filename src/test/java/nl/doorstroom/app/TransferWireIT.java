package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each role receives of a case over the wire, from waiting to done: by REST, WebSocket and
 * Server-Sent Events the same, and not a field more than is recorded under {@code wire/}. A second
 * case goes to the social domain until its client's consent is withdrawn; a third one, for whom
 * nothing is found, to an insurer. Its mediators and those of client support ask the table
 * something.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransferWireIT {

  private static final List<String> VIEWS =
      List.of("cases", "transfers", "positions", "referrals", "slots", "activity", "mediations");

  private static final Map<String, String> READERS = new LinkedHashMap<>();
  private static final Map<String, WireRecord> RECORDS = new LinkedHashMap<>();

  private static TestServer server;

  @BeforeAll
  static void live() throws Exception {
    server = TestServer.start();
    TableTown town = new TableTown(server::client);
    String social = town.organization("Welzijn Oost", "SOCIAL_DOMAIN");
    String elsewhere = town.organization("Praktijk De Kade", "GP_PRACTICE");
    String insurer = town.organization("VGZ Oost", "INSURER");
    String support = town.organization("Naast u", "CLIENT_SUPPORT");
    String work =
        town.service(
            social,
            Map.of(
                "category",
                "SOCIAL_WORK",
                "careQuestions",
                List.of(),
                "echelons",
                List.of("SOCIAL_DOMAIN")));
    READERS.put("public", "public");
    READERS.put("gp-elsewhere", "gp@" + elsewhere);
    READERS.put("gp-referrer", "gp@" + town.practice);
    READERS.put("planner-holder", "planner@" + town.holder);
    READERS.put("planner-other", "planner@" + town.watching);
    READERS.put("planner-declining", "planner@" + town.first);
    READERS.put("planner-accepting", "planner@" + town.second);
    READERS.put("planner-social", "planner@" + social);
    READERS.put("mediator-insurer", "mediator@" + insurer);
    READERS.put("mediator-support", "mediator@" + support);
    READERS.put("table-member", "table-member@" + town.watching);
    READERS.put("administrator", "administrator");
    TableTown.Referred referred = town.referred(TableTown.today().toString());
    String other = town.waiting();
    String place = town.place(town.second, town.accepting, 2);
    Map<String, String> names = new HashMap<>(town.names());
    names.put(social, "{social}");
    names.put(work, "{social-work}");
    names.put(elsewhere, "{practice-elsewhere}");
    names.put(insurer, "{insurer}");
    names.put(support, "{support}");
    names.put(referred.position(), "{position}");
    names.put(referred.referral(), "{referral}");
    names.put(other, "{position-social}");
    names.put(place, "{place}");
    Map<String, Roads> roads = new LinkedHashMap<>();
    for (Map.Entry<String, String> reader : READERS.entrySet()) {
      roads.put(reader.getKey(), new Roads(server.client(), reader.getValue(), VIEWS));
      RECORDS.put(reader.getKey(), new WireRecord(reader.getKey(), names));
    }
    try {
      tell("they wait", roads);
      String transfer = town.proposed(referred.position(), Map.of("destination", "GGZ"));
      String toSocial =
          town.proposed(
              other,
              Map.of(
                  "destination",
                  "SOCIAL_DOMAIN",
                  "social",
                  Map.of(
                      "support",
                      List.of("SOCIAL_WORK"),
                      "ageClass",
                      "18-23",
                      "municipality",
                      "Eemsdelta")));
      names.put(TableTown.id(transfer), "{transfer}");
      names.put(TableTown.id(toSocial), "{transfer-social}");
      tell("candidates", roads);
      town.screened(transfer);
      town.screened(toSocial);
      tell("screened, no consent yet", roads);
      town.consents(transfer, "REGION");
      town.consents(toSocial, "SOCIAL_DOMAIN");
      tell("with consent", roads);
      Map<String, String> asks = town.asked(transfer, town.declining, town.accepting);
      asks.values().forEach(key -> names.put(key, "{ask}"));
      town.asked(toSocial, work).values().forEach(key -> names.put(key, "{ask-social}"));
      tell("asked", roads);
      town.posted(
          "planner@" + town.first,
          transfer + "/asks/" + asks.get(town.declining) + "/decline",
          Map.of("reason", "geen-plek"));
      town.posted(
          "planner@" + town.second,
          transfer + "/asks/" + asks.get(town.accepting) + "/accept",
          Map.of("slot", place));
      tell("one says no, one says yes with a place", roads);
      String today = TableTown.today().toString();
      town.posted("planner@" + town.holder, transfer + "/choose", Map.of("on", today));
      String moved =
          town.posted("planner@" + town.second, transfer + "/book", Map.of())
              .path("position")
              .asText();
      names.put(moved, "{position-moved}");
      tell("booked", roads);
      town.posted("planner@" + town.holder, transfer + "/hand-over", Map.of("on", today));
      town.posted("planner@" + town.second, transfer + "/take-responsibility", Map.of("on", today));
      town.posted(
          "planner@" + town.holder,
          toSocial + "/consent",
          Map.of("state", "WITHDRAWN", "on", today));
      tell("one done, the other's consent withdrawn", roads);
      String third = town.waiting("vgz");
      names.put(third, "{position-insurer}");
      String stuck = town.consented(third, "REGION", "OUTSIDE_REGION");
      names.put(TableTown.id(stuck), "{transfer-insurer}");
      town.escalated(stuck);
      names.put(town.question("mediator@" + insurer), "{question-insurer}");
      names.put(town.question("mediator@" + support), "{question-support}");
      tell("nothing is found for a third, and mediators ask", roads);
      town.posted(
          "mediator@" + insurer,
          stuck + "/escalations/INSURER/answer",
          Map.of("outcome", "MEDIATED"));
      tell("the third is mediated", roads);
    } finally {
      for (Roads each : roads.values()) {
        each.close();
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void tell(String moment, Map<String, Roads> roads) throws Exception {
    for (Map.Entry<String, WireRecord> record : RECORDS.entrySet()) {
      Roads told = Objects.requireNonNull(roads.get(record.getKey()));
      record.getValue().moment(moment);
      for (String view : VIEWS) {
        if (told.refused().contains(view)) {
          record.getValue().refused(view);
        } else {
          record.getValue().tell(view, told.told(view));
        }
      }
    }
  }

  private static WireRecord of(String reader) {
    return Objects.requireNonNull(RECORDS.get(reader), reader);
  }

  static List<String> readers() {
    return List.of(
        "public",
        "gp-elsewhere",
        "gp-referrer",
        "planner-holder",
        "planner-other",
        "planner-declining",
        "planner-accepting",
        "planner-social",
        "mediator-insurer",
        "mediator-support",
        "table-member",
        "administrator");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void is_told_what_is_recorded(String reader) throws IOException {
    of(reader).assertAsRecorded();
  }

  @Test
  void nobody_is_told_of_a_case_without_a_part_in_it() {
    for (String reader : List.of("public", "gp-elsewhere")) {
      assertThat(of(reader).text())
          .as(reader)
          .doesNotContain("{position", "{transfer", "{referral", "{ask", "CHILDHOOD", "{code}");
    }
  }

  @Test
  void a_mediator_is_told_of_its_own_questions_and_an_insurer_that_it_is_asked() {
    assertThat(of("mediator-support").text())
        .contains("mediations {question-support}")
        .doesNotContain("{question-insurer}", "{position", "{transfer", "{referral", "{ask");
    assertThat(of("mediator-insurer").text())
        .contains("mediations {question-insurer}", "transfers {transfer-insurer}")
        .doesNotContain("{question-support}", "{position", "{referral", "{ask", "case.");
    assertThat(moments("mediator-insurer").get(9)).doesNotContain("{transfer-insurer}");
    for (String reader : readers()) {
      if (!List.of("mediator-insurer", "mediator-support", "table-member", "administrator")
          .contains(reader)) {
        assertThat(of(reader).text()).as(reader).doesNotContain("{question-");
      }
    }
  }

  @Test
  void the_social_domain_is_told_what_is_asked_and_of_whom_and_nothing_of_the_ggz() {
    assertThat(of("planner-social").text())
        .contains(
            "social.support[0] = SOCIAL_WORK",
            "social.ageClass = 18-23",
            "social.municipality = Eemsdelta")
        .doesNotContain(
            "careQuestion",
            "urgency",
            "complexity",
            "insurer",
            "case.",
            "since",
            "{position",
            "{transfer}",
            "phase");
  }

  @Test
  void no_one_but_who_has_someone_on_their_list_is_told_since_what_day_and_by_whom_proposed() {
    for (String reader : readers()) {
      for (String moment : moments(reader)) {
        boolean holds =
            List.of("planner-holder", "administrator").contains(reader)
                || (reader.equals("planner-accepting") && moment.contains("{position-moved}"));
        if (!holds) {
          assertThat(moment)
              .as("%s when %s", reader, moment.lines().findFirst().orElse(""))
              .doesNotContain("proposal.actor", "since =", "phaseSince =");
        }
      }
    }
  }

  @Test
  void before_consent_the_table_sees_whom_it_may_screen_and_other_planners_nobody() {
    List<String> table = moments("table-member");
    assertThat(table.get(0)).doesNotContain("{position");
    assertThat(table.get(1)).contains("cases {position}", "social.support[0]");
    assertThat(table.get(2)).doesNotContain("{position", "{transfer");
    assertThat(table.get(3)).contains("cases {position}", "{transfer-social}");
    assertThat(table.get(7)).doesNotContain("{transfer-social}");
    List<String> planner = moments("planner-other");
    for (int before = 0; before < 3; before++) {
      assertThat(planner.get(before)).doesNotContain("{position", "{transfer");
    }
    assertThat(planner.get(3)).contains("cases {position}").doesNotContain("{transfer-social}");
  }

  /** What it was told, one moment after the other. */
  private static List<String> moments(String reader) {
    List<String> moments = List.of(of(reader).text().split("\n== "));
    return moments.subList(1, moments.size());
  }
}
