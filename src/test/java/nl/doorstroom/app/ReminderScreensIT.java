package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where a planner has reminders sent, up to the mail program of who gets them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReminderScreensIT {

  private static final int MAIL_MILLIS = 30_000;
  private static final String SCREEN = "/planning/aanbod";

  private static GreenMail mail;
  private static ScreensWorld world;

  @BeforeAll
  static void open() throws Exception {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    world =
        ScreensWorld.on(
            TestServer.start(
                options -> {
                  options.smtpUrl =
                      "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=disabled";
                  options.smtpFrom = "Doorstroom <noreply@example.nl>";
                  options.publicUrl = "https://doorstroom.example.nl";
                }));
  }

  @AfterAll
  static void close() {
    world.close();
    mail.stop();
  }

  /** Path of the link of {@code message} that ends in {@code deed}. */
  private static String link(MimeMessage message, String deed) throws Exception {
    return ((Multipart) message.getContent())
        .getBodyPart(0)
        .getContent()
        .toString()
        .lines()
        .filter(line -> line.endsWith("/" + deed))
        .map(line -> URI.create(line).getPath())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_address_is_added_by_keyboard_confirmed_from_its_mail_tried_and_erased() throws Exception {
    Page planner = world.planner(SCREEN);
    Locator card = planner.locator("reminder-card");
    card.locator("input[type=email]").focus();
    planner.keyboard().type("planning@example.nl");
    planner.keyboard().press("Enter");
    Locator line = card.locator(".reminder-address");
    assertThat(line).containsText("te bevestigen");
    assertThat(card.locator(".done-note")).containsText("vraag gestuurd naar planning@example.nl");
    assertThat(card.locator("input[type=email]")).isEmpty();

    MimeMessage question = received("planning@example.nl", "Mag Doorstroom u herinneringen");
    Page reader = world.chromium.as("public", "", Chromium.SIZES[1]);
    reader.navigate(link(question, "bevestigen"));
    assertThat(reader.locator("h1")).hasText("Herinneringen van Doorstroom");
    world.chromium.assertAccessible(reader, "the question");
    reader.locator("button").click();
    assertThat(reader.locator("h1")).hasText("Het is gelukt");

    planner.evaluate("() => window.dispatchEvent(new Event('focus'))");
    assertThat(line).containsText("actief");
    line.locator(".trial").press("Enter");
    assertThat(card.locator(".done-note")).containsText("proefbericht");
    received("planning@example.nl", "Proefbericht");

    line.locator("summary").press("Enter");
    Locator stale = line.locator("[data-topic=STALE]");
    stale.press("Space");
    assertThat(stale).hasAttribute("aria-pressed", "false");
    assertThat(line.locator("summary")).hasText("8 soorten herinneringen");
    world.chromium.assertAccessible(planner, "reminders at the desk");
    planner.reload();
    assertThat(line.locator("summary")).hasText("8 soorten herinneringen");

    Page narrow = world.chromium.as("planner", world.provider, Chromium.SIZES[1]);
    narrow.navigate(SCREEN);
    assertThat(narrow.locator(".reminder-address")).isVisible();
    world.chromium.assertAccessible(narrow, "reminders on a telephone");

    line.locator(".remove").press("Enter");
    assertThat(line).hasCount(0);
    assertThat(card.locator(".done-note")).containsText("planning@example.nl is gewist");
    assertThat(card.locator("h3")).isFocused();
    ScreensWorld.close(planner, reader, narrow);
  }

  @Test
  void who_gets_a_mail_stops_it_without_signing_in() throws Exception {
    Page planner = world.planner(SCREEN);
    Locator card = planner.locator("reminder-card");
    card.locator("input[type=email]").fill("stop@example.nl");
    card.locator("select[name=language]").last().selectOption("EN");
    card.locator(".reminder-form button").click();
    Locator line =
        card.locator(".reminder-address", new Locator.LocatorOptions().setHasText("stop@"));
    assertThat(line).isVisible();
    MimeMessage question = received("stop@example.nl", "May Doorstroom send you reminders");
    Page reader = world.chromium.as("public", "", Chromium.SIZES[0]);
    reader.navigate(link(question, "stoppen"));
    assertThat(reader.locator("h1")).hasText("Stop reminders");
    reader.locator("button").click();
    assertThat(reader.locator("h1")).hasText("Stopped");
    reader.goBack();
    reader.reload();
    assertThat(reader.locator("h1")).hasText("Deze link werkt niet meer");
    planner.evaluate("() => window.dispatchEvent(new Event('focus'))");
    assertThat(line).hasCount(0);
    ScreensWorld.close(planner, reader);
  }

  private static MimeMessage received(String address, String subject) throws Exception {
    for (int mails = 1; mail.waitForIncomingEmail(MAIL_MILLIS, mails); mails++) {
      for (MimeMessage message : mail.getReceivedMessages()) {
        if (message.getAllRecipients()[0].toString().equals(address)
            && message.getSubject().startsWith(subject)) {
          return message;
        }
      }
    }
    throw new AssertionError("no mail to " + address + ": " + subject);
  }

  @Test
  void a_bad_address_is_told_in_words() {
    Page planner = world.planner(SCREEN);
    Locator card = planner.locator("reminder-card");
    card.locator("input[type=email]").fill("planning@localhost");
    card.locator(".reminder-form button").click();
    assertThat(card.locator(".note.problem")).containsText("geen e-mailadres");
    ScreensWorld.close(planner);
  }

  @Test
  void without_a_mail_server_it_says_where_reminders_are() {
    Page planner = world.chromium.as("planner", world.provider, ScreensWorld.DESK);
    planner.route(
        "**/reminder-addresses",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"configured\":false,\"max\":10,\"addresses\":[]}")));
    planner.navigate(SCREEN);
    Locator card = planner.locator("reminder-card");
    assertThat(card)
        .containsText("Er is geen mailserver ingesteld; herinneringen staan in Te doen.");
    assertThat(card.locator("form")).hasCount(0);
    ScreensWorld.close(planner);
  }
}
