package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screens, used by people in their own browsers at the same time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScreensIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Pattern VERWIJSCODE = Pattern.compile("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]");
  private static final int[] DESK = Chromium.SIZES[0];
  private static final int[] PHONE = Chromium.SIZES[1];

  private static TestServer server;
  private static Chromium chromium;
  private static String service = "";
  private static String provider = "";
  private static String practice = "";
  private static String otherPractice = "";

  @BeforeAll
  static void open() throws Exception {
    server = TestServer.start();
    chromium = Chromium.open(server.client().base());
    for (JsonNode row : rows("waits")) {
      if (row.get("name").asText().equals("Angst- en stemmingsklachten")
          && row.get("organization").get("name").asText().equals("De Brugwachter")) {
        service = row.get("key").asText();
        provider = row.get("organization").get("id").asText();
      }
    }
    List<String> practices = new ArrayList<>();
    for (JsonNode each : server.client().get("administrator", REGION + "/organizations").body()) {
      if (each.get("kind").asText().equals("GP_PRACTICE")) {
        practices.add(each.get("id").asText());
      }
    }
    practice = practices.get(0);
    otherPractice = practices.get(1);
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
  void a_screen_is_fetched_when_it_is_looked_at_and_said_to_be_missing_when_it_does_not_come() {
    Page planner = chromium.as("planner", provider, DESK);
    List<String> fetched = new ArrayList<>();
    planner.onRequest(request -> fetched.add(request.url()));
    String screens = "**/planning-screens.js";
    planner.route(screens, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    planner.navigate("/wachttijden");
    assertThat(planner.locator("waits-screen h1")).isVisible();
    assertThat(fetched).noneMatch(url -> url.endsWith("planning-screens.js"));

    Locator planning = planner.locator(".bar nav a[href='/planning']");
    planning.press("Enter");
    assertThat(planner.locator("main [role=alert]")).containsText("kon niet worden opgehaald");
    planner.locator(".bar nav a[href='/wachttijden']").press("Enter");
    assertThat(planner.locator("waits-screen h1")).isFocused();

    planning.press("Enter");
    assertThat(planner.locator("main [role=alert]")).isVisible();
    planner.unroute(screens);
    planner.locator("main [role=alert] button").press("Enter");
    assertThat(planner.locator("todo-screen h1")).isVisible();
    assertThat(planner.locator("main [role=alert]")).hasCount(0);
    planner.context().close();
  }

  @Test
  void a_place_published_in_one_browser_is_seen_and_taken_in_others() throws IOException {
    Page planner = chromium.as("planner", provider, DESK);
    planner.navigate("/planning");
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?aanbod=" + service + "&leeftijd=35-49&zorgvraag=ANXIETY");
    Page colleague = chromium.as("gp", otherPractice, DESK);
    colleague.navigate("/wachttijden?aanbod=" + service + "&leeftijd=35-49&zorgvraag=ANXIETY");
    assertThat(huisarts.locator(".places .place-line").first()).isVisible();
    assertThat(colleague.locator(".places .place-line").first()).isVisible();

    ZonedDateTime start = tomorrow("06:15");
    publish(start);
    String moment = time(start);
    Locator place = placeAt(huisarts, moment);
    Locator samePlace = placeAt(colleague, moment);
    assertThat(place).isVisible();
    assertThat(samePlace).isVisible();

    place.locator("button").click();
    assertThat(huisarts.locator(".held .countdown")).isVisible();
    assertThat(samePlace).isHidden();

    huisarts.locator(".held .btn").first().click();
    huisarts.locator("input[name=urgency][value=REGULAR]").check();
    huisarts.locator("form.refer button.btn:not(.quiet)").click();
    Locator code = huisarts.locator(".done .code");
    assertThat(code).hasText(VERWIJSCODE);

    String verwijscode = code.textContent().strip();

    planner.reload();
    assertThat(planner.getByText(verwijscode).first()).isVisible();
    huisarts.navigate("/verwijzingen");
    assertThat(huisarts.getByText(verwijscode).first()).isVisible();
    List.of(planner, huisarts, colleague).forEach(page -> page.context().close());
  }

  @Test
  void who_comes_second_is_told_and_offered_the_next_best() throws IOException {
    ZonedDateTime start = tomorrow("06:45");
    String slot = publish(start);
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?aanbod=" + service);
    Locator place = placeAt(huisarts, time(start));
    assertThat(place).isVisible();
    // Held by someone else in the moment between seeing it and taking it.
    huisarts.route(
        "**/slots/" + slot + "/hold",
        route -> {
          hold(otherPractice, slot);
          route.resume();
        });

    place.locator("button").click();

    assertThat(huisarts.locator(".note.gone")).isVisible();
    assertThat(huisarts.locator(".note.gone .place-line")).hasCount(3);
    huisarts.context().close();
  }

  @Test
  void a_crisis_is_shown_the_route_and_nothing_else() throws IOException {
    ZonedDateTime start = tomorrow("07:15");
    publish(start);
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?aanbod=" + service + "&leeftijd=35-49&zorgvraag=ANXIETY");
    placeAt(huisarts, time(start)).locator("button").click();
    huisarts.locator(".held .btn").first().click();

    huisarts.locator("input[name=urgency][value=CRISIS]").click();

    assertThat(huisarts.locator("form.refer button.btn:not(.quiet)")).hasCount(0);
    assertThat(huisarts.locator(".crisis").first()).isVisible();
    huisarts.context().close();
  }

  @Test
  void a_place_that_is_not_for_this_client_is_not_offered() throws IOException {
    List<String> times = new ArrayList<>();
    for (String age : List.of("18-23", "35-49")) {
      ZonedDateTime start = tomorrow(age.equals("18-23") ? "05:15" : "05:45");
      publish(start, Map.of("ageClasses", List.of(age)));
      times.add(time(start));
    }
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?aanbod=" + service + "&leeftijd=35-49&zorgvraag=ANXIETY");

    Locator there = huisarts.locator(".places .place-line");
    assertThat(there.filter(new Locator.FilterOptions().setHasText(times.get(1))))
        .containsText("alleen 35–49 jaar");
    assertThat(there.filter(new Locator.FilterOptions().setHasText(times.get(0)))).hasCount(0);
    huisarts.context().close();
  }

  @Test
  void a_huisarts_refers_by_keyboard_alone() {
    Page huisarts = chromium.as("gp", practice, DESK);
    huisarts.navigate("/wachttijden?aanbod=" + service + "&leeftijd=35-49&zorgvraag=ANXIETY");
    Locator first = huisarts.locator(".places .place-line button").first();
    assertThat(first).isVisible();

    tabTo(huisarts, first);
    huisarts.keyboard().press("Enter");
    Locator refer = huisarts.locator(".held .btn").first();
    assertThat(refer).isVisible();
    tabTo(huisarts, refer);
    huisarts.keyboard().press("Enter");
    tabTo(huisarts, huisarts.locator("input[name=urgency]").first());
    huisarts.keyboard().press("Space");
    tabTo(huisarts, huisarts.locator("form.refer button.btn:not(.quiet)"));
    huisarts.keyboard().press("Enter");

    assertThat(huisarts.locator(".done .code")).hasText(VERWIJSCODE);
    huisarts.context().close();
  }

  @Test
  void a_planner_publishes_a_week_and_withdraws_nothing_by_itself() {
    Page planner = chromium.as("planner", provider, DESK);
    planner.navigate("/planning/agenda");
    planner
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Publiceer plekken")))
        .first()
        .click();
    planner.locator("publish-form select").first().selectOption(service);
    planner.locator("publish-form input[placeholder='09:00, 10:30']").fill("07:05");
    planner.locator("publish-form input[placeholder='09:00, 10:30']").press("Tab");
    Locator send = planner.locator("publish-form button.btn:not(.quiet)");
    assertThat(send).isEnabled();
    send.click();
    assertThat(planner.locator("publish-form .preview .ok").first()).isVisible();
    assertThat(planner.locator("publish-form .preview .warn")).hasCount(0);
    planner.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "public, /wachttijden",
    "gp, /wachttijden",
    "gp, /verwijzingen",
    "planner, /planning",
    "planner, /planning/agenda",
    "planner, /wachtlijst",
  })
  void every_screen_is_accessible_and_fits(String role, String path) {
    String organization =
        switch (role) {
          case "gp" -> practice;
          case "planner" -> provider;
          default -> "";
        };
    for (int[] size : List.of(DESK, PHONE)) {
      Page page = chromium.as(role, organization, size);
      page.navigate(path);
      assertThat(page.locator("[data-screen]")).isVisible();
      assertThat(page.locator("[aria-busy=true]")).hasCount(0);
      chromium.assertAccessible(page, path + " at " + size[0]);
      page.context().close();
    }
  }

  @Test
  void the_pages_of_the_contract_open() {
    Page page = chromium.as("public", "", DESK);
    page.navigate("/api");
    assertThat(page.getByText("Doorstroom").first()).isVisible();
    assertThat(page.locator(".opblock").first()).isVisible();
    page.context().close();
  }

  private static Iterable<JsonNode> rows(String view) throws IOException {
    return server.client().get("administrator", REGION + "/boards/" + view).body().get("rows");
  }

  /** The first working day from tomorrow, at a time when nothing else is planned. */
  private static ZonedDateTime tomorrow(String time) {
    return LocalDate.now(ZONE).plusDays(1).atTime(LocalTime.parse(time)).atZone(ZONE);
  }

  private static String publish(ZonedDateTime start) throws IOException {
    return publish(start, Map.of());
  }

  private static String publish(ZonedDateTime start, Map<String, List<String>> restriction)
      throws IOException {
    Map<String, Object> item =
        Map.of(
            "service",
            service,
            "kind",
            "INTAKE",
            "start",
            start.toInstant().toString(),
            "end",
            start.plus(Duration.ofMinutes(15)).toInstant().toString(),
            "allotment",
            "NEW_REFERRAL",
            "delivery",
            "ON_SITE",
            "restriction",
            restriction,
            "override",
            "OTHER");
    ExchangeClient.Reply reply =
        server
            .client()
            .post("planner@" + provider, REGION + "/slots", Map.of("items", List.of(item)));
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body().get("results").get(0).get("slot").asText();
  }

  private static void hold(String by, String slot) {
    try {
      server.client().post("gp@" + by, REGION + "/slots/" + slot + "/hold", Map.of());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String time(ZonedDateTime start) {
    return start.toLocalTime().toString();
  }

  private static Locator placeAt(Page page, String time) {
    return page.locator(".side .place-line", new Page.LocatorOptions().setHasText(time)).first();
  }

  /** Presses Tab until {@code target} has the focus. */
  private static void tabTo(Page page, Locator target) {
    for (int i = 0; i < 400; i++) {
      if (Boolean.TRUE.equals(target.evaluate("e => e === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached by Tab: " + target);
  }
}
