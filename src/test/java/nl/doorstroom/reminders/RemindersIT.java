package nl.doorstroom.reminders;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderAddress.State;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.reminders.postgres.PgReminderBook;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reminders over a real database and real conversations by SMTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RemindersIT {

  private static final String ADDRESS = "Planning@Example.nl";
  private static final Set<ReminderTopic> ALL = EnumSet.allOf(ReminderTopic.class);
  private static final Duration DAY = Duration.ofDays(1);

  private static DatabaseUri database;

  private final Vertx vertx = Vertx.vertx();
  private final TestRegion region = new TestRegion();
  private final GridExchange exchange = new GridExchange(region);
  private volatile Instant now = region.now();
  private final RowCipher cipher =
      new RowCipher(new byte[RowCipher.KEY_BYTES], "test", new SecureRandom());
  private final PgReminderBook book = new PgReminderBook(cipher);
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Mail.End, Integer> ends = new EnumMap<>(Mail.End.class);
  private final AtomicInteger putOff = new AtomicInteger();
  private final ReminderAddresses addresses =
      new OwnAddresses(book, true, () -> "a" + ids.incrementAndGet(), () -> now, () -> {});
  private final ReminderAddresses.Owner noord =
      new ReminderAddresses.Owner(region.region().id(), region.organization("Noord"));
  private final ReminderAddresses.Owner zuid =
      new ReminderAddresses.Owner(region.region().id(), region.organization("Zuid"));
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private Pool pool;
  private HttpServer pages;

  @BeforeAll
  static void create() {
    database = TestPostgres.freshDatabase();
  }

  @BeforeEach
  void open() throws Exception {
    mail.start();
    pool = PgBuilder.pool().connectingTo(database.connectOptions()).using(vertx).build();
    await(pool.query("truncate reminder_address, reminder_mail").execute());
    book.become(pool);
    Router router = Router.router(vertx);
    new ReminderLinks(exchange, book, cipher, () -> now).mount(router, new DemoAccess(false));
    pages = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    mail.stop();
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** A server as after a start. */
  private Reminders server(int port) {
    MailSettings settings =
        requireNonNull(
            MailSettings.of(
                "smtp://127.0.0.1:" + port + "?starttls=disabled",
                "Doorstroom <noreply@example.nl>",
                "http://127.0.0.1:" + pages.actualPort()));
    return Reminders.by(vertx, settings, exchange, book, cipher, counting(), () -> now);
  }

  private Reminders server() {
    return server(mail.getSmtp().getPort());
  }

  private MailObserver counting() {
    return new MailObserver() {
      @Override
      public void ended(Mail.End end) {
        ends.merge(end, 1, Integer::sum);
      }

      @Override
      public void putOff() {
        putOff.incrementAndGet();
      }
    };
  }

  private void pass(Duration time) {
    region.pass(time);
    now = region.now();
  }

  private ReminderAddress add(ReminderAddresses.Owner owner, String address) throws Exception {
    return await(
        addresses.add(
            owner, address, MailLanguage.NL, ALL, new CommandId("k" + address.hashCode())));
  }

  private ReminderAddress working(ReminderAddresses.Owner owner, String address) throws Exception {
    ReminderAddress added = add(owner, address);
    await(book.confirmed(owner.region(), added.id(), now));
    return added;
  }

  private List<String> subjects() throws Exception {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  private static String part(MimeMessage message, int index) throws Exception {
    BodyPart part = ((Multipart) message.getContent()).getBodyPart(index);
    return String.valueOf(part.getContent());
  }

  private static String link(MimeMessage message, String deed) throws Exception {
    return part(message, 0)
        .lines()
        .filter(line -> line.endsWith("/" + deed))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> follow(String method, String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private State state(ReminderAddress address) throws Exception {
    return requireNonNull(await(book.find(region.region().id(), address.id()))).state();
  }

  @Test
  void an_address_is_asked_first_then_gets_one_digest_a_working_day() throws Exception {
    Reminders server = server();
    ReminderAddress added = add(noord, ADDRESS);
    await(server.round());
    await(server.round());
    assertThat(subjects()).containsExactly("Mag Doorstroom u herinneringen sturen voor Noord?");
    MimeMessage question = mail.getReceivedMessages()[0];

    String yes = link(question, "bevestigen");
    assertThat(follow("GET", yes).body()).contains("Ja, stuur mij herinneringen");
    assertThat(state(added)).as("a program that opens links says nothing").isEqualTo(State.PENDING);
    assertThat(follow("POST", yes.replace("/a1/", "/a2/")).statusCode()).isEqualTo(404);
    assertThat(follow("POST", yes.replace("bevestigen", "stoppen")).statusCode()).isEqualTo(404);
    assertThat(follow("POST", yes).body()).contains("Het is gelukt");
    assertThat(state(added)).isEqualTo(State.ACTIVE);

    await(server.round());
    assertThat(subjects()).last().isEqualTo("1 ding te doen in Doorstroom: Noord");
    pass(Duration.ofHours(1));
    await(server.round());
    await(server().round());
    assertThat(subjects()).as("also after a new start").hasSize(2);

    pass(DAY);
    await(server.round());
    assertThat(subjects()).as("nothing to say on the 3rd").hasSize(2);
    pass(DAY.multipliedBy(11));
    await(server.round());
    assertThat(region.now()).isEqualTo("2026-03-14T09:00:00Z");
    assertThat(subjects()).as("a Saturday").hasSize(2);
    pass(DAY.multipliedBy(2));
    await(server.round());
    assertThat(subjects()).last().isEqualTo("2 dingen te doen in Doorstroom: Noord");
    assertThat(ends).containsEntry(Mail.End.SENT, 3).containsEntry(Mail.End.NOTHING, 1);
  }

  @Test
  void a_mail_has_two_forms_and_a_way_to_stop_it_in_one_step() throws Exception {
    ReminderAddress added = working(noord, ADDRESS);
    await(server().round());
    MimeMessage digest = mail.getReceivedMessages()[0];
    assertThat(digest.getAllRecipients()[0]).hasToString(ADDRESS);
    assertThat(digest.getHeader("From", null)).isEqualTo("Doorstroom <noreply@example.nl>");
    assertThat(digest.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(digest.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(digest.getHeader("Content-Language", null)).isEqualTo("nl");
    assertThat(digest.getHeader("Message-ID")).hasSize(1);
    assertThat(digest.getContentType()).startsWith("multipart/alternative");
    assertThat(part(digest, 0)).contains("- de maandlevering aan Vektis en de NZa");
    assertThat(part(digest, 1)).contains("<li>de maandlevering aan Vektis en de NZa");

    String off = digest.getHeader("List-Unsubscribe", null).replaceAll("[<>\\s]", "");
    assertThat(follow("GET", off).body()).contains("Stop de herinneringen");
    assertThat(state(added)).isEqualTo(State.ACTIVE);
    assertThat(follow("POST", off).body()).contains("Uw adres is gewist");
    assertThat(await(addresses.of(noord)).addresses()).isEmpty();
    assertThat(follow("GET", off).statusCode()).isEqualTo(404);
  }

  @Test
  void two_servers_send_one_mail() throws Exception {
    working(noord, ADDRESS);
    working(noord, "two@example.nl");
    Reminders one = server();
    Reminders other = server();
    Future<Void> first = one.round();
    Future<Void> second = other.round();
    await(Future.all(first, second));
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void what_was_in_hand_when_a_server_died_is_not_sent_twice() throws Exception {
    working(noord, ADDRESS);
    await(book.queueDigests(region.region().id(), region.today(), now));
    Set<RegionId> regions = Set.of(region.region().id());
    while (await(book.take(regions, now)) != null) {
      // Taken, and never heard of again.
    }
    pass(Duration.ofHours(5));
    await(server().round());
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_feed_that_stops_is_told_at_once_and_once_to_its_own_organisation() throws Exception {
    working(noord, ADDRESS);
    working(zuid, "zuid@example.nl");
    ReminderAddress only =
        await(
            addresses.add(
                noord,
                "stale@example.nl",
                MailLanguage.EN,
                Set.of(ReminderTopic.STALE),
                new CommandId("k")));
    await(book.confirmed(noord.region(), only.id(), now));
    region.accept(
        new RegisterFeed(
            null,
            "epd-koppeling",
            FeedKind.SLOTS,
            Duration.ofHours(12),
            Set.of(),
            noord.organization(),
            null));
    Reminders server = server();
    await(server.round());
    mail.purgeEmailFromAllMailboxes();
    pass(Duration.ofHours(12));
    await(server.round());
    await(server.round());
    await(server().round());
    assertThat(subjects()).containsExactly("Koppeling staat stil: epd-koppeling van Noord");
    assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString(ADDRESS);
    assertThat(part(mail.getReceivedMessages()[0], 0)).contains("maandag 2 maart om 21:00");
  }

  @Test
  void a_refused_address_is_marked_and_left_alone() throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.toRecipient = "550 5.1.1 no such user " + ADDRESS;
    ReminderAddress added = working(noord, ADDRESS);
    Reminders server = server(smtp.port());
    await(server.round());
    assertThat(state(added)).isEqualTo(State.REFUSED);
    int calls = smtp.calls.get();
    pass(DAY.multipliedBy(14));
    await(server.round());
    assertThat(smtp.calls.get()).isEqualTo(calls);
    problem(() -> addresses.test(noord, added.id(), new CommandId("t")), "address-unconfirmed");

    smtp.toRecipient = "250 ok";
    await(addresses.ask(noord, added.id(), new CommandId("again")));
    assertThat(state(added)).isEqualTo(State.PENDING);
    await(server.round());
    assertThat(smtp.taken.get()).isEqualTo(1);
  }

  @Test
  void a_server_that_does_not_let_us_send_says_nothing_of_an_address() throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.toRecipient = "550 5.7.1 relaying denied";
    ReminderAddress added = working(noord, ADDRESS);
    await(server(smtp.port()).round());
    assertThat(state(added)).isEqualTo(State.ACTIVE);
    assertThat(putOff).hasValue(1);
  }

  @Test
  void a_letter_that_is_refused_says_nothing_of_its_address() throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.toMail = "554 looks like spam";
    ReminderAddress added = working(noord, ADDRESS);
    await(server(smtp.port()).round());
    assertThat(state(added)).isEqualTo(State.ACTIVE);
    assertThat(ends).containsEntry(Mail.End.REFUSED, 1);
  }

  @Test
  void a_server_that_says_later_is_asked_later() throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.toRecipient = "450 4.2.0 greylisted";
    working(noord, ADDRESS);
    Reminders server = server(smtp.port());
    await(server.round());
    smtp.toRecipient = "250 ok";
    await(server.round());
    assertThat(smtp.taken.get()).isZero();
    pass(Duration.ofMinutes(1));
    await(server.round());
    assertThat(smtp.taken.get()).isEqualTo(1);
  }

  @Test
  void a_server_that_is_away_is_left_alone_ever_longer_and_gets_all_once_it_is_back()
      throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.away = true;
    working(noord, ADDRESS);
    working(noord, "two@example.nl");
    Reminders server = server(smtp.port());
    await(server.round());
    assertThat(putOff).as("the second one is not tried").hasValue(1);
    int calls = smtp.calls.get();
    await(server.round());
    assertThat(smtp.calls).hasValue(calls);
    pass(Duration.ofMinutes(1));
    await(server.round());
    assertThat(putOff).hasValue(2);
    pass(Duration.ofMinutes(1));
    await(server.round());
    assertThat(putOff).as("two minutes now").hasValue(2);

    smtp.away = false;
    pass(Duration.ofMinutes(1));
    await(server.round());
    assertThat(smtp.taken).hasValue(2);
  }

  @Test
  void a_digest_that_could_not_be_sent_that_day_is_dropped() throws Exception {
    ScriptedSmtp smtp = new ScriptedSmtp(vertx);
    smtp.away = true;
    working(noord, ADDRESS);
    Reminders server = server(smtp.port());
    await(server.round());
    smtp.away = false;
    pass(Duration.ofHours(10));
    await(server.round());
    assertThat(smtp.taken).hasValue(0);
    assertThat(ends).containsEntry(Mail.End.LATE, 1);
  }

  @Test
  void a_server_with_another_certificate_gets_nothing() throws Exception {
    GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      working(noord, ADDRESS);
      MailSettings settings =
          requireNonNull(
              MailSettings.of(
                  "smtps://u:p@127.0.0.1:" + secure.getSmtps().getPort(),
                  "noreply@example.nl",
                  "https://example.nl"));
      await(Reminders.by(vertx, settings, exchange, book, cipher, counting(), () -> now).round());
      assertThat(putOff).hasValue(1);
      assertThat(secure.getReceivedMessages()).isEmpty();
    } finally {
      secure.stop();
    }
  }

  @Test
  void a_trial_goes_to_a_working_address_only_and_once() throws Exception {
    ReminderAddress added = add(noord, ADDRESS);
    problem(() -> addresses.test(noord, added.id(), new CommandId("t")), "address-unconfirmed");
    await(book.confirmed(noord.region(), added.id(), now));
    problem(() -> addresses.test(zuid, added.id(), new CommandId("t")), "not-found");
    problem(() -> addresses.ask(noord, added.id(), new CommandId("t")), "address-confirmed");
    await(addresses.change(noord, added.id(), MailLanguage.EN, Set.of(ReminderTopic.FEEDS)));
    await(addresses.test(noord, added.id(), new CommandId("t")));
    await(addresses.test(noord, added.id(), new CommandId("t")));
    await(server().round());
    assertThat(subjects()).containsExactly("Trial message of Doorstroom for Noord");
    assertThat(await(addresses.of(noord)).addresses().get(0).lastSentAt()).isEqualTo(now);
  }

  @Test
  void addresses_are_encrypted_counted_and_erased() throws Exception {
    ReminderAddress added = add(noord, ADDRESS);
    assertThat(add(noord, ADDRESS).id()).as("under the same key").isEqualTo(added.id());
    problem(
        () ->
            addresses.add(
                noord,
                ADDRESS.toUpperCase(Locale.ROOT),
                MailLanguage.NL,
                ALL,
                new CommandId("other")),
        "already-exists");
    problem(
        () -> addresses.add(noord, "nobody", MailLanguage.NL, ALL, new CommandId("n")), "invalid");
    var row =
        await(pool.query("select reminder_address::text from reminder_address").execute())
            .iterator()
            .next();
    assertThat(row.getString(0))
        .doesNotContain("xample", HexFormat.of().formatHex(bytes("xample")));

    for (int i = 1; i < ReminderAddresses.PER_ORGANIZATION_MAX; i++) {
      add(noord, i + "@example.nl");
    }
    problem(
        () -> addresses.add(noord, "x@example.nl", MailLanguage.NL, ALL, new CommandId("x")),
        "too-many-addresses");
    add(zuid, ADDRESS);
    problem(() -> addresses.remove(zuid, added.id()), "not-found");
    await(addresses.remove(noord, added.id()));
    assertThat(await(addresses.of(noord)).addresses())
        .hasSize(ReminderAddresses.PER_ORGANIZATION_MAX - 1);
    await(server().round());
    assertThat(subjects()).hasSize(ReminderAddresses.PER_ORGANIZATION_MAX);
  }

  @Test
  void an_organisation_asks_strangers_so_often_and_no_more() throws Exception {
    for (int i = 0; i < ReminderAddresses.ASKED_PER_DAY_MAX; i++) {
      String address = i + "@example.nl";
      ReminderAddress asked =
          await(addresses.add(noord, address, MailLanguage.NL, ALL, new CommandId("k" + i)));
      await(server().round());
      await(addresses.remove(noord, asked.id()));
    }
    problem(
        () -> addresses.add(noord, ADDRESS, MailLanguage.NL, ALL, new CommandId("k")),
        "too-many-mails");
    pass(DAY.plusSeconds(1));
    add(noord, ADDRESS);
  }

  @Test
  void who_does_not_answer_is_forgotten() throws Exception {
    add(noord, ADDRESS);
    Reminders server = server();
    await(server.round());
    pass(Reminders.ANSWER_WITHIN.plusSeconds(1));
    await(server.round());
    assertThat(await(addresses.of(noord)).addresses()).isEmpty();
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void without_a_mail_server_nothing_can_be_added() throws Exception {
    ReminderAddresses none = new OwnAddresses(book, false, () -> "a", () -> now, () -> {});
    assertThat(await(none.of(noord)).configured()).isFalse();
    problem(
        () -> none.add(noord, ADDRESS, MailLanguage.NL, ALL, new CommandId("k")),
        "mail-not-configured");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Asking {
    Future<?> ask();
  }

  private static void problem(Asking asking, String slug) {
    assertThatThrownBy(() -> await(asking.ask()))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().slug()).isEqualTo(slug));
  }
}
