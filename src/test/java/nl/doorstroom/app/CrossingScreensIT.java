package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.doorstroom.app.TwoRegions.HERE;
import static nl.doorstroom.app.TwoRegions.THERE;
import static nl.doorstroom.app.TwoRegions.id;
import static nl.doorstroom.app.TwoRegions.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two planners in two regions, each at their own screen, by keyboard. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossingScreensIT {

  @Test
  void one_is_asked_for_in_another_region_and_answered_there() throws Exception {
    try (TestServer server = TestServer.start();
        Chromium chromium = Chromium.open(server.client().base())) {
      TwoRegions regions = new TwoRegions(server::client);
      regions.setUp();
      String transfer = regions.outside(regions.waiting());
      String slot = regions.place();
      Page holder = chromium.as("planner", regions.holder, Chromium.SIZES[0]);
      holder.navigate("/transfertafel?regio=" + HERE);
      holder.locator(".open-person").first().click();
      holder.keyboard().press(".");
      Locator asking = holder.locator("form[data-act=askOutside]");
      asking.locator("option[value='" + THERE + "/" + regions.accepting + "']").waitFor(attached());
      asking.locator("select").selectOption(THERE + "/" + regions.accepting);
      asking.locator("button.send").click();
      assertThat(holder.locator("[data-outside=ASKED]")).isVisible();

      Page receiver = chromium.as("planner", regions.receiver, Chromium.SIZES[1]);
      receiver.navigate("/transfertafel/vragen?regio=" + THERE);
      assertThat(receiver.locator(".question")).hasCount(1);
      receiver.screenshot(shot("crossing-inbox-390.png"));
      receiver.keyboard().press("j");
      receiver.locator("form[data-act=accept] button.send").click();
      assertThat(receiver.locator(".question")).hasCount(0);

      assertThat(holder.locator("[data-outside=ACCEPTED]")).containsText("De Marren");
      holder.screenshot(shot("crossing-panel-1440.png"));
      JsonNode row =
          regions.awaitRow(
              "planner@" + regions.holder, HERE, id(transfer), r -> state(r).equals("ACCEPTED"));
      assertThat(row.path("stage").asText()).isEqualTo("ACCEPTED");
      assertThat(regions.free(slot)).isZero();
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", name)).setFullPage(true);
  }
}
