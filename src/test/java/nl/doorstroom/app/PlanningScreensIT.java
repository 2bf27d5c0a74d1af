package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.ScreensWorld.DESK;
import static nl.doorstroom.app.ScreensWorld.close;
import static nl.doorstroom.app.ScreensWorld.monday;
import static nl.doorstroom.app.ScreensWorld.slotAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What a planner does with places, referrals, stops and the waiting list, and what others see of
 * it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanningScreensIT {

  /** A browser behind a proxy that lets no WebSocket through. */
  private static final String NO_SOCKET =
      "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.({}), 5); }"
          + " send() {} close() {} };";

  private static final String NO_STREAM =
      "window.EventSource = class { constructor() { setTimeout(() => this.onerror?.({}), 5); }"
          + " addEventListener() {} close() {} };";

  private static ScreensWorld world;

  @BeforeAll
  static void openWorld() throws Exception {
    world = ScreensWorld.open();
  }

  @AfterAll
  static void closeWorld() {
    world.close();
  }

  @Test
  void a_refused_referral_tells_the_huisarts_why() throws IOException {
    String code =
        world
            .posted(
                "gp@" + world.practice,
                "/referrals",
                Map.of(
                    "service", world.service,
                    "careQuestion", "ANXIETY",
                    "urgency", "REGULAR",
                    "ageClass", "35-49"))
            .get("code")
            .asText();
    Page huisarts = world.chromium.as("gp", world.practice, DESK);
    huisarts.navigate("/verwijzingen");
    assertThat(huisarts.getByText(code).first()).isVisible();
    Page planner = world.planner("/wachtlijst");
    planner.locator("input[type=search]").fill(code);
    Locator row = planner.locator(".position");
    assertThat(row).hasCount(1);
    row.locator("button[aria-expanded]").click();
    row.locator(".act.refuse summary").click();
    row.locator(".act.refuse select").selectOption("OUTSIDE_OFFER");
    row.locator(".act.refuse button").click();

    assertThat(planner.locator(".done-note")).containsText(code);
    assertThat(row).hasCount(0);
    assertThat(huisarts.locator(".referral", new Page.LocatorOptions().setHasText(code)))
        .containsText("past niet bij het aanbod");
    close(planner, huisarts);
  }

  @Test
  void an_appointment_moves_to_another_free_place_and_back() throws IOException {
    ZonedDateTime monday = monday("06:15");
    String from = world.publish(monday, "NEW_REFERRAL");
    String to = world.publish(monday.plusHours(1), "NEW_REFERRAL");
    world.claim(from);
    Page planner = world.agenda();
    Locator taken = slotAt(planner, "06:15");
    taken.click();
    planner.locator(".act.move summary").click();
    planner.locator(".act.move select").selectOption(to);
    planner.locator(".act.move button").click();

    assertThat(slotAt(planner, "07:15")).containsText("bezet");
    assertThat(slotAt(planner, "06:15")).containsText("vrij");
    planner.locator(".undo").click();
    assertThat(slotAt(planner, "06:15")).containsText("bezet");
    assertThat(slotAt(planner, "07:15")).containsText("vrij");
    close(planner);
  }

  @Test
  void a_stop_on_the_whole_organisation_closes_all_it_offers_until_it_is_lifted() {
    Page planner = world.planner("/planning");
    Locator services = planner.locator(".own-service");
    assertThat(services.first()).isVisible();
    int n = services.count();
    assertThat(n).isGreaterThan(1);
    services.first().locator(".actions button").last().click();
    planner.locator("stop-form input[value=organization]").check();
    assertThat(planner.locator("stop-form .scopes .warn")).containsText(String.valueOf(n));
    planner.locator("stop-form select[name=reason]").selectOption("BUDGET_CEILING");
    planner.locator("stop-form .actions button").first().click();

    assertThat(planner.locator(".own-service .note.stopped")).hasCount(n);
    planner.locator(".undo").click();
    assertThat(planner.locator(".own-service .note.stopped")).hasCount(0);
    close(planner);
  }

  @Test
  void someone_is_put_on_the_list_given_priority_planned_and_taken_off() throws IOException {
    world.publish(monday("20:15"), "OWN_WAITING_LIST");
    Page planner = world.planner("/wachtlijst");
    Page colleague = world.planner("/wachtlijst");
    assertThat(colleague.locator(".position").first()).isVisible();
    planner.locator(".page-head .btn").click();
    planner.locator("position-form select[name=service]").selectOption(world.service);
    planner.locator("position-form input[name=reference]").fill("EPD-77-A");
    planner.locator("#refer-care-question").selectOption("ANXIETY");
    planner.locator("#refer-age").selectOption("35-49");
    planner.locator("position-form .actions button").first().click();
    assertThat(planner.locator(".done-note")).isVisible();
    planner.locator("input[type=search]").fill("EPD-77-A");
    Locator row = planner.locator(".position");
    assertThat(row).hasCount(1);
    assertThat(row.locator(".code")).hasText("EPD-77-A");

    row.locator("button[aria-expanded]").click();
    row.locator(".chip").first().click();
    assertThat(row.locator(".urgency-tag")).containsText("hoog");
    row.locator("select[name=to]").selectOption(new String[] {firstValue(row)});
    row.locator(".position-acts form button").first().click();
    assertThat(row.locator(".freed")).isVisible();
    planner.locator(".undo").click();
    assertThat(row.locator(".freed")).hasCount(0);

    row.locator(".act.close-wait summary").click();
    row.locator(".act.close-wait select").selectOption("HELPED_ELSEWHERE");
    row.locator(".act.close-wait button").click();
    assertThat(row).hasCount(0);
    close(planner, colleague);
  }

  @Test
  void the_start_of_treatment_ends_the_wait() {
    Page planner = world.planner("/wachtlijst");
    planner.locator("select[name=phase]").selectOption("TREATMENT");
    Locator found = planner.locator(".found b").first();
    int before = Integer.parseInt(found.textContent().strip());
    Locator row = planner.locator(".position").first();
    row.locator("button[aria-expanded]").click();
    row.locator(".act.treatment summary").click();
    row.locator(".act.treatment button").click();

    assertThat(planner.locator(".done-note")).isVisible();
    assertThat(found).hasText(String.valueOf(before - 1));
    close(planner);
  }

  @Test
  void the_most_pressing_stand_first() {
    Page planner = world.planner("/wachtlijst");
    assertThat(planner.locator(".position").first()).isVisible();
    List<String> urgencies = planner.locator(".urgency-tag").allTextContents();

    List<Integer> ranks =
        urgencies.stream()
            .map(words -> words.contains("hoog") ? 0 : words.contains("voorrang") ? 1 : 2)
            .toList();

    assertThat(ranks).isSorted().contains(2);
    close(planner);
  }

  @Test
  void the_waiting_list_is_accessible_with_a_row_open() {
    for (int[] size : Chromium.SIZES) {
      Page planner = world.chromium.as("planner", world.provider, size);
      planner.navigate("/wachtlijst");
      planner.locator(".position button[aria-expanded]").first().click();
      planner.locator(".act summary").last().click();
      world.chromium.assertAccessible(planner, "with a row open, " + size[0]);
      close(planner);
    }
  }

  @Test
  void without_web_sockets_changes_come_by_another_road() throws IOException {
    Page streamed = world.chromium.as("planner", world.provider, DESK);
    streamed.addInitScript(NO_SOCKET);
    streamed.navigate("/planning/agenda");
    assertThat(streamed.locator(".live")).containsText("live, via omweg");
    Page polled = world.chromium.as("planner", world.provider, DESK);
    polled.addInitScript(NO_SOCKET + NO_STREAM);
    polled.navigate("/planning/agenda");
    assertThat(polled.locator(".live")).containsText("elke 2 s ververst");
    streamed.locator(".week-nav button").last().click();
    polled.locator(".week-nav button").last().click();

    world.publish(monday("21:15"), "OWN_WAITING_LIST");

    assertThat(slotAt(streamed, "21:15")).isVisible();
    assertThat(slotAt(polled, "21:15")).isVisible();
    assertThat(polled.locator(".banner.lost, .banner.behind")).hasCount(0);
    close(streamed, polled);
  }

  @Test
  void who_changes_role_sees_what_that_role_may_see_and_so_do_other_pages_of_the_browser() {
    Page page = world.chromium.as("gp", world.practice, DESK);
    page.navigate("/wachttijden");
    Page other = page.context().newPage();
    other.navigate("/planning");
    assertThat(other.locator(".empty")).isVisible();

    page.locator(".role-button").click();
    page.locator("role-dialog .choice:has-text('Planner') input").check();
    page.locator("role-dialog select:not([name=person])").selectOption(world.provider);
    page.locator("role-dialog form button.btn:not(.quiet)").click();

    assertThat(other.locator(".own-service").first()).isVisible();
    assertThat(page.locator("nav")).containsText("Wachtlijst");
    page.locator("nav a[href='/wachtlijst']").click();
    assertThat(page.locator(".position").first()).isVisible();
    close(page);
  }

  @Test
  void a_colleague_may_take_over_before_the_organisations_are_there() {
    Page page = world.planner("/planning");
    CompletableFuture<Route> held = new CompletableFuture<>();
    page.route("**/organizations", held::complete);

    page.locator(".role-button").click();
    page.locator("role-dialog select[name=person]").selectOption("2");
    page.locator("role-dialog form button.btn:not(.quiet)").click();

    assertThat(page.locator(".role-button")).containsText("collega 2");
    page.waitForCondition(held::isDone);
    held.join().resume();
    close(page);
  }

  @Test
  void who_types_an_agenda_before_the_locations_are_there_has_it_added() {
    Page page = world.planner("/planning/agenda");
    CompletableFuture<Route> held = new CompletableFuture<>();
    page.route("**/locations", held::complete);
    page.keyboard().press("a");
    page.locator(".new-agenda").click();
    page.locator("schedule-form input[name=code]").fill("spoed-1");
    page.keyboard().press("Enter");

    page.waitForCondition(held::isDone);
    held.join().resume();

    assertThat(page.locator("schedule-manager .done-note")).containsText("spoed-1");
    close(page);
  }

  @Test
  void the_page_of_the_contract_has_an_icon_that_exists() {
    Page page = world.chromium.as("public", "", DESK);
    page.navigate("/api");
    String icon = page.locator("link[rel=icon]").getAttribute("href");
    assertThat(page.request().get(icon).status()).isEqualTo(200);
    close(page);
  }

  private static String firstValue(Locator row) {
    Locator options = row.locator("select[name=to] option");
    return Objects.requireNonNull(options.nth(1).getAttribute("value"), "a free place");
  }
}
