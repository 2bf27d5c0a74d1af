package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.ScreensWorld.close;
import static nl.doorstroom.app.ScreensWorld.monday;
import static nl.doorstroom.app.ScreensWorld.slotAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a planner sees to now and then: agendas, for whom places are, and feeds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpkeepScreensIT {

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
  void an_agenda_is_added_changed_and_ended_by_keyboard_alone_and_taken_back() {
    Page planner = world.planner("/planning/agenda");
    Page colleague = world.planner("/planning/agenda");
    colleague.keyboard().press("a");
    planner.keyboard().press("a");
    planner.locator(".new-agenda").focus();
    planner.keyboard().press("Enter");
    assertThat(planner.locator("schedule-form input[name=code]")).isFocused();
    planner.keyboard().press("Enter");
    assertThat(planner.locator(".field-fault")).hasText("▲ Vul een code in.");
    planner.keyboard().type("Jan de Vries");
    planner.keyboard().press("Enter");
    assertThat(planner.locator(".field-fault")).containsText("geen spaties");
    assertThat(planner.locator("input[name=code]")).isFocused();
    planner.locator("input[name=code]").fill("beh-21");
    planner.keyboard().press("Enter");

    Locator row = agenda(planner, "beh-21");
    assertThat(planner.locator("schedule-manager .done-note")).containsText("beh-21");
    assertThat(row).containsText("geen plekken");
    assertThat(agenda(colleague, "beh-21")).isVisible();

    assertThat(row.locator("button").first()).isFocused();
    planner.keyboard().press("Enter");
    planner.locator("input[name=capacity]").fill("2");
    planner.keyboard().press("Enter");
    assertThat(row).containsText("2 plekken tegelijk");

    row.locator("button").last().press("Enter");
    assertThat(planner.locator(".ending")).containsText("Er staan geen plekken meer in.");
    planner.keyboard().press("Enter");
    assertThat(planner.locator("schedule-manager .done-note")).containsText("beëindigd");
    // Told as a list: until the change has come, the row still has the buttons of one in use.
    assertThat(agenda(colleague, "beh-21").locator("button"))
        .hasText(new String[] {"Neem weer in gebruik"});
    planner.locator("schedule-manager .undo").press("Enter");
    assertThat(agenda(colleague, "beh-21").locator("button").first()).hasText("Verander");
    close(planner, colleague);
  }

  @Test
  void two_planners_of_one_agenda_choose_what_it_will_be() throws IOException {
    world.posted(me(), "/schedules", Map.of("code", "beh-31", "location", world.location));
    Page one = world.planner("/planning/agenda");
    Page other = world.planner("/planning/agenda");
    for (Page page : List.of(one, other)) {
      page.keyboard().press("a");
      agenda(page, "beh-31").locator("button").first().click();
      assertThat(page.locator("schedule-form input[name=code]")).isFocused();
    }
    other.locator("input[name=capacity]").fill("3");
    other.keyboard().press("Enter");
    assertThat(other.locator("schedule-manager .done-note")).isVisible();
    one.locator("input[name=capacity]").fill("2");
    one.keyboard().press("Enter");

    assertThat(one.locator(".choice-note")).containsText("3 plekken tegelijk");
    assertThat(one.locator(".choice-note")).containsText("2 plekken tegelijk");
    assertThat(one.locator(".take-theirs")).isFocused();
    one.locator(".keep-mine").press("Enter");
    assertThat(agenda(other, "beh-31")).containsText("2 plekken tegelijk");
    close(one, other);
  }

  @Test
  void an_agenda_is_added_where_places_are_published_and_they_stand_in_it() {
    Page planner = world.planner("/planning/agenda");
    planner.keyboard().press("n");
    planner.locator("publish-form select[name=service]").selectOption(world.service);
    planner.locator("publish-form input[value=one]").check();
    planner.locator("publish-form input[name=time]").fill("07:35");
    planner.locator("publish-form .add-agenda").click();
    planner.locator("schedule-form input[name=code]").fill("kamer-4");
    planner.keyboard().press("Enter");

    Locator choice = planner.locator("publish-form select[name=schedule]");
    assertThat(choice).isFocused();
    assertThat(choice.locator("option:checked")).hasText("kamer-4");
    planner.locator("publish-form > form > .actions .btn").first().click();
    assertThat(planner.locator("publish-form .preview h3")).hasText("Wat ervan geworden is");
    planner.locator("publish-form > form > .actions .btn").first().click();
    planner.keyboard().press("a");
    assertThat(agenda(planner, "kamer-4")).containsText("1 plek te gaan");
    close(planner);
  }

  @Test
  void a_whole_series_is_for_others_after_its_effect_was_told_and_back_at_once()
      throws IOException {
    List<String> series = series("02:10", 3);
    Page planner = world.agenda();
    ask(planner, "02:10");
    Locator form = planner.locator("who-form");
    form.locator("input[value=series]").check();
    form.locator("select[name=allotment]").selectOption("TRANSFER_TABLE");
    form.locator(".limit summary").first().press("Enter");
    Locator insurer = form.locator("input[name=insurers]").first();
    insurer.press("Space");
    form.locator("input[name=place]").last().press("Space");

    assertThat(form.locator(".preview h3")).hasText("2 plekken veranderen");
    assertThat(form.locator(".preview")).containsText("Straks: voor transfertafel");
    assertThat(form.locator(".preview"))
        .containsText("2 vrije plekken minder voor nieuwe verwijzingen");
    form.locator(".actions .btn").last().focus();
    form.locator("> form > .actions .btn").first().press("Enter");
    assertThat(planner.locator(".done-note")).containsText("2 plekken zijn veranderd");
    assertThat(allotments(series))
        .containsExactly("TRANSFER_TABLE", "TRANSFER_TABLE", "NEW_REFERRAL");
    assertThat(place(series.get(0)).get("restriction").get("insurers")).hasSize(1);

    planner.keyboard().press("z");
    assertThat(planner.locator(".done-note")).containsText("ongedaan");
    assertThat(allotments(series)).containsOnly("NEW_REFERRAL");
    assertThat(place(series.get(0)).has("restriction")).isFalse();
    close(planner);
  }

  @Test
  void what_opens_up_later_is_set_for_one_place_and_seen_beforehand() throws IOException {
    String slot = world.publish(monday("02:40").plusWeeks(3), "OWN_WAITING_LIST");
    Page planner = world.planner("/planning/agenda?plek=" + slot);
    assertThat(planner.locator("#place-head")).isVisible();
    planner.keyboard().press("o");
    Locator form = planner.locator("who-form");
    form.locator(".releases > button").click();
    assertThat(form.locator(".preview")).containsText("werkdagen ervoor voor nieuwe verwijzing");
    form.locator("> form > .actions .btn").first().click();

    assertThat(planner.locator("place-panel .place-facts")).containsText("voor nieuwe verwijzing");
    assertThat(place(slot).get("releases")).hasSize(1);
    close(planner);
  }

  @Test
  void of_places_that_a_colleague_changed_meanwhile_both_ways_are_shown() throws IOException {
    List<String> series = series("01:10", 2);
    Page one = world.agenda();
    ask(one, "01:10");
    Locator form = one.locator("who-form");
    form.locator("input[value=series]").check();
    form.locator("select[name=allotment]").selectOption("HIGH_URGENCY");
    assertThat(form.locator(".preview h3")).hasText("2 plekken veranderen");
    Page other = world.agenda();
    ask(other, "01:10");
    other.locator("who-form select[name=allotment]").selectOption("TRANSFER_TABLE");
    other.locator("who-form > form > .actions .btn").first().click();
    assertThat(other.locator(".done-note")).isVisible();

    form.locator("> form > .actions .btn").first().click();
    assertThat(form.locator("#stale-head")).isFocused();
    assertThat(form.locator(".conflict")).containsText("voor hoge urgentie");
    assertThat(form.locator(".conflict")).containsText("voor transfertafel");
    assertThat(allotments(series)).containsExactly("TRANSFER_TABLE", "HIGH_URGENCY");
    form.locator(".take-mine").press("Enter");
    assertThat(one.locator(".done-note")).containsText("2 plekken zijn veranderd");
    assertThat(allotments(series)).containsOnly("HIGH_URGENCY");
    close(one, other);
  }

  @Test
  void a_feed_is_added_delivers_at_its_address_is_changed_and_ended() throws IOException {
    world.posted(me(), "/schedules", Map.of("code", "epd/41", "location", world.location));
    Page planner = world.planner("/planning/aanbod");
    assertThat(planner.locator(".new-feed")).isVisible();
    planner.keyboard().press("f");
    assertThat(planner.locator("feed-form input[name=code]")).isFocused();
    planner.keyboard().press("Enter");
    assertThat(planner.locator("feed-form .field-fault")).hasText("▲ Vul een naam in.");
    planner.keyboard().type("epd plekken");
    planner.keyboard().press("Enter");
    assertThat(planner.locator("feed-form .field-fault")).containsText("geen spaties");
    planner.locator("feed-form input[name=code]").fill("epd-plekken");
    planner.locator("feed-form input[name=every]").fill("15");
    planner.locator("feed-form select[name=unit]").selectOption("minutes");
    planner.locator("feed-form input[name=every]").press("Enter");
    Locator feed =
        planner.locator("[data-feed]", new Page.LocatorOptions().setHasText("epd-plekken"));
    assertThat(feed).containsText("plekken · elke 15 minuten");
    assertThat(feed.locator(".clocks")).containsText("nog niets gebracht");
    assertThat(feed.locator("button").first()).isFocused();

    feed.locator(".delivery summary").press("Enter");
    feed.locator("select[name=agenda]").selectOption("epd/41");
    String call = feed.locator("pre").first().textContent();
    int from = call.indexOf("http");
    String address = call.substring(from, call.indexOf('\n', from));
    assertThat(address).contains("/schedules/epd%2F41/slots?from=");
    assertThat(deliver(address)).isEqualTo(200);
    assertThat(report("epd-plekken", "2026-01-12T08:00:00Z")).isEqualTo(204);
    assertThat(feed.locator(".clocks dd").nth(1)).hasText("zojuist");

    feed.locator(".feed-line button").first().press("Enter");
    planner.locator("feed-form input[name=services]").last().press("Space");
    planner.locator("feed-form .save-feed").press("Enter");
    assertThat(planner.locator("feed-card .done-note")).containsText("is veranderd");
    feed.locator(".feed-line button").last().press("Enter");
    assertThat(planner.locator("feed-card .ending")).containsText("bevestigt u voortaan zelf");
    planner.keyboard().press("Enter");
    assertThat(feed).hasCount(0);
    assertThat(planner.locator("feed-card .undo")).isVisible();
    planner.keyboard().press("z");
    assertThat(feed).hasCount(1);
    close(planner);
  }

  @Test
  void two_planners_of_one_feed_choose_what_it_will_be() throws IOException {
    world.posted(me(), "/feeds", Map.of("code", "epd-2", "kind", "WAITS", "intervalMinutes", 1440));
    Page one = world.planner("/planning/aanbod");
    Page other = world.planner("/planning/aanbod");
    for (Page page : List.of(one, other)) {
      page.locator("[data-feed]", new Page.LocatorOptions().setHasText("epd-2"))
          .locator(".feed-line button")
          .first()
          .click();
      assertThat(page.locator("feed-form input[name=code]")).isFocused();
    }
    other.locator("feed-form input[name=every]").fill("2");
    other.keyboard().press("Enter");
    assertThat(other.locator("feed-card .done-note")).isVisible();
    one.locator("feed-form input[name=every]").fill("3");
    one.keyboard().press("Enter");

    assertThat(one.locator(".choice-note")).containsText("elke 2 dagen");
    assertThat(one.locator(".choice-note")).containsText("elke 3 dagen");
    one.locator(".choice-note .take-theirs").press("Enter");
    assertThat(one.locator("feed-form input[name=every]")).hasValue("2");
    close(one, other);
  }

  @Test
  void what_a_service_can_meet_is_said_in_one_click_and_found_by_who_needs_it() {
    Page huisarts = world.chromium.as("gp", world.practice, Chromium.SIZES[0]);
    huisarts.navigate("/wachttijden?aanbod=" + world.service);
    Page planner = world.planner("/planning/aanbod?aanbod=" + world.service);
    Locator card = planner.locator(".needs-card");
    needs(planner, "geen achtervang").click();
    assertThat(huisarts.locator("service-panel"))
        .containsText("Buiten kantooruren: geen achtervang.");
    assertThat(needs(planner, "geen achtervang")).hasAttribute("aria-pressed", "true");

    assertThat(needs(planner, "eigen achtervang")).isEnabled();
    needs(planner, "eigen achtervang").press("Enter");
    assertThat(huisarts.locator("service-panel")).containsText("eigen achtervang");
    planner.locator(".undo").click();
    assertThat(huisarts.locator("service-panel")).containsText("geen achtervang");

    boolean declared = card.getByText("Geef niets op").isVisible();
    card.getByText(declared ? "Geef niets op" : "Niets hiervan").click();
    assertThat(card).containsText(declared ? "nog niets opgegeven" : "U gaf op: niets hiervan");
    needs(planner, "gebarentaal").click();
    assertThat(huisarts.locator("service-panel")).containsText("Er is: gebarentaal.");

    Locator rows = huisarts.locator("[data-key='" + world.service + "']");
    assertThat(rows.first()).isVisible();
    huisarts.locator("details.more summary").click();
    huisarts.getByLabel("Avond, nacht en weekend").selectOption("yes");
    assertThat(rows).hasCount(0);
    needs(planner, "achtervang door een ander").click();
    assertThat(rows.first()).isVisible();
    close(huisarts, planner);
  }

  private static Locator needs(Page planner, String words) {
    return planner.locator(".needs-card .chip:has-text('" + words + "')");
  }

  @Test
  void feeds_can_be_used_by_everyone() {
    for (int[] size : Chromium.SIZES) {
      Page planner = world.chromium.as("planner", world.provider, size);
      planner.navigate("/planning/aanbod");
      planner.locator(".delivery summary").first().click();
      planner.locator(".new-feed").click();
      planner.locator("feed-form .save-feed").click();
      assertThat(planner.locator("feed-form .field-fault")).isVisible();
      world.chromium.assertAccessible(planner, "feeds, " + size[0]);
      close(planner);
    }
  }

  @Test
  void agendas_and_for_whom_places_are_can_be_used_by_everyone() throws IOException {
    series("00:20", 2);
    for (int[] size : Chromium.SIZES) {
      Page planner = world.chromium.as("planner", world.provider, size);
      planner.navigate("/planning/agenda");
      planner.locator(".week-nav button").last().click();
      ask(planner, "00:20");
      planner.locator("who-form input[value=series]").check();
      planner.locator("who-form select[name=allotment]").selectOption("TALK_FOLLOW_UP");
      world.chromium.assertAccessible(planner, "for whom places are, " + size[0]);
      planner.keyboard().press("Escape");
      planner.keyboard().press("a");
      planner.locator(".new-agenda").click();
      planner.keyboard().press("Enter");
      assertThat(planner.locator(".field-fault")).isVisible();
      world.chromium.assertAccessible(planner, "agendas, " + size[0]);
      close(planner);
    }
  }

  private static String me() {
    return "planner@" + world.provider;
  }

  /** Delivers no places at an address as it was copied, and gives the status of the answer. */
  private static int deliver(String address) throws IOException {
    String path = address.substring(world.server.client().base().length());
    return world.server.client().put(me(), path, "*", Map.of("items", List.of())).status();
  }

  /** Says of when a feed was, and gives the status of the answer. */
  private static int report(String feed, String sourceAt) throws IOException {
    String path = ScreensWorld.REGION + "/feeds/" + feed + "/reported";
    return world.server.client().post(me(), path, Map.of("sourceAt", sourceAt)).status();
  }

  private static Locator agenda(Page page, String code) {
    return page.locator("schedule-manager li", new Page.LocatorOptions().setHasText(code));
  }

  /** Free places for new referrals, a week apart, from the week that is in sight. */
  private static List<String> series(String time, int weeks) throws IOException {
    List<String> slots = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      slots.add(world.publish(monday(time).plusWeeks(week), "NEW_REFERRAL"));
    }
    return slots;
  }

  /** Asks for whom the place at this time is, by keyboard alone where it is in sight. */
  private static void ask(Page page, String time) {
    Locator place = slotAt(page, time).first();
    place.click();
    assertThat(page.locator("#place-head")).isVisible();
    page.keyboard().press("o");
    assertThat(page.locator("who-form .preview")).isVisible();
  }

  private static JsonNode place(String slot) throws IOException {
    return world.server.client().get(me(), ScreensWorld.REGION + "/slots/" + slot).body();
  }

  private static List<String> allotments(List<String> slots) throws IOException {
    List<String> allotments = new ArrayList<>();
    for (String slot : slots) {
      allotments.add(place(slot).get("allotment").asText());
    }
    return allotments;
  }
}
