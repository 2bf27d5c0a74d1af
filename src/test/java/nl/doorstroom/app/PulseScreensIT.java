package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How the server is: on the page of its administrator, and to Prometheus. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PulseScreensIT {

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
  void an_administrator_sees_what_the_server_does_in_both_sizes() throws IOException {
    for (int[] size : Chromium.SIZES) {
      Page page = world.chromium.as("administrator", "", size);
      page.navigate("/beheer");
      Locator free = page.locator("[data-region=groningen] td.number").first();
      assertThat(free).not().hasText("0");
      assertThat(page.locator(".pulse-card")).hasCount(5);
      assertThat(page.locator(".pulse-verdict")).isVisible();
      world.chromium.assertAccessible(page, "beheer at " + size[0]);
      String before = page.locator("[data-region=groningen] td.number").last().textContent();
      world.publish(ScreensWorld.monday(size[0] > 1000 ? "06:05" : "06:25"), "NEW_REFERRAL");
      assertThat(page.locator("[data-region=groningen] td.number").last()).not().hasText(before);
      ScreensWorld.close(page);
    }
  }

  @Test
  void others_are_told_whose_page_it_is_and_get_no_figures() throws IOException {
    Page planner = world.chromium.as("planner", world.provider, ScreensWorld.DESK);
    planner.navigate("/beheer");
    assertThat(planner.locator("main .empty h2")).isVisible();
    assertThat(planner.locator("nav a[href='/beheer']")).hasCount(0);
    ScreensWorld.close(planner);
    assertThat(world.server.client().get("planner@" + world.provider, "/api/v1/pulse").status())
        .isEqualTo(403);
    JsonNode pulse = world.server.client().get("administrator", "/api/v1/pulse").body();
    assertThat(pulse.at("/regions/0/writable").asBoolean()).isTrue();
    assertThat(pulse.at("/last/heapUsed").asLong()).isPositive();
  }

  @Test
  void prometheus_reads_the_meters_from_this_machine_and_nobody_from_elsewhere()
      throws IOException, InterruptedException {
    HttpResponse<String> read = metrics("Accept", "application/openmetrics-text;version=1.0.0");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("doorstroom_region_writable{region=\"groningen\"} 1.0");
    assertThat(read.body()).endsWith("# EOF\n");
    assertThat(metrics("X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> metrics(String header, String value)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(world.server.client().base() + "/metrics"))
                .header(header, value)
                .build(),
            BodyHandlers.ofString());
  }
}
