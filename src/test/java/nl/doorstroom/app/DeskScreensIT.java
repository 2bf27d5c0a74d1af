package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What a planner does at the desk through the day: files in, calls, the day list, and what is kept
 * true of the own services.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskScreensIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final int[] DESK = Chromium.SIZES[0];
  private static final Locale DUTCH = Locale.forLanguageTag("nl");

  private static TestServer server;
  private static Chromium chromium;
  private static String service = "";
  private static String provider = "";
  private static String practice = "";

  @BeforeAll
  static void open() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    server = TestServer.start();
    chromium = Chromium.open(server.client().base());
    for (JsonNode row : rows("waits")) {
      if (row.get("name").asText().equals("Psychologische zorg")
          && row.get("organization").get("name").asText().equals("Psychologenhuis Ter Apel")) {
        service = row.get("key").asText();
        provider = row.get("organization").get("id").asText();
      }
    }
    for (JsonNode each : server.client().get("administrator", REGION + "/organizations").body()) {
      if (each.get("kind").asText().equals("GP_PRACTICE")) {
        practice = each.get("id").asText();
      }
    }
  }

  @AfterAll
  static void close() {
    try {
      assertThat(chromium.complaints()).isEmpty();
    } finally {
      chromium.close();
      server.close();
    }
  }

  @Test
  void an_ugly_export_becomes_live_places_in_under_a_minute_and_is_undone_as_a_whole()
      throws IOException {
    Page planner = planner("/planning/bestanden");
    Page colleague = planner("/planning/bestanden");
    Instant begun = Instant.now();
    planner.locator("input[type=file]").setInputFiles(uglyExport());

    assertThat(planner.locator("#file-head")).containsText("spreekuren week");
    assertThat(planner.locator(".columns-table .is-hidden").first()).containsText("wie het is");
    planner.keyboard().press("v");
    Locator refused = planner.locator(".chip[data-verdict=REFUSED]");
    assertThat(refused).containsText("1 kan niet");
    refused.click();
    assertThat(planner.locator(".rows-table tbody tr")).hasCount(1);
    assertThat(planner.locator(".rows-table tbody tr")).containsText("25 uur");
    planner.locator("#file-head").focus();
    planner.keyboard().press("v");
    assertThat(planner.locator(".file-sentence")).containsText("Gedaan: 6 nieuw");
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(1));

    assertThat(published()).hasSize(6);
    Locator seen = colleague.locator(".earlier-import").first();
    assertThat(seen).containsText("6 nieuw");
    planner.keyboard().press("z");
    assertThat(seen).containsText("ongedaan gemaakt");
    assertThat(published()).isEmpty();
    close(planner, colleague);
  }

  @Test
  void columns_are_put_right_by_hand_and_remembered() throws IOException {
    String csv =
        "x;y;z;wat\n"
            + dutchDay(monday(DayOfWeek.FRIDAY, "09:00"))
            + ";09:00;Psychologische zorg;k-1\n"
            + dutchDay(monday(DayOfWeek.FRIDAY, "10:00"))
            + ";10:00;Psychologische zorg;k-2\n";
    Page planner = planner("/planning/bestanden");
    planner.locator(".drop select").selectOption("SLOTS");
    planner.locator("input[type=file]").setInputFiles(file("rooster.csv", csv));
    List<String> fields = List.of("DATE", "START_TIME", "SERVICE", "EXTERNAL_ID");
    for (int column = 0; column < fields.size(); column++) {
      Locator choice = planner.locator("[data-column='" + column + "']");
      assertThat(choice).isEnabled();
      choice.selectOption(fields.get(column));
      assertThat(choice).hasValue(fields.get(column));
    }
    planner.locator("[data-constant=DURATION]").selectOption("45");
    planner.locator(".mapping .file-next").click();
    assertThat(planner.locator(".chip[data-verdict=NEW]")).containsText("2 nieuw");

    planner.locator(".put-away").click();
    planner.locator("input[type=file]").setInputFiles(file("rooster.csv", csv));
    assertThat(planner.locator(".chip[data-verdict=NEW]")).containsText("2 nieuw");
    planner.locator(".put-away").click();
    close(planner);
  }

  @Test
  void an_administrator_says_for_whom_a_file_is_and_sees_its_rows_and_report() throws IOException {
    Page administrator = chromium.as("administrator", "", DESK);
    administrator.navigate("/planning/bestanden");
    assertThat(administrator.locator(".drop")).hasCount(0);
    administrator.locator("#file-organization").selectOption(provider);
    String organization =
        "{\"resourceType\":\"Organization\",\"name\":\"Iemand anders\",\"identifier\":["
            + "{\"system\":\"http://fhir.nl/fhir/NamingSystem/agb-z\",\"value\":\"00000000\"}]}";
    String location = "{\"resourceType\":\"Location\",\"id\":\"erbij\",\"name\":\"Erbij\"}";
    administrator
        .locator("input[type=file]")
        .setInputFiles(file("aanbod.ndjson", organization + "\n" + location + "\n"));
    assertThat(administrator.locator(".chip[data-verdict=NEW]")).containsText("1 nieuw");
    Locator refused = administrator.locator(".chip[data-verdict=REFUSED]");
    refused.click();
    Locator rows = administrator.locator(".rows-table tbody tr");
    assertThat(rows).hasCount(1);
    assertThat(rows).containsText("is van een andere organisatie");
    administrator.locator("#file-head").focus();
    administrator.keyboard().press("v");
    assertThat(administrator.locator(".file-sentence")).containsText("Gedaan");
    Locator report = administrator.locator("a[download]");
    assertThat(report).hasAttribute("href", Pattern.compile(".*onBehalfOf=" + provider));
    Page planner = planner("/planning/bestanden");
    assertThat(planner.locator(".earlier-import").first()).containsText("1 vestigingen");
    administrator.keyboard().press("z");
    assertThat(planner.locator(".earlier-import").first()).containsText("ongedaan gemaakt");
    close(administrator, planner);
  }

  @Test
  void a_file_that_cannot_be_read_says_so_in_words() {
    Page planner = planner("/planning/bestanden");
    planner.locator("input[type=file]").setInputFiles(file("leeg.csv", ""));
    assertThat(planner.locator(".note.problem")).isVisible();
    assertThat(planner.locator(".drop")).isVisible();
    close(planner);
  }

  @Test
  void calls_are_made_by_keyboard_alone_and_the_next_one_comes_by_itself() throws IOException {
    register("BEL-1", "HIGH");
    register("BEL-2", "HIGH");
    register("BEL-3", "HIGH");
    publish(soon(2, 20), 45, "OWN_WAITING_LIST", Map.of());
    Page planner = planner("/planning/bellen");
    Page colleague = planner("/planning/bellen");
    assertThat(planner.locator(".suggestion").first()).isVisible();

    planner.keyboard().press("b");
    Locator who = planner.locator(".call-who b");
    // Who someone is comes by a road of its own, after the call.
    assertThat(who).containsText("BEL-");
    assertThat(colleague.locator(".call-who b")).containsText("BEL-");
    String first = who.textContent();
    assertThat(planner.locator(".call-left")).containsText("nog");
    answer(planner, "g");
    assertThat(planner.locator(".call-facts")).containsText("1 keer niet bereikt");
    answer(planner, "g");
    assertThat(who).not().hasText(first);
    assertThat(who).containsText("BEL-");
    String second = who.textContent();
    answer(planner, "n");
    assertThat(planner.locator(".done-note")).containsText(second);
    assertThat(who).not().hasText(second);
    assertThat(who).containsText("BEL-");
    String third = who.textContent();
    answer(planner, "j");
    assertThat(planner.locator(".done-note")).containsText(third);

    Locator steps = colleague.locator(".offering.is-taken .step");
    assertThat(steps).hasCount(3);
    assertThat(steps.nth(0)).containsText("niet bereikt");
    assertThat(steps.nth(1)).containsText("nee");
    assertThat(steps.nth(2)).containsText("ja");
    planner.keyboard().press("z");
    assertThat(planner.locator(".done-note")).containsText("ongedaan");
    close(planner, colleague);
  }

  @Test
  void offering_to_several_is_on_purpose_and_can_be_stopped() throws IOException {
    register("STOP-1", "PRIORITY");
    register("STOP-2", "PRIORITY");
    publish(soon(3, 21), 45, "OWN_WAITING_LIST", Map.of());
    Page planner = planner("/planning/bellen");
    Locator place = planner.locator(".suggestion", new Page.LocatorOptions().setHasText("21:15"));
    place.locator("select").selectOption("2");
    place.locator("button").click();
    Locator running =
        planner.locator(".offering.is-running", new Page.LocatorOptions().setHasText("21:15"));
    assertThat(running.locator(".step.is-made")).hasCount(2);
    assertThat(running).containsText("aan 2 mensen tegelijk");

    running.locator("button").click();
    assertThat(running).hasCount(0);
    assertThat(place).isVisible();
    close(planner);
  }

  @Test
  void an_outcome_is_one_key_and_is_undone_by_another() throws IOException {
    ZonedDateTime now = ZonedDateTime.now(ZONE).truncatedTo(ChronoUnit.SECONDS);
    String slot =
        publish(now.plusSeconds(8), 5, "NEW_REFERRAL", Map.of("override", "EVENING_CLINIC"));
    String code =
        posted(
                "gp@" + practice,
                "/slots/" + slot + "/claim",
                Map.of(
                    "referral",
                    Map.of("careQuestion", "ANXIETY", "urgency", "REGULAR", "ageClass", "35-49")))
            .get("code")
            .asText();
    Page planner = planner("/planning/daglijst?plek=" + slot);
    Locator line = planner.locator(".appointment", new Page.LocatorOptions().setHasText(code));
    line.locator("[data-outcome=ATTENDED]").waitFor();
    assertThat(line).hasAttribute("aria-current", "true");

    List<Route> underWay = new ArrayList<>();
    planner.route("**/outcome", underWay::add);
    planner.keyboard().press("n");
    planner.waitForCondition(() -> !underWay.isEmpty());
    planner.keyboard().press("g");
    assertThat(planner.locator("[role=status].sr")).containsText("Niet uitgevoerd");
    planner.unroute("**/outcome");
    underWay.get(0).resume();
    assertThat(line.locator("[data-outcome=NO_SHOW]")).hasAttribute("aria-pressed", "true");
    assertThat(planner.locator(".undo")).isVisible();
    planner.keyboard().press("z");
    assertThat(line.locator("[data-outcome=NO_SHOW]")).hasAttribute("aria-pressed", "false");
    assertThat(planner.locator(".done-note")).containsText("ongedaan gemaakt");
    line.focus();
    planner.keyboard().press("g");
    assertThat(line.locator("[data-outcome=ATTENDED]")).hasAttribute("aria-pressed", "true");
    assertThat(planner.locator(".undo")).isVisible();
    line.focus();
    planner.keyboard().press("b");
    line.locator(".appointment-open form button").first().click();
    assertThat(planner.locator(".done-note")).containsText("begin van de behandeling");
    close(planner);
  }

  @Test
  void two_planners_of_one_division_are_given_the_choice() throws IOException {
    Page first = planner("/planning/aanbod?aanbod=" + service);
    Page second = planner("/planning/aanbod?aanbod=" + service);
    share(first, "OWN_WAITING_LIST", 35);
    assertThat(first.locator(".differs").first()).isVisible();
    share(second, "TRANSFER_TABLE", 25);
    second.locator("access-editor > .actions .btn").first().click();
    assertThat(second.locator("access-editor .done-note")).isVisible();

    first.locator("access-editor > .actions .btn").first().click();
    Locator choice = first.locator(".choice-note");
    assertThat(choice).containsText("transfertafel 25%");
    assertThat(choice).containsText("eigen wachtlijst 35%");
    choice.locator(".keep-mine").click();
    assertThat(choice).hasCount(0);
    assertThat(second.locator("[data-share=OWN_WAITING_LIST]")).hasValue("35");

    Locator edge = second.locator(".edge").first();
    edge.focus();
    second.keyboard().press("ArrowRight");
    assertThat(second.locator("[data-share=OWN_WAITING_LIST]")).hasValue("30");
    close(first, second);
  }

  @Test
  void room_is_said_in_one_click_and_huisartsen_see_it() {
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?zorgvraag=anxiety&aanbod=" + service);
    Page planner = planner("/planning/aanbod?aanbod=" + service);
    planner.locator(".chip[data-state=ASSESSMENT_NEEDED]").click();

    assertThat(planner.locator(".capacity-valid")).containsText("geldt t/m");
    assertThat(huisarts.locator("service-panel .room-note")).containsText("eerst beoordeling");
    planner.locator(".renew").click();
    assertThat(planner.locator(".done-note")).containsText("weer twee weken");
    close(huisarts, planner);
  }

  @Test
  void a_measure_takes_three_clicks() {
    Page planner = planner("/planning/aanbod?aanbod=" + service);
    planner.locator("[data-step=what] .chip").first().click();
    planner.locator("[data-step=when] .chip").first().click();
    planner.locator("[data-step=effect] .chip").first().click();

    assertThat(planner.locator(".measures li")).containsText("extra intakes");
    planner.locator(".done-note .undo").click();
    assertThat(planner.locator(".measures li")).hasCount(0);
    close(planner);
  }

  @Test
  void everything_still_right_is_one_key_for_all_services() {
    Page planner = planner("/planning/aanbod");
    planner.keyboard().press("w");
    assertThat(planner.locator(".done-note")).containsText("Bevestigd");
    assertThat(planner.locator(".clocks")).containsText("zojuist");
    close(planner);
  }

  @Test
  void the_desk_is_accessible_in_both_sizes() throws IOException {
    publish(soon(4, 20), 45, "OWN_WAITING_LIST", Map.of());
    for (int[] size : Chromium.SIZES) {
      Page planner = chromium.as("planner", provider, size);
      for (String screen : List.of("bellen", "daglijst", "aanbod", "bestanden")) {
        planner.navigate("/planning/" + screen);
        assertThat(planner.locator(".page-head")).isVisible();
        if (screen.equals("bestanden")) {
          planner.locator("input[type=file]").setInputFiles(uglyExport());
          assertThat(planner.locator(".columns-table, .rows-table").first()).isVisible();
        }
        if (screen.equals("aanbod")) {
          assertThat(planner.locator("access-editor .division")).isVisible();
        }
        chromium.assertAccessible(planner, screen + " at " + size[0]);
      }
      close(planner);
    }
  }

  /** By its key, once what was answered before has been written down. */
  private static void answer(Page planner, String key) {
    assertThat(planner.locator("[data-answer=YES]")).isEnabled();
    planner.keyboard().press(key);
  }

  private static void share(Page planner, String allotment, int percent) {
    Locator field = planner.locator("[data-share=" + allotment + "]");
    assertThat(field).isEnabled();
    field.fill(String.valueOf(percent));
    field.press("Tab");
    assertThat(field).hasValue(String.valueOf(percent));
  }

  private static Page planner(String path) {
    Page planner = chromium.as("planner", provider, DESK);
    planner.navigate(path);
    assertThat(planner.locator(".page-head")).isVisible();
    return planner;
  }

  private static void close(Page... pages) {
    for (Page page : pages) {
      page.context().close();
    }
  }

  /**
   * As an EPD prints it: words above the header, a code page of Windows, times in several hands,
   * empty lines, and columns that tell who someone is.
   */
  private static FilePayload uglyExport() {
    List<String> lines = new ArrayList<>();
    lines.add("Spreekurenlijst Psychologenhuis Ter Apel – geprint door het secretariaat;;;;;;");
    lines.add("");
    lines.add("Afspraaknr;Poli;Datum en tijden;Afspraaktype;Vorm;BSN;Patiënt");
    for (int i = 0; i < 6; i++) {
      ZonedDateTime start = monday(DayOfWeek.of(1 + i % 3), i < 3 ? "07:15" : "18:45");
      String day = dutchDay(start);
      String times =
          switch (i % 3) {
            case 0 -> clock(start, "HH.mm") + " - " + clock(start.plusMinutes(45), "HH.mm");
            case 1 -> clock(start, "HH:mm") + "-" + clock(start.plusMinutes(45), "HH:mm") + " uur";
            default -> clock(start, "H:mm") + " – " + clock(start.plusMinutes(45), "H:mm");
          };
      lines.add(
          "B-%d;Psychologische zorg;%s %s;Eerste gesprek;%s;;"
              .formatted(900 + i, day, times, i % 2 == 0 ? "Fysiek" : "Beeldbellen"));
      lines.add("");
    }
    lines.add("B-999;Psychologische zorg;maandag om 25 uur;Eerste gesprek;Fysiek;;");
    byte[] bytes = String.join("\r\n", lines).getBytes(Charset.forName("windows-1252"));
    return new FilePayload("spreekuren week.csv", "text/csv", bytes);
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String dutchDay(ZonedDateTime day) {
    return clock(day, "dd-MM-yyyy");
  }

  private static String clock(ZonedDateTime time, String pattern) {
    return time.format(DateTimeFormatter.ofPattern(pattern, DUTCH));
  }

  /** Places that the ugly export brought and that stand. */
  private static List<JsonNode> published() throws IOException {
    List<JsonNode> standing = new ArrayList<>();
    for (JsonNode slot : rows("slots")) {
      if (slot.path("externalId").asText().startsWith("B-9")
          && !slot.get("state").asText().equals("WITHDRAWN")
          && !slot.has("blocked")) {
        standing.add(slot);
      }
    }
    return standing;
  }

  private static Iterable<JsonNode> rows(String view) throws IOException {
    return server.client().get("administrator", REGION + "/boards/" + view).body().get("rows");
  }

  /** Of the week after next, at a time when nothing else is planned. */
  private static ZonedDateTime monday(DayOfWeek day, String time) {
    return LocalDate.now(ZONE)
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .plusWeeks(1)
        .with(TemporalAdjusters.nextOrSame(day))
        .atTime(LocalTime.parse(time))
        .atZone(ZONE);
  }

  /** In so many days, in the evening. */
  private static ZonedDateTime soon(int days, int hour) {
    return LocalDate.now(ZONE).plusDays(days).atTime(hour, 15).atZone(ZONE);
  }

  private static void register(String reference, String urgency) throws IOException {
    posted(
        "planner@" + provider,
        "/positions",
        Map.of(
            "service",
            service,
            "phase",
            "INTAKE",
            "careQuestion",
            "ANXIETY",
            "urgency",
            urgency,
            "ageClass",
            "35-49",
            "since",
            LocalDate.now(ZONE).minusWeeks(12).toString(),
            "reference",
            reference));
  }

  private static String publish(
      ZonedDateTime start, int minutes, String allotment, Map<String, Object> more)
      throws IOException {
    Map<String, Object> item = new HashMap<>(more);
    item.put("service", service);
    item.put("kind", "INTAKE");
    item.put("start", start.toInstant().toString());
    item.put("end", start.plusMinutes(minutes).toInstant().toString());
    item.put("allotment", allotment);
    item.put("delivery", "ON_SITE");
    JsonNode answer = posted("planner@" + provider, "/slots", Map.of("items", List.of(item)));
    return answer.get("results").get(0).get("slot").asText();
  }

  private static JsonNode posted(String identity, String path, Object body) throws IOException {
    ExchangeClient.Reply reply = server.client().post(identity, REGION + path, body);
    assertThat(reply.status()).as("%s", reply.body()).isBetween(200, 201);
    return reply.body();
  }
}
