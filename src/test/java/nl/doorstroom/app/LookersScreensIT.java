package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who else looks at someone, in browsers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookersScreensIT {

  private static ScreensWorld world;

  private TableTown town;
  private TableTown.Referred referred;
  private String path = "";

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
    referred = town.referred("2026-01-05");
    path = "/transfertafel?open=" + referred.position();
  }

  private static Page as(String role, String organization, String path) {
    Page page = world.chromium.as(role, organization, ScreensWorld.DESK);
    page.navigate(path);
    assertThat(page.locator(".page-head")).isVisible();
    return page;
  }

  private static Locator whoElse(Page page) {
    return page.locator(".who-else");
  }

  @Test
  void two_organisations_at_one_case_see_each_other_and_who_may_not_see_it_sees_nothing()
      throws IOException {
    String transfer = town.consented(referred.position());
    town.place(town.second, town.accepting, 2);
    town.asked(transfer, town.declining, town.accepting);
    Page holder = as("planner", town.holder, path);
    Page practice = as("gp", town.practice, "/verwijzingen");
    assertThat(holder.locator("#person-head")).isVisible();
    assertThat(whoElse(holder)).hasText("");
    Page member = as("table-member", town.watching, path);
    assertThat(whoElse(holder)).hasText("Ook Zorg aan de Dollard kijkt hier nu naar.");
    assertThat(whoElse(member)).hasText("Ook Ommelander GGZ kijkt hier nu naar.");

    Page receiver = as("planner", town.second, "/transfertafel/vragen");
    receiver.keyboard().press("n");
    assertThat(whoElse(receiver))
        .hasText("Ook Ommelander GGZ en iemand van de transfertafel kijken hier nu naar.");
    assertThat(whoElse(holder))
        .hasText("Het Hogeland werkt hier nu aan. Ook Zorg aan de Dollard kijkt hier nu naar.");
    Page other = as("planner", town.first, path);
    assertThat(whoElse(other))
        .hasText("Ook Ommelander GGZ en iemand van de transfertafel kijken hier nu naar.");
    assertThat(whoElse(receiver)).not().containsText("De Wadden");
    assertThat(practice.locator("main")).not().containsText("kijkt hier nu naar");

    receiver.keyboard().press("Escape");
    assertThat(whoElse(holder)).not().containsText("Het Hogeland");
    member.keyboard().press("Escape");
    assertThat(whoElse(member)).hasCount(0);
    assertThat(whoElse(holder)).hasText("Ook De Wadden kijkt hier nu naar.");
    other.context().close();
    assertThat(whoElse(holder)).hasText("");
    ScreensWorld.close(holder, practice, member, receiver);
  }

  @Test
  void before_it_is_at_the_table_only_colleagues_see_each_other_and_no_act_is_kept_from_anyone()
      throws IOException {
    Page holder = as("planner", town.holder, path);
    Page colleague = world.chromium.as("planner", town.holder, ScreensWorld.DESK);
    Map<String, Object> second =
        Map.of("role", "planner", "organization", town.holder, "person", 2);
    colleague.request().post("/api/v1/session", RequestOptions.create().setData(second));
    colleague.navigate(path);
    assertThat(colleague.locator(".role-button")).containsText("collega 2");
    Page member = as("table-member", town.watching, path);
    assertThat(member.locator(".people")).isVisible();
    assertThat(whoElse(member)).hasCount(0);
    assertThat(whoElse(holder)).hasText("Ook een collega kijkt hier nu naar.");
    colleague.keyboard().press("v");
    assertThat(whoElse(holder)).hasText("Een collega werkt hier nu aan.");
    for (int[] size : Chromium.SIZES) {
      holder.setViewportSize(size[0], size[1]);
      world.chromium.assertAccessible(holder, "somebody works on it at " + size[0]);
    }
    holder.keyboard().press("v");
    holder.keyboard().press("Enter");
    assertThat(holder.locator(".steps")).isVisible();
    assertThat(whoElse(member)).containsText("Ommelander GGZ");
    ScreensWorld.close(holder, colleague, member);
  }
}
