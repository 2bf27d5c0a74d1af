package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The transfertafel as mediators have it: of client support, and of an insurer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediatorScreensIT {

  private static final int[] DESK = Chromium.SIZES[0];
  private static final String QUESTIONS = "/transfertafel/losse-vragen";

  private static ScreensWorld world;
  private static TableTown town;
  private static String support;
  private static String insurer;

  @BeforeAll
  static void openWorld() throws Exception {
    world = ScreensWorld.open();
    town = new TableTown(world.server::client);
    support = town.organization("Naast u", "CLIENT_SUPPORT");
    insurer = town.organization("VGZ zorgbemiddeling", "INSURER");
  }

  @AfterAll
  static void closeWorld() {
    world.close();
  }

  @Test
  void a_client_supporter_asks_and_follows_without_a_mouse_and_no_other_mediator_sees_it() {
    Page asker = as(support, "/transfertafel");
    Page other = as(insurer, QUESTIONS);
    Page table = world.chromium.as("table-member", town.watching, DESK);
    table.navigate(QUESTIONS);
    assertThat(asker.locator(".page-head h1")).hasText("Losse vragen");
    assertThat(asker.locator("nav.tabs a")).hasCount(2);
    assertThat(asker.locator(".empty")).containsText("voor een cliënt");
    assertThat(asker.locator(".role-button")).hasText("Cliëntondersteuner · Naast u");

    Locator mine = asker.locator("[data-mediation]");
    put(asker);
    assertThat(mine).containsText("stemmingsklachten");
    String key = mine.getAttribute("data-mediation");
    Locator atTable = table.locator("[data-mediation=\"" + key + "\"]");
    assertThat(atTable).containsText("van Naast u");
    assertThat(other.locator("[data-mediation]")).hasCount(0);

    atTable.locator(".answer").press("Enter");
    table.keyboard().press("1");
    table.locator(".answer-form select").selectOption(town.accepting);
    table.keyboard().press("Enter");
    assertThat(mine.locator(".mediation-answer"))
        .containsText("Laat de huisarts verwijzen naar: Stemming · Het Hogeland");
    assertThat(mine.locator(".mediation-answer")).containsText("werktijd");
    assertThat(asker.locator(".found")).containsText("1 beantwoord");

    put(asker);
    assertThat(mine).hasCount(2);
    asker.keyboard().press("i");
    assertThat(asker.locator(".done-note")).containsText("teruggenomen");
    assertThat(asker.locator(".withdraw")).hasCount(0);
    assertThat(other.locator("[data-mediation]")).hasCount(0);
    asker.keyboard().press("n");
    assertThat(asker.locator("#ask-head")).hasText("Waar kan uw cliënt terecht?");
    for (int[] size : Chromium.SIZES) {
      asker.setViewportSize(size[0], size[1]);
      world.chromium.assertAccessible(asker, "asking for a client at " + size[0]);
    }
    ScreensWorld.close(asker, other, table);
  }

  @Test
  void an_insurer_answers_what_it_is_asked_and_asks_for_whom_it_insures() throws IOException {
    Page mediator = as(insurer, "/transfertafel");
    assertThat(mediator.locator(".page-head h1")).hasText("Voor ons te beantwoorden");
    assertThat(mediator.locator(".empty h2")).isVisible();
    String transfer = town.consented(town.waiting("vgz"), "REGION", "OUTSIDE_REGION");
    town.escalated(transfer);
    Locator asked = mediator.locator("[data-transfer=\"" + TableTown.id(transfer) + "\"]");
    assertThat(asked).containsText("Voor een verzekerde van u");
    assertThat(mediator.locator(".bar .nav-count")).containsText("1");
    mediator.keyboard().press("y");
    assertThat(mediator.locator("form.act-form")).isVisible();
    for (int[] size : Chromium.SIZES) {
      mediator.setViewportSize(size[0], size[1]);
      world.chromium.assertAccessible(mediator, "an insurer's answer at " + size[0]);
    }
    mediator.setViewportSize(DESK[0], DESK[1]);
    mediator.keyboard().press("1");
    mediator.keyboard().press("Enter");
    assertThat(asked).hasCount(0);

    mediator.keyboard().press("2");
    assertThat(mediator.locator(".page-head h1")).hasText("Losse vragen");
    mediator.keyboard().press("n");
    assertThat(mediator.locator("#ask-head")).hasText("Waar kan uw verzekerde terecht?");
    assertThat(mediator.locator("#refer-insurer")).hasValue("vgz");
    ScreensWorld.close(mediator);
  }

  @Test
  void a_mediator_finds_in_the_role_switch_whom_to_act_for_and_no_screen_of_others() {
    Page page = world.chromium.as("public", "", DESK);
    page.navigate("/transfertafel/over");
    assertThat(page.locator(".about-page")).containsText("Onafhankelijke cliëntondersteuners");
    page.locator(".role-button").press("Enter");
    page.locator("#roles label")
        .filter(new Locator.FilterOptions().setHasText("Zorgbemiddelaar of cliëntondersteuner"))
        .locator("input")
        .press("Space");
    Locator organizations = page.locator("#roles select").first();
    assertThat(organizations.locator("option[value=\"" + support + "\"]")).hasCount(1);
    assertThat(organizations.locator("option[value=\"" + town.holder + "\"]")).hasCount(0);
    organizations.selectOption(support);
    page.locator("#roles .actions .btn").first().press("Enter");
    assertThat(page.locator(".role-button")).hasText("Cliëntondersteuner · Naast u");
    assertThat(page.locator(".bar nav a")).hasText(new String[] {"Wachttijden", "Transfertafel"});
    for (String path : List.of("/transfertafel/vragen", "/transfertafel/cijfers")) {
      page.navigate(path);
      assertThat(page.locator(".page-head h1")).hasText("Losse vragen");
    }
    ScreensWorld.close(page);
  }

  private static void put(Page asker) {
    asker.keyboard().press("n");
    asker.locator("input[name=urgency][value=PRIORITY]").press("Space");
    asker.locator("#refer-care-question").selectOption("MOOD");
    asker.locator("#refer-age").selectOption("35-49");
    asker.locator(".refer .actions .btn").first().press("Enter");
    assertThat(asker.locator(".done-note")).containsText("ligt bij de tafel");
  }

  private static Page as(String organization, String path) {
    Page page = world.chromium.as("mediator", organization, DESK);
    page.navigate(path);
    assertThat(page.locator(".page-head")).isVisible();
    return page;
  }
}
