package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.ScreensWorld.close;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The table meets: a chair who has no mouse, a member whose screen follows, and what is left to do.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeetingScreensIT {

  private static final String SCREEN = "/transfertafel/overleg";

  private static ScreensWorld world;
  private static TableCases cases;

  @BeforeAll
  static void openWorld() throws Exception {
    world = ScreensWorld.open();
    cases = new TableCases(world.server.client());
    cases.endMeetings();
  }

  @AfterAll
  static void closeWorld() {
    world.close();
  }

  @AfterEach
  void endMeetings() throws IOException {
    cases.endMeetings();
  }

  private static Page as(String role, String organization, int[] size) {
    Page page = world.chromium.as(role, organization, size);
    page.navigate(SCREEN);
    assertThat(page.locator("meeting-screen h1")).isVisible();
    return page;
  }

  private static Page chair() {
    return as("table-member", cases.holder, ScreensWorld.DESK);
  }

  /** Presses a key once the page shows what it is for. */
  private static void press(Page page, String shown, String key) {
    assertThat(page.locator(shown).first()).isVisible();
    assertThat(page.locator(".meeting-steps .next:disabled")).hasCount(0);
    page.keyboard().press(key);
  }

  /** Decides with one key; says with Enter who calls. */
  private static void decide(Page chair, String key, String words) {
    press(chair, ".decisions", key);
    assertThat(chair.locator(".call-form .send")).isFocused();
    chair.keyboard().press("Enter");
    assertThat(chair.locator(".case-verdict")).containsText(words);
    assertThat(chair.locator(".case-verdict")).containsText("belt de cliënt uiterlijk");
  }

  private static void next(Page chair, Page member, int number) {
    press(chair, ".meeting-steps .next", "j");
    assertThat(chair.locator(".case-count")).hasText("Casus " + number + " van 6");
    assertThat(chair.locator("#case-head")).isFocused();
    assertThat(member.locator(".case-count")).hasText("Casus " + number + " van 6");
  }

  @Test
  @Order(1)
  void a_meeting_of_six_cases_goes_by_keyboard_alone_and_all_screens_follow() throws IOException {
    cases.place();
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      asked.add(i < 2 ? cases.asked("PRIORITY", 90 - i)[0] : cases.consented("PRIORITY", 90 - i));
    }
    Page chair = chair();
    Page member = as("planner", cases.receiver, ScreensWorld.DESK);
    assertThat(chair.locator(".meeting-none")).isVisible();
    chair.keyboard().press("n");
    assertThat(chair.locator(".plan-form")).isVisible();
    chair.keyboard().press("Escape");
    cases.meeting();

    assertThat(chair.locator(".agenda-list > li")).hasCount(6);
    assertThat(chair.locator(".agenda-list > li").first())
        .containsText(asked.get(0).toUpperCase(Locale.ROOT));
    assertThat(member.locator(".ours")).containsText("2 vragen aan u");
    press(chair, ".open-meeting", "o");
    press(member, ".here", "h");
    assertThat(chair.locator(".presence input:checked")).hasCount(2);
    assertThat(member.locator(".decisions")).hasCount(0);

    next(chair, member, 1);
    assertThat(chair.locator(".case-timer")).containsText("over");
    press(member, ".own-answer", "j");
    press(member, "table-act-form .send", "Enter");
    assertThat(chair.locator(".answers .is-accepted")).containsText("Ja");
    decide(chair, "g", "Geplaatst");
    assertThat(member.locator(".case-verdict")).containsText("Geplaatst");

    next(chair, member, 2);
    press(member, ".own-answer", "n");
    press(member, "table-act-form .send", "1");
    assertThat(chair.locator(".answers .is-declined")).containsText("Nee");
    decide(chair, "u", "Uitzoeken");

    next(chair, member, 3);
    assertThat(member.locator(".meeting-case")).containsText("Deze casus ziet u niet");
    press(chair, ".decisions", "v");
    Locator form = chair.locator("table-act-form[data-act], table-act-form form");
    assertThat(form.first()).isVisible();
    if (chair.locator("table-act-form input:checked").count() == 0) {
      chair.keyboard().press("1");
    }
    assertThat(chair.locator("table-act-form input:checked")).hasCount(1);
    chair.keyboard().press("Enter");
    assertThat(chair.locator(".call-form .send")).isFocused();
    chair.keyboard().press("j");
    assertThat(chair.locator(".case-count")).hasText("Casus 3 van 6");
    chair.keyboard().press("Enter");
    assertThat(chair.locator(".case-verdict")).containsText("Leg voor aan");
    assertThat(chair.locator(".case-verdict")).containsText("belt de cliënt uiterlijk");

    next(chair, member, 4);
    decide(chair, "l", "Stap hoger");
    next(chair, member, 5);
    press(chair, ".decisions", "t");
    assertThat(chair.locator(".case-verdict")).containsText("Volgende keer");
    next(chair, member, 6);
    decide(chair, "s", "Stopt");

    press(chair, ".meeting-steps .next", "j");
    assertThat(chair.locator(".close-ask .btn").first()).isFocused();
    chair.keyboard().press("Enter");
    Locator minutes = chair.locator(".meeting-minutes");
    assertThat(minutes).containsText("Het Hogeland");
    assertThat(minutes.locator(".agenda-list > li")).hasCount(6);
    assertThat(
            minutes.locator(
                ".action-list h3", new Locator.LocatorOptions().setHasText("Ommelander GGZ")))
        .hasCount(1);
    assertThat(minutes.locator("[data-call]")).hasCount(5);
    assertThat(member.locator(".meeting-minutes .others")).containsText("niet bij betrokken");
    close(chair, member);
  }

  @Test
  @Order(2)
  void what_was_answered_beforehand_is_done_and_what_was_left_comes_back() throws IOException {
    cases.asked("HIGH", 30);
    cases.place();
    String meeting = cases.meeting();
    Page chair = chair();
    Page member = as("table-member", cases.receiver, ScreensWorld.DESK);
    Locator agenda = chair.locator(".meeting-part .agenda-list > li");
    assertThat(agenda).hasCount(5);
    assertThat(agenda.first()).containsText("vorige keer");
    press(member, ".ours-part [data-ask] .yes", "j");
    press(member, "table-act-form .send", "Enter");
    assertThat(chair.locator(".meeting-part .is-settled")).containsText("klaar zonder bespreking");
    press(chair, ".open-meeting", "o");
    assertThat(chair.locator("#settled-head")).hasText("1 klaar zonder bespreking");
    assertThat(chair.locator("#earlier-head")).hasText("Van vorige keer: 5 te bellen");
    press(chair, ".meeting-steps .next", "j");
    assertThat(chair.locator(".case-count")).isVisible();
    cases.post("table-member@" + cases.holder, "/meetings/" + meeting + "/close", Map.of());
    assertThat(chair.locator(".meeting-minutes")).isVisible();
    assertThat(chair.locator(".called").first()).isEnabled();
    chair.locator(".called").first().focus();
    chair.keyboard().press("Enter");
    assertThat(chair.locator(".done-note")).containsText("gebeld");
    close(chair, member);
  }

  @Test
  @Order(4)
  void anyone_is_told_whose_table_it_is_and_how_to_ask() {
    for (int[] size : Chromium.SIZES) {
      Page anyone = world.chromium.as("public", "", size);
      anyone.navigate("/wachttijden");
      anyone.locator(".about-table a").click();
      assertThat(anyone.locator(".about-facts")).containsText("Om de week");
      assertThat(anyone.locator(".about-facts")).containsText("casusnummer");
      world.chromium.assertAccessible(anyone, "about " + size[0]);
      close(anyone);
    }
  }

  @Test
  @Order(3)
  void the_meeting_is_accessible_in_both_sizes() throws IOException {
    cases.asked("HIGH", 40);
    for (int[] size : Chromium.SIZES) {
      String meeting = cases.meeting();
      String path = "/meetings/" + meeting;
      String who = "table-member@" + cases.holder;
      Page chair = as("table-member", cases.holder, size);
      assertThat(chair.locator(".open-meeting")).isVisible();
      world.chromium.assertAccessible(chair, "agenda " + size[0]);
      cases.post(who, path + "/open", Map.of());
      assertThat(chair.locator("#earlier-head")).isVisible();
      world.chromium.assertAccessible(chair, "start " + size[0]);
      String first = cases.row(who, meeting).at("/cases/0/transfer").asText();
      cases.post(who, path + "/table", Map.of("transfer", first));
      assertThat(chair.locator(".decisions")).isVisible();
      world.chromium.assertAccessible(chair, "case " + size[0]);
      cases.post(who, path + "/close", Map.of());
      assertThat(chair.locator(".meeting-minutes")).isVisible();
      world.chromium.assertAccessible(chair, "minutes " + size[0]);
      close(chair);
    }
  }
}
