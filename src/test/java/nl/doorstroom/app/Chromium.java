package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Chromium of this machine. Its absence fails a test: what a screen does is part of the
 * promise.
 */
final class Chromium implements AutoCloseable {

  /** The two sizes that every screen is looked at in. */
  static final int[][] SIZES = {{1440, 900}, {390, 844}};

  private final Playwright playwright;

  /** What a page may take on a machine that has more to do. */
  private static final double PATIENCE_MILLIS = 20_000;

  private final Browser browser;
  private final String base;
  private final List<String> complaints = new ArrayList<>();

  /** Pages into which axe has put styles of its own, which their policy refuses. */
  private final Set<Page> examined = new HashSet<>();

  private Chromium(Playwright playwright, Browser browser, String base) {
    this.playwright = playwright;
    this.browser = browser;
    this.base = base;
  }

  static Chromium open(String base) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Path program =
        program()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no Chromium on this machine: the browser tests cannot run (apt-get install"
                            + " chromium, or name one in CHROMIUM)"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run")));
    return new Chromium(playwright, browser, base);
  }

  /** A browser of one person: a role, and the organisation it acts for; "" for none. */
  Page as(String role, String organization, int[] size) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(size[0], size[1])
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    if (!role.equals("public")) {
      Map<String, String> identity =
          organization.isEmpty()
              ? Map.of("role", role)
              : Map.of("role", role, "organization", organization);
      APIResponse answered =
          context.request().post("/api/v1/session", RequestOptions.create().setData(identity));
      if (!answered.ok()) {
        throw new IllegalStateException(answered.text());
      }
    }
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(error));
    page.onConsoleMessage(
        message -> {
          if (isComplaint(page, message)) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  /** What pages complained of on their consoles, refusals by the server aside. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Holds a page to the rules of accessibility (WCAG 2.2 AA), and to its width. */
  void assertAccessible(Page page, String what) {
    examined.add(page);
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    List<Rule> violations =
        new AxeBuilder(page)
            .options(options)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            // One page without frames: nothing is to be put together in a page of its own.
            .setLegacyMode(true)
            .analyze()
            .getViolations();
    assertThat(violations).as(what).extracting(Rule::toString).isEmpty();
    Object overflow =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).as("%s scrolls sideways", what).isEqualTo(0);
  }

  private boolean isComplaint(Page page, ConsoleMessage message) {
    String text = message.text();
    boolean byAxe = examined.contains(page) && text.contains("Content Security Policy");
    return message.type().equals("error") && !text.contains("status of 4") && !byAxe;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> program() {
    return Stream.of(
            Optional.ofNullable(System.getenv("CHROMIUM")).orElse(""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
