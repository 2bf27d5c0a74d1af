package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The cases of the pages' pure modules, run in the browser that runs those. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PureModulesIT {

  private static final String BASE = "http://pages.test";

  @Test
  void every_case_holds() {
    try (Chromium chromium = Chromium.open(BASE)) {
      Page page = chromium.as("public", "", new int[] {800, 600});
      page.route(BASE + "/**", PureModulesIT::fromDisk);
      page.navigate(BASE + "/");

      @SuppressWarnings("unchecked") // The module's own contract: a list of name and failure.
      List<Map<String, String>> results =
          (List<Map<String, String>>)
              page.evaluate(
                  """
                  async () => {
                    const { cases } = await import("/src/test/js/all-cases.js");
                    const { runAll } = await import("/src/test/js/harness.js");
                    return runAll(cases);
                  }
                  """);

      assertThat(results).hasSizeGreaterThan(20);
      assertThat(results).allSatisfy(result -> assertThat(result.get("failure")).isNull());
    }
  }

  private static void fromDisk(Route route) {
    String path = URI.create(route.request().url()).getPath();
    Path file = Path.of(".").resolve(path.substring(1)).normalize();
    if (path.equals("/")) {
      route.fulfill(
          new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html>"));
    } else if (Files.isRegularFile(file)) {
      route.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setPath(file));
    } else {
      route.fulfill(new Route.FulfillOptions().setStatus(404));
    }
  }
}
