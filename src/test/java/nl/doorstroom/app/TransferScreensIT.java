package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The transfertafel in browsers: what each of those concerned does there, and sees of the others.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransferScreensIT {

  private static final int[] DESK = Chromium.SIZES[0];

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
  void one_goes_from_candidate_to_done_before_the_eyes_of_five_people() throws IOException {
    town.place(town.first, town.declining, 1);
    String place = town.place(town.second, town.accepting, 2);
    TableTown.Referred referred = town.referred("2026-01-05");
    Page proposer = as("planner", town.holder, "/transfertafel?open=" + referred.position());
    Page screener = as("table-member", town.first, "/transfertafel");
    Page declining = as("planner", town.first, "/transfertafel/vragen");
    Page receiver = as("planner", town.second, "/transfertafel/vragen");
    Page practice = as("gp", town.practice, "/verwijzingen");
    Page table = as("table-member", town.watching, "/transfertafel");
    Locator atPractice =
        practice.locator("[data-key=\"" + referred.referral() + "\"] .transfer-state");
    assertThat(proposer.locator("#person-head"))
        .containsText(referred.position().toUpperCase(Locale.ROOT));
    assertThat(person(table, referred)).hasCount(0);
    assertThat(practice.locator("[data-key=\"" + referred.referral() + "\"]")).isVisible();
    assertThat(atPractice).hasCount(0);

    press(proposer, "v");
    assertThat(form(proposer, "propose")).isVisible();
    proposer.keyboard().press("Enter");
    for (Page page : List.of(screener, table)) {
      assertThat(stage(page, referred)).hasText("mee te kijken");
    }
    assertThat(atPractice).containsText("mee te kijken");
    assertThat(proposer.locator(".four-eyes")).containsText("u stelde deze persoon zelf voor");
    assertThat(proposer.locator("[data-act=screen]")).hasCount(0);

    screen(screener, referred);
    assertThat(screener.locator(".done-note")).containsText("meegekeken");
    assertThat(now(proposer)).hasText("Bekeken");
    for (Page page : List.of(screener, table)) {
      assertThat(person(page, referred)).hasCount(0);
    }
    consent(proposer);
    assertThat(stage(table, referred)).hasText("toestemming gegeven");
    assertThat(atPractice).containsText("toestemming gegeven");

    ask(proposer, town.declining);
    assertThat(declining.locator("[data-ask]")).containsText("stemmingsklachten");
    assertThat(receiver.locator("[data-ask]")).hasCount(0);
    assertThat(stage(table, referred)).hasText("voorgelegd");
    press(declining, "n");
    assertThat(form(declining, "decline")).isVisible();
    declining.keyboard().press("1");
    assertThat(declining.locator(".empty.praise")).isVisible();
    assertThat(proposer.locator(".ask.is-declined")).containsText("De Wadden");
    assertThat(atPractice).containsText("toestemming gegeven");

    ask(proposer, town.accepting);
    assertThat(receiver.locator("[data-ask]")).isVisible();
    press(proposer, "z");
    assertThat(receiver.locator("[data-ask]")).hasCount(0);
    assertThat(proposer.locator(".ask.is-withdrawn")).containsText("teruggenomen");
    ask(proposer, town.accepting);
    assertThat(receiver.locator("[data-ask]")).isVisible();
    press(proposer, "i");
    assertThat(form(proposer, "withdrawConsent")).isVisible();
    proposer.keyboard().press("Enter");
    assertThat(proposer.locator(".done-note")).containsText("houdt begindatum en plek");
    assertThat(receiver.locator("[data-ask]")).hasCount(0);
    assertThat(person(table, referred)).hasCount(0);
    assertThat(atPractice).containsText("gestopt");

    press(proposer, "v");
    assertThat(form(proposer, "propose")).isVisible();
    proposer.keyboard().press("Enter");
    assertThat(proposer.locator(".four-eyes")).isVisible();
    screen(screener, referred);
    consent(proposer);
    ask(proposer, town.accepting);
    person(table, referred).locator(".open-person").press("Enter");
    assertThat(now(table)).hasText("Voorgelegd");
    assertThat(receiver.locator("[data-ask]")).isVisible();
    press(receiver, "j");
    assertThat(form(receiver, "accept")).isVisible();
    receiver.keyboard().press("1");
    assertThat(now(table)).hasText("Ja, plek");
    assertThat(atPractice).containsText("plek aangeboden");
    assertThat(proposer.locator(".ask.is-accepted")).containsText("Het Hogeland");

    press(proposer, "c");
    proposer.keyboard().press("Enter");
    assertThat(now(table)).hasText("Cliënt kiest");
    assertThat(atPractice).containsText("cliënt koos");
    assertThat(receiver.locator(".due-item")).containsText("boeken");
    press(receiver, "b");
    assertThat(atPractice).containsText("geboekt");
    assertThat(now(table)).hasText("Geboekt");
    assertThat(now(proposer)).hasText("Geboekt");
    press(proposer, "d");
    proposer.keyboard().press("Enter");
    assertThat(atPractice).containsText("overgedragen");
    assertThat(receiver.locator(".due-item")).containsText("de behandeling overnemen");
    press(receiver, "u");
    receiver.keyboard().press("Enter");
    assertThat(receiver.locator(".done-note")).containsText("De transfer is klaar.");
    assertThat(proposer.locator(".due-note.done-well")).containsText("klaar");
    assertThat(atPractice).containsText("klaar");
    assertThat(table.locator(".due-note.done-well")).containsText("klaar");
    assertThat(town.slot(place).path("free").asInt()).isZero();
    ScreensWorld.close(proposer, screener, declining, receiver, practice, table);
  }

  @Test
  void
      someone_is_found_proposed_and_taken_back_by_keyboard_and_a_colleague_reads_why_not_to_screen()
          throws IOException {
    TableTown.Referred referred = town.referred("2026-01-05");
    Page planner = as("planner", town.holder, "/transfertafel?aanbieder=" + town.holder);
    press(planner, "j");
    assertThat(person(planner, referred).locator(".open-person")).isFocused();
    planner.keyboard().press("Enter");
    assertThat(planner.locator("#person-head")).isFocused();
    press(planner, "m");
    assertThat(planner.locator("[role=status].sr")).containsText("Kijk mee: dat kan nu niet.");
    press(planner, "v");
    planner.keyboard().press("Enter");
    assertThat(stage(planner, referred)).hasText("mee te kijken");
    assertThat(planner.locator(".undo")).isVisible();
    press(planner, "z");
    assertThat(stage(planner, referred)).hasText("nog geen transfer");
    assertThat(planner.locator(".done-note")).containsText("ongedaan gemaakt");
    press(planner, "v");
    planner.keyboard().press("Enter");
    assertThat(planner.locator(".four-eyes")).containsText("u stelde deze persoon zelf voor");
    press(planner, "?");
    assertThat(planner.locator("dialog[open]")).containsText("Stel voor");
    assertThat(planner.locator("dialog[open]")).containsText("volgende persoon (Enter opent)");
    planner.keyboard().press("Escape");

    planner.locator(".role-button").click();
    planner.locator("role-dialog select[name=person]").selectOption("2");
    planner.locator("role-dialog .actions .btn").first().click();
    assertThat(planner.locator(".role-button")).containsText("collega 2");
    assertThat(planner.locator(".four-eyes")).containsText("iemand van een andere organisatie");
    assertThat(planner.locator("[data-act=screen]")).hasCount(0);
    ScreensWorld.close(planner);
  }

  @Test
  void what_a_client_wishes_is_recorded_shown_and_taken_back() throws IOException {
    TableTown.Referred referred = town.referred("2026-01-05");
    Page planner = as("planner", town.holder, "/transfertafel?open=" + referred.position());
    press(planner, ",");
    Locator form = form(planner, "wishes");
    form.locator("input[value=tr]").check();
    form.locator("input[value=ONLINE]").check();
    form.locator("input[name=kmMax]").fill("25");
    form.locator("input[name=kmMax]").press("Enter");
    Locator facts = planner.locator(".person-facts");
    assertThat(facts).containsText("tot 25 km");
    assertThat(facts).containsText("hulp in het Turks");
    assertThat(facts).containsText("online");
    assertThat(form).hasCount(0);
    press(planner, ",");
    assertThat(form.locator("input[name=kmMax]")).hasValue("25");
    planner.keyboard().press("Escape");
    assertThat(form).hasCount(0);
    press(planner, "z");
    assertThat(planner.locator(".done-note")).containsText("ongedaan");
    assertThat(facts).hasCount(0);
    ScreensWorld.close(planner);
  }

  @Test
  void a_planner_who_proposes_sees_what_others_keep_free_for_the_table() throws IOException {
    Page planner = as("planner", town.holder, "/transfertafel");
    Locator free = planner.locator(".free-line[data-service=\"" + town.accepting + "\"]");
    assertThat(planner.locator(".free-line").first()).isVisible();
    assertThat(free).hasCount(0);
    town.place(town.second, town.accepting, 1);
    assertThat(free).containsText("Het Hogeland");
    assertThat(free.locator(".free-n")).containsText("1");
    Page agenda = as("planner", town.holder, "/planning/agenda");
    assertThat(agenda.locator("agenda-calendar [data-slot]")).hasCount(0);
    ScreensWorld.close(planner, agenda);
  }

  @Test
  void screens_of_the_table_say_what_to_do_when_there_is_nothing() throws IOException {
    Page anyone = world.chromium.as("public", "", DESK);
    anyone.navigate("/transfertafel");
    assertThat(anyone.locator(".about-page h1")).isVisible();
    Page planner = as("planner", town.watching, "/transfertafel/vragen");
    assertThat(planner.locator(".empty")).containsText("Niets te beantwoorden");
    planner.navigate("/transfertafel/nog-wachtend");
    assertThat(planner.locator(".empty h2")).isVisible();
    planner.navigate("/transfertafel?aanbieder=" + town.watching);
    assertThat(planner.locator(".table-people .none")).isVisible();
    ScreensWorld.close(anyone, planner);
  }

  @Test
  void screens_of_the_table_fit_a_phone_and_are_accessible() throws IOException {
    TableTown.Referred referred = town.referred("2026-01-05");
    String transfer = town.consented(referred.position());
    town.place(town.second, town.accepting, 2);
    town.asked(transfer, town.declining, town.accepting);
    for (int[] size : Chromium.SIZES) {
      Page holder = world.chromium.as("planner", town.holder, size);
      for (String path :
          List.of(
              "/transfertafel",
              "/transfertafel?open=" + referred.position(),
              "/transfertafel/nog-wachtend",
              "/transfertafel/cijfers")) {
        holder.navigate(path);
        assertThat(holder.locator(".page-head")).isVisible();
        assertThat(holder.locator("main .loading")).hasCount(0);
        world.chromium.assertAccessible(holder, path + " at " + size[0]);
      }
      holder.navigate("/transfertafel?open=" + referred.position());
      assertThat(holder.locator(".ask")).hasCount(2);
      press(holder, "o");
      assertThat(form(holder, "ask")).isVisible();
      world.chromium.assertAccessible(holder, "asking at " + size[0]);
      Page receiver = world.chromium.as("planner", town.second, size);
      receiver.navigate("/transfertafel/vragen");
      assertThat(receiver.locator("[data-ask]")).isVisible();
      press(receiver, "j");
      assertThat(form(receiver, "accept")).isVisible();
      world.chromium.assertAccessible(receiver, "answering at " + size[0]);
      Page table = world.chromium.as("table-member", town.watching, size);
      table.navigate("/transfertafel?open=" + referred.position());
      assertThat(table.locator("#person-head")).isVisible();
      world.chromium.assertAccessible(table, "a member's at " + size[0]);
      Page practice = world.chromium.as("gp", town.practice, size);
      practice.navigate("/verwijzingen");
      assertThat(practice.locator(".transfer-state")).isVisible();
      world.chromium.assertAccessible(practice, "referrals at " + size[0]);
      ScreensWorld.close(holder, receiver, table, practice);
    }
  }

  @Test
  void a_single_question_is_asked_answered_and_taken_back_without_a_mouse() {
    String path = "/transfertafel/losse-vragen";
    Page practice = as("gp", town.practice, path);
    Page table = as("table-member", town.watching, path);
    Page other = as("gp", world.practice, path);
    assertThat(practice.locator(".empty h2")).hasText("U vroeg nog niets");
    Locator asked = practice.locator("[data-mediation]");
    put(practice);
    assertThat(asked).containsText("stemmingsklachten");
    String key = asked.getAttribute("data-mediation");
    Locator atTable = table.locator("[data-mediation=\"" + key + "\"]");
    assertThat(atTable).containsText("Praktijk De Brug");
    assertThat(other.locator("[data-mediation=\"" + key + "\"]")).hasCount(0);

    atTable.locator(".answer").press("Enter");
    press(table, "1");
    assertThat(table.locator(".answer-form select")).isFocused();
    table.locator(".answer-form select").selectOption(town.accepting);
    press(table, "Enter");
    assertThat(asked.locator(".mediation-answer")).containsText("Verwijs naar: Stemming");
    assertThat(asked.locator(".mediation-answer")).containsText("Zorg aan de Dollard");

    put(practice);
    assertThat(asked).hasCount(2);
    press(practice, "i");
    assertThat(practice.locator(".done-note")).containsText("teruggenomen");
    assertThat(practice.locator(".withdraw")).hasCount(0);
    for (int[] size : Chromium.SIZES) {
      table.setViewportSize(size[0], size[1]);
      practice.setViewportSize(size[0], size[1]);
      press(practice, "n");
      world.chromium.assertAccessible(practice, "asking at " + size[0]);
      world.chromium.assertAccessible(table, "single questions at " + size[0]);
    }
    ScreensWorld.close(practice, table, other);
  }

  private static void put(Page practice) {
    press(practice, "n");
    practice.locator("input[name=urgency][value=PRIORITY]").press("Space");
    practice.locator("#refer-care-question").selectOption("MOOD");
    practice.locator("#refer-age").selectOption("35-49");
    practice.locator(".refer .actions .btn").first().press("Enter");
    assertThat(practice.locator(".done-note")).containsText("ligt bij de tafel");
  }

  private static Page as(String role, String organization, String path) {
    Page page = world.chromium.as(role, organization, DESK);
    page.navigate(path);
    assertThat(page.locator(".page-head")).isVisible();
    return page;
  }

  /**
   * Presses a letter where no field has the focus, once what was done before is no longer under
   * way: until then it would not be taken.
   */
  private static void press(Page page, String key) {
    assertThat(page.locator(".panel-acts :disabled, .due-item [data-act]:disabled")).hasCount(0);
    page.keyboard().press(key);
  }

  private static Locator form(Page page, String act) {
    return page.locator("form.act-form[data-act=" + act + "]");
  }

  private static Locator person(Page page, TableTown.Referred referred) {
    return page.locator("[data-key=\"" + referred.position() + "\"]");
  }

  private static Locator stage(Page page, TableTown.Referred referred) {
    return person(page, referred).locator(".stage-tag");
  }

  private static Locator now(Page page) {
    return page.locator(".steps [aria-current=step] b");
  }

  private static void screen(Page screener, TableTown.Referred referred) {
    person(screener, referred).locator(".open-person").press("Enter");
    assertThat(screener.locator("#person-head")).isFocused();
    press(screener, "m");
    assertThat(form(screener, "screen")).isVisible();
    screener.keyboard().press("1");
  }

  private static void consent(Page proposer) {
    assertThat(now(proposer)).hasText("Bekeken");
    press(proposer, "t");
    proposer.keyboard().press("Enter");
    assertThat(now(proposer)).hasText("Gevraagd");
    press(proposer, "g");
    proposer.keyboard().press("Enter");
    assertThat(now(proposer)).hasText("Akkoord");
  }

  private static void ask(Page proposer, String service) {
    assertThat(proposer.locator("[data-act=ask]")).isVisible();
    press(proposer, "o");
    Locator form = form(proposer, "ask");
    form.locator(".link").press("Enter");
    form.locator("input[value=\"" + service + "\"]").check();
    form.locator(".send").press("Enter");
    assertThat(form).hasCount(0);
  }
}
