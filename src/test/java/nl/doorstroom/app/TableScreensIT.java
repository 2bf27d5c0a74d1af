package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.ScreensWorld.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The transfertafel in browsers: people in treatment, and who answers for others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableScreensIT {

  private static ScreensWorld world;

  private TableTown town;

  @BeforeAll
  static void openWorld() throws Exception {
    world = ScreensWorld.open();
  }

  @AfterAll
  static void closeWorld() {
    world.close();
  }

  @BeforeEach
  void build() throws IOException {
    town = new TableTown(world.server::client);
  }

  @Test
  void someone_in_treatment_goes_from_candidate_to_done_by_keyboard() throws IOException {
    town.place(town.second, town.accepting, 2);
    Page proposer = as("planner", town.holder, "/transfertafel");
    Page screener = as("table-member", town.first, "/transfertafel");
    Page receiver = as("planner", town.second, "/transfertafel/vragen");

    String withdrawn = proposed(proposer, "EPD-4710");
    assertThat(person(proposer, withdrawn).locator(".treatment-tag")).containsText("afschalen");
    press(proposer, "z");
    assertThat(person(proposer, withdrawn)).hasCount(0);

    String transfer = proposed(proposer, "EPD-4711");
    assertThat(now(proposer)).hasText("Ingebracht");
    assertThat(proposer.locator(".person-facts")).containsText("Stemming");
    assertThat(proposer.locator("[data-act=screen]")).hasCount(0);

    screener.locator("[data-filter=treatment]").press("Enter");
    assertThat(person(screener, transfer)).containsText("in behandeling: afschalen");
    assertThat(screener.locator(".people > .person:not(:has(.treatment-tag))")).hasCount(0);
    person(screener, transfer).locator(".open-person").press("Enter");
    assertThat(screener.locator("#person-head")).isFocused();
    assertThat(screener.locator("body")).not().containsText("EPD-4711");
    press(screener, "m");
    screener.keyboard().press("1");
    assertThat(screener.locator(".done-note")).containsText("meegekeken");

    assertThat(now(proposer)).hasText("Bekeken");
    press(proposer, "t");
    proposer.keyboard().press("Enter");
    assertThat(now(proposer)).hasText("Gevraagd");
    press(proposer, "g");
    proposer.keyboard().press("Enter");
    assertThat(now(proposer)).hasText("Akkoord");
    press(proposer, "o");
    Locator form = proposer.locator("form.act-form[data-act=ask]");
    form.locator(".link").press("Enter");
    assertThat(form.locator("input[value=\"" + town.holding + "\"]")).hasCount(0);
    form.locator("input[value=\"" + town.accepting + "\"]").check();
    form.locator(".send").press("Enter");

    assertThat(receiver.locator("[data-ask]")).containsText("in behandeling, voorgesteld in week");
    press(receiver, "j");
    receiver.keyboard().press("1");
    assertThat(now(proposer)).hasText("Ja, plek");
    press(proposer, "c");
    proposer.keyboard().press("Enter");
    assertThat(proposer.locator(".due-note.mine")).containsText("de eigen huisarts");
    press(proposer, "f");
    proposer.keyboard().press("Enter");
    assertThat(proposer.locator("[data-act=book]")).isVisible();
    press(proposer, "b");
    assertThat(now(proposer)).hasText("Geboekt");
    assertThat(proposer.locator("#person-head")).containsText("EPD-4711");
    press(proposer, "d");
    proposer.keyboard().press("Enter");
    assertThat(now(proposer)).hasText("Overdracht");
    assertThat(receiver.locator(".due-item")).isVisible();
    press(receiver, "u");
    receiver.keyboard().press("Enter");
    assertThat(proposer.locator(".done-well")).isVisible();
    ScreensWorld.close(proposer, screener, receiver);
  }

  @Test
  void proposing_someone_in_treatment_fits_a_phone_and_is_accessible() {
    Page planner = as("planner", town.holder, "/transfertafel");
    press(planner, "+");
    planner.locator("input[name=kind][value=OUTFLOW]").press("Space");
    assertThat(planner.locator("input[name=destination][value=SOCIAL_DOMAIN]")).isChecked();
    assertThat(planner.locator("input[name=support]").first()).isVisible();
    accessible(planner, "someone in treatment");
    press(planner, "Escape");
    assertThat(planner.locator(".treatment-form")).hasCount(0);
    assertThat(planner.locator(".start-treatment")).isFocused();
    planner.navigate("/transfertafel/cijfers");
    assertThat(planner.locator(".figure-cards")).containsText("In behandeling, apart geteld");
    accessible(planner, "figures with people in treatment");
    ScreensWorld.close(planner);
  }

  @Test
  void a_representative_answers_for_a_practice_that_sees_what_was_said() throws IOException {
    represent(town.first, town.second);
    town.place(town.first, town.declining, 1);
    town.place(town.second, town.accepting, 2);
    String refused = town.consented(town.waiting());
    String ask = town.asked(refused, town.declining, town.accepting).get(town.declining);
    Page representative = as("planner", town.second, "/transfertafel/vragen");
    Page practice = as("planner", town.first, "/transfertafel/vragen");
    assertThat(representative.locator(".behalf-head"))
        .hasText("U beantwoordt ook voor: De Wadden.");
    assertThat(practice.locator(".behalf-head")).containsText("Het Hogeland beantwoordt ook");
    assertThat(representative.locator("[data-ask]")).hasCount(2);
    assertThat(representative.locator(".behalf-tag")).hasText("namens De Wadden");
    assertThat(practice.locator("[data-ask]")).hasCount(1);
    assertThat(practice.locator(".behalf-tag")).hasCount(0);
    accessible(representative, "answering for others");

    press(representative, "w");
    assertThat(whose(representative, town.second)).hasAttribute("aria-pressed", "true");
    press(representative, "w");
    assertThat(whose(representative, town.first)).hasAttribute("aria-pressed", "true");
    assertThat(representative.locator("[data-ask]")).hasAttribute("data-ask", ask);
    press(representative, "n");
    representative.keyboard().press("1");
    assertThat(representative.locator(".done-note")).containsText("Namens De Wadden.");
    assertThat(answered(representative)).containsText("beantwoord door u namens De Wadden");
    assertThat(answered(practice)).containsText("beantwoord door Het Hogeland namens u");
    assertThat(practice.locator("[data-ask]")).hasCount(0);
    assertThat(representative.locator("[data-ask]")).hasCount(1);
    accessible(practice, "what was answered for one");

    String accepted = town.consented(town.waiting());
    String second = town.asked(accepted, town.declining).get(town.declining);
    assertThat(representative.locator("[data-ask=\"" + second + "\"]")).isVisible();
    press(representative, "w");
    press(representative, "w");
    assertThat(representative.locator("[data-ask]")).hasAttribute("data-ask", second);
    press(representative, "j");
    representative.keyboard().press("1");
    assertThat(answered(practice)).containsText("ja, met plek");
    town.posted(
        "planner@" + town.holder, accepted + "/choose", Map.of("on", TableTown.today().toString()));
    Locator due = representative.locator(".due-item");
    assertThat(due).containsText("namens De Wadden");
    press(representative, "b");
    assertThat(due).hasCount(0);
    assertThat(representative.locator(".done-note")).containsText("Namens De Wadden.");
    ScreensWorld.close(representative, practice);
  }

  /** The administrator says that {@code by} answers for {@code organization}. */
  private void represent(String organization, String by) throws IOException {
    ObjectNode config = (ObjectNode) world.server.client().get("administrator", REGION).body();
    config.remove(List.of("id", "offset", "today", "status"));
    ArrayNode representatives = (ArrayNode) config.at("/table/representatives");
    representatives.addObject().put("organization", organization).put("by", by);
    assertThat(world.server.client().put("administrator", REGION + "/config", "*", config).status())
        .isEqualTo(200);
  }

  /** Proposes who is called {@code reference}: the transfer. */
  private static String proposed(Page planner, String reference) {
    press(planner, "+");
    assertThat(planner.locator("input[name=kind]").first()).isFocused();
    press(planner, "ArrowDown");
    assertThat(planner.locator("input[name=destination][value=BASIC_GGZ]")).isChecked();
    planner.locator("input[name=reference]").pressSequentially(reference);
    planner.locator("#refer-care-question").selectOption("MOOD");
    planner.locator("#refer-age").selectOption("35-49");
    planner.locator(".treatment-form .send").press("Enter");
    assertThat(planner.locator("#person-head")).isFocused();
    assertThat(planner.locator("#person-head")).containsText(reference);
    return planner.url().replaceAll(".*open=", "");
  }

  private static void accessible(Page page, String what) {
    for (int[] size : Chromium.SIZES) {
      page.setViewportSize(size[0], size[1]);
      world.chromium.assertAccessible(page, what + " at " + size[0]);
    }
    page.setViewportSize(ScreensWorld.DESK[0], ScreensWorld.DESK[1]);
  }

  private static Page as(String role, String organization, String path) {
    Page page = world.chromium.as(role, organization, ScreensWorld.DESK);
    page.navigate(path);
    assertThat(page.locator(".page-head")).isVisible();
    return page;
  }

  /**
   * Presses a key where no field has the focus, or in the one that has it, once what was done
   * before is no longer under way: until then it would not be taken.
   */
  private static void press(Page page, String key) {
    assertThat(page.locator(".panel-acts :disabled, .due-item [data-act]:disabled")).hasCount(0);
    page.keyboard().press(key);
  }

  private static Locator person(Page page, String transfer) {
    return page.locator(".person[data-key=\"" + transfer + "\"]");
  }

  private static Locator now(Page page) {
    return page.locator(".steps [aria-current=step] b");
  }

  private static Locator whose(Page page, String organization) {
    return page.locator("[data-whose=\"" + organization + "\"]");
  }

  private static Locator answered(Page page) {
    return page.locator(".answered-for li").first();
  }
}
