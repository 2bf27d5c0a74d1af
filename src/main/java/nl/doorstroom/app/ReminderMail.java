package nl.doorstroom.app;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.RouteModule;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import nl.doorstroom.reminders.Mail;
import nl.doorstroom.reminders.MailObserver;
import nl.doorstroom.reminders.MailSettings;
import nl.doorstroom.reminders.OwnAddresses;
import nl.doorstroom.reminders.ReminderLinks;
import nl.doorstroom.reminders.Reminders;
import nl.doorstroom.reminders.postgres.PgReminderBook;
import org.jspecify.annotations.Nullable;

/**
 * Reminders by e-mail: a round each minute once the database is there, and at once when somebody
 * waits for a mail.
 *
 * <p>This class is threadsafe.
 */
final class ReminderMail {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int ID_BYTES = 16;

  /** What becomes of a mail that is tried again later. */
  private static final String PUT_OFF = "PUT_OFF";

  private final Vertx vertx;
  private final SecureRandom random;
  private final PgReminderBook book;
  private final @Nullable Reminders reminders;
  private final ReminderAddresses addresses;
  private final RouteModule links;
  private volatile boolean ready;

  /**
   * @param settings null to send nothing
   */
  ReminderMail(
      Vertx vertx,
      Exchange exchange,
      @Nullable MailSettings settings,
      byte[] secret,
      SecureRandom random,
      Meters meters,
      InstantSource clock) {
    this.vertx = vertx;
    this.random = random;
    RowCipher cipher = new RowCipher(secret, "reminder address", random);
    this.book = new PgReminderBook(cipher);
    this.reminders =
        settings == null
            ? null
            : Reminders.by(vertx, settings, exchange, book, cipher, counting(meters), clock);
    this.addresses = new OwnAddresses(book, settings != null, this::newId, clock, this::round);
    this.links = new ReminderLinks(exchange, book, cipher, clock);
  }

  private static MailObserver counting(Meters meters) {
    meters.expect(MeterName.REMINDER_MAILS, Mail.End.values());
    meters.expect(MeterName.REMINDER_MAILS, PUT_OFF);
    return new MailObserver() {
      @Override
      public void ended(Mail.End end) {
        meters.count(MeterName.REMINDER_MAILS, end.name());
      }

      @Override
      public void putOff() {
        meters.count(MeterName.REMINDER_MAILS, PUT_OFF);
      }
    };
  }

  ReminderAddresses addresses() {
    return addresses;
  }

  RouteModule links() {
    return links;
  }

  /** From now on addresses are kept in the database of {@code pool}, and mail is sent. */
  void begin(Pool pool) {
    book.become(pool);
    ready = true;
    vertx.setPeriodic(EVERY.toMillis(), timer -> round());
    round();
  }

  /** Sends nothing more. */
  void end() {
    ready = false;
  }

  private void round() {
    Reminders sending = reminders;
    if (ready && sending != null) {
      vertx.runOnContext(none -> sending.round());
    }
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
