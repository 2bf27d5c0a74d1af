package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.ScreensWorld.close;
import static nl.doorstroom.app.ScreensWorld.monday;
import static nl.doorstroom.app.ScreensWorld.slotAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A planner's day: what is to do, the agenda, and publishing by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgendaScreensIT {

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
  void two_planners_of_one_week_see_each_other_and_choose_what_it_will_be() throws IOException {
    String slot = world.publish(monday("06:00"), "NEW_REFERRAL");
    Page one = world.agenda();
    Page other = world.agenda();
    Locator mine = slotAt(one, "06:00");
    mine.focus();
    one.keyboard().press("v");
    one.locator(".nudge").press("ArrowDown");
    assertThat(one.locator("input[name=from]")).hasValue("06:15");

    slotAt(other, "06:00").click();
    other.keyboard().press("v");
    other.locator("place-panel select[name=allotment]").selectOption("TRANSFER_TABLE");
    other.locator("place-panel .save").click();
    assertThat(other.locator(".done-note")).isVisible();
    assertThat(one.locator("place-panel .note")).containsText("Een collega heeft deze plek net");

    one.locator("place-panel .save").click();
    Locator conflict = one.locator(".conflict");
    assertThat(conflict).containsText("06:15");
    assertThat(conflict).containsText("06:00");
    conflict.locator(".take-mine").click();

    assertThat(slotAt(other, "06:15")).containsText("transfertafel");
    assertThat(slotAt(one, "06:15")).containsText("transfertafel");
    assertThat(one.locator("[data-slot='" + slot + "']")).hasCount(1);
    close(one, other);
  }

  @Test
  void what_a_colleague_made_of_a_place_can_be_kept() throws IOException {
    world.publish(monday("05:00"), "NEW_REFERRAL");
    Page one = world.agenda();
    Page other = world.agenda();
    for (Page page : List.of(one, other)) {
      slotAt(page, "05:00").focus();
      page.keyboard().press("v");
    }
    one.locator(".nudge").press("ArrowDown");
    other.locator(".nudge").press("ArrowUp");
    other.locator(".nudge").press("Enter");
    assertThat(other.locator(".done-note")).isVisible();
    one.locator(".nudge").press("Enter");
    one.locator(".take-theirs").click();

    assertThat(slotAt(one, "04:45")).isVisible();
    assertThat(slotAt(one, "05:15")).hasCount(0);
    close(one, other);
  }

  @Test
  void a_place_is_moved_by_hand_and_back_by_one_key() throws IOException {
    world.publish(monday("03:00"), "NEW_REFERRAL");
    Page planner = world.agenda();
    planner.locator("agenda-calendar .fc").scrollIntoViewIfNeeded();
    Locator place = slotAt(planner, "03:00");
    place.scrollIntoViewIfNeeded();
    var box = place.boundingBox();
    planner.mouse().move(box.x + 20, box.y + 8);
    planner.mouse().down();
    for (int step = 1; step <= 8; step++) {
      planner.mouse().move(box.x + 20, box.y + 8 + step * 13);
    }
    planner.mouse().up();
    assertThat(planner.locator(".done-note")).containsText("De plek staat nu op");
    assertThat(slotAt(planner, "03:00")).hasCount(0);

    planner.keyboard().press("z");
    assertThat(slotAt(planner, "03:00")).isVisible();
    close(planner);
  }

  @Test
  void a_claim_is_confirmed_by_one_key_and_declined_with_a_reason() throws IOException {
    Page planner = world.planner("/planning");
    world.confirmWithin(planner, 16);
    String first = world.claim(world.publish(monday("06:30"), "NEW_REFERRAL"));
    Locator line = planner.locator("[data-kind=confirm]");
    assertThat(line).containsText(first);
    String soonest = line.locator(".code").first().textContent();
    planner.keyboard().press("b");
    assertThat(planner.locator(".done-note")).containsText(soonest);
    assertThat(line.getByText(soonest)).hasCount(0);

    String second = world.claim(world.publish(monday("06:45"), "NEW_REFERRAL"));
    assertThat(line).containsText(second);
    Page huisarts = world.chromium.as("gp", world.practice, ScreensWorld.DESK);
    huisarts.navigate("/verwijzingen");
    Locator referral = huisarts.locator(".referral", new Page.LocatorOptions().setHasText(second));
    assertThat(referral).containsText("Moet nog bevestigd worden");
    planner.keyboard().press("w");
    assertThat(planner.locator(".act.decline[open] select")).isFocused();
    Locator ours = line.locator(".todo-item", new Locator.LocatorOptions().setHasText(second));
    if (ours.locator(".act.decline[open]").count() == 0) {
      ours.locator(".act.decline summary").click();
    }
    ours.locator(".act.decline select").selectOption("NOT_SUITABLE");
    ours.locator(".act.decline button").click();
    assertThat(line.getByText(second)).hasCount(0);
    assertThat(referral).containsText("past niet");
    world.confirmWithin(planner, 0);
    close(planner, huisarts);
  }

  @Test
  void a_colleague_is_ill_and_what_happens_is_shown_first_and_undone_at_once() throws IOException {
    String me = "planner@" + world.provider;
    String schedule =
        world
            .posted(me, "/schedules", Map.of("code", "beh-7", "location", world.location))
            .get("id")
            .asText();
    ZonedDateTime start = monday("10:05").plusDays(5);
    Map<String, Object> in = Map.of("schedule", schedule);
    String claimed = world.claim(world.publish(start, in));
    world.publish(start.plusMinutes(20), in);
    Page planner = world.planner("/planning/agenda");
    planner.keyboard().press("i");
    planner.locator("ill-form select[name=schedule]").selectOption(schedule);
    planner.locator("ill-form input[name=to]").fill(start.toLocalDate().toString());
    planner.locator("ill-form input[name=to]").press("Tab");
    assertThat(planner.locator(".effect-counts b").first()).hasText("1");
    assertThat(planner.locator(".effect-counts b").last()).hasText("1");
    planner.locator("ill-form .actions .btn").first().click();

    assertThat(planner.locator(".done-note")).containsText("Te verplaatsen: 1");
    Page colleague = world.planner("/planning");
    Locator toMove = colleague.locator("[data-kind=toMove]");
    assertThat(toMove).containsText(claimed);
    planner.locator(".undo").click();
    assertThat(toMove).hasCount(0);
    close(planner, colleague);
  }

  @Test
  void a_recurrence_is_shown_first_with_what_cannot_be_and_a_reason_to_pass_over_it() {
    Page planner = world.planner("/planning/agenda");
    planner.keyboard().press("n");
    planner.locator("publish-form select[name=service]").selectOption(world.service);
    planner.locator("publish-form input[value=recurrence]").check();
    planner.locator("publish-form input[name=count]").fill("3");
    planner.locator("publish-form input[name=time]").fill("23:05");
    planner.locator("publish-form input[name=time]").press("Tab");
    Locator preview = planner.locator("publish-form .preview");
    assertThat(preview).containsText("3 plekken kunnen niet");
    assertThat(preview).containsText("nachts");
    Locator send = planner.locator("publish-form .actions .btn").first();
    assertThat(send).isDisabled();

    preview.locator("select[name=override]").selectOption("EVENING_CLINIC");
    assertThat(preview.locator("h3")).hasText("Dit worden 3 plekken");
    send.click();
    assertThat(preview.locator("h3")).hasText("Wat ervan geworden is");
    assertThat(preview.locator(".preview-list .ok")).hasCount(3);
    close(planner);
  }

  @Test
  void on_paper_the_week_and_the_day_are_a_list_of_one_page_each() throws IOException {
    world.publish(monday("07:50"), "NEW_REFERRAL");
    Page planner = world.agenda();
    assertThat(slotAt(planner, "07:50")).isVisible();
    planner.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Locator week = planner.locator(".print-week");
    assertThat(week).containsText("07:50–08:05");
    assertThat(week).containsText("○ vrij");
    assertThat(week.locator("td").first()).hasCSS("color", "rgb(0, 0, 0)");
    assertThat(planner.locator("agenda-calendar")).isHidden();
    assertThat(pages(planner)).isEqualTo(1);

    planner.navigate("/planning/daglijst");
    assertThat(planner.locator("#today-head")).isVisible();
    assertThat(planner.locator(".day-tools")).isHidden();
    assertThat(pages(planner)).isEqualTo(1);
    close(planner);
  }

  /** How many pages it takes on paper. */
  private static int pages(Page page) {
    String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
    return (int) Pattern.compile("/Type /Page\\b(?!s)").matcher(pdf).results().count();
  }

  @Test
  void with_a_place_open_and_while_publishing_it_is_accessible() throws IOException {
    world.publish(monday("07:20"), "OWN_WAITING_LIST");
    for (int[] size : Chromium.SIZES) {
      Page planner = world.chromium.as("planner", world.provider, size);
      planner.navigate("/planning/agenda");
      planner.locator(".week-nav button").last().click();
      slotAt(planner, "07:20").first().click();
      planner.keyboard().press("v");
      assertThat(planner.locator(".nudge")).isVisible();
      world.chromium.assertAccessible(planner, "a place being moved, " + size[0]);
      planner.keyboard().press("Escape");
      planner.keyboard().press("n");
      assertThat(planner.locator("publish-form .preview li").first()).isVisible();
      world.chromium.assertAccessible(planner, "publishing, " + size[0]);
      close(planner);
    }
  }
}
