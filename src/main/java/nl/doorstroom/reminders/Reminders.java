package nl.doorstroom.reminders;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.reminders.UndeliveredException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is to be sent, round by round.
 *
 * <p>A round writes down what fell due, then takes one mail in hand after another. A mail that was
 * taken and of which nobody said what became is never sent again: a start after a crash, or a
 * second server, may lose one but never doubles one. A server that does not answer ends the round,
 * and the next ones wait: one minute, two, four, at most half an hour.
 *
 * <p><b>Threads.</b> Safe to call from any context; a round that is asked for while one runs
 * follows it.
 */
public final class Reminders {

  private static final Logger log = LoggerFactory.getLogger(Reminders.class);

  /** How long an address has to answer before it is erased. */
  static final Duration ANSWER_WITHIN = Duration.ofDays(7);

  /** How long it is remembered what was sent. */
  static final Duration REMEMBERED = Duration.ofDays(62);

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final int MAILS_PER_ROUND = 100;

  private final Exchange exchange;
  private final ReminderBook book;
  private final Post post;
  private final Letters letters;
  private final Links links;
  private final MailObserver observer;
  private final InstantSource clock;

  /** That the mail server did not answer so often in a row, and until when it is left alone. */
  private record Pause(int failures, Instant until) {

    private static final Pause NONE = new Pause(0, Instant.MIN);

    private Pause longer(Instant now) {
      return new Pause(failures + 1, now.plus(When.backoff(failures + 1)));
    }
  }

  private boolean running;
  private boolean again;
  private volatile Instant sweepAt = Instant.MIN;
  private volatile Pause pause = Pause.NONE;

  Reminders(
      Exchange exchange,
      ReminderBook book,
      Post post,
      Links links,
      MailObserver observer,
      InstantSource clock) {
    this.exchange = exchange;
    this.book = book;
    this.post = post;
    this.links = links;
    this.letters = new Letters(exchange, links);
    this.observer = observer;
    this.clock = clock;
  }

  /** Some that are sent as {@code settings} say, with links that {@code cipher} marks. */
  public static Reminders by(
      Vertx vertx,
      MailSettings settings,
      Exchange exchange,
      ReminderBook book,
      RowCipher cipher,
      MailObserver observer,
      InstantSource clock) {
    return new Reminders(
        exchange,
        book,
        new SmtpPost(vertx, settings),
        new Links(settings.publicUrl(), new Marks(cipher)),
        observer,
        clock);
  }

  /** One round. It never fails: what is in the way is logged, and the next round tries again. */
  public Future<Void> round() {
    synchronized (this) {
      if (running) {
        again = true;
        return Future.succeededFuture();
      }
      running = true;
      again = false;
    }
    return sweep()
        .compose(swept -> plan())
        .compose(planned -> deliver(MAILS_PER_ROUND))
        .recover(
            failure -> {
              log.warn("event=reminders-round-failed {}", failure.toString());
              return Future.succeededFuture();
            })
        .compose(done -> follows() ? round() : Future.succeededFuture());
  }

  private synchronized boolean follows() {
    running = false;
    return again;
  }

  private Future<Void> sweep() {
    Instant now = clock.instant();
    if (now.isBefore(sweepAt)) {
      return Future.succeededFuture();
    }
    sweepAt = now.plus(SWEEP_EVERY);
    return book.sweep(now.minus(ANSWER_WITHIN), now.minus(REMEMBERED));
  }

  /** What falls due in one region. */
  private record Due(@Nullable LocalDate digest, List<Stop> stops) {}

  private record Stop(OrganizationId organization, String about, Instant at) {}

  private Future<Void> plan() {
    Future<Void> planned = Future.succeededFuture();
    for (RegionId region : exchange.regions()) {
      planned =
          planned
              .compose(before -> plan(region))
              .recover(
                  failure -> {
                    log.warn(
                        "event=reminders-not-planned region={} {}",
                        region.value(),
                        failure.toString());
                    return Future.succeededFuture();
                  });
    }
    return planned;
  }

  private Future<Void> plan(RegionId region) {
    Instant now = clock.instant();
    return exchange
        .read(region, grid -> due(grid.region(), now))
        .compose(
            due -> {
              Future<Void> queued =
                  due.digest() == null
                      ? Future.succeededFuture()
                      : book.queueDigests(region, due.digest(), now);
              for (Stop stop : due.stops()) {
                queued =
                    queued.compose(
                        before ->
                            book.queueStop(
                                region, stop.organization(), stop.about(), stop.at(), now));
              }
              return queued;
            });
  }

  private static Due due(Region region, Instant now) {
    RegionConfig config = region.partners().config();
    if (config == null || config.nature() == Nature.ARCHIVE) {
      return new Due(null, List.of());
    }
    List<Stop> stops = new ArrayList<>();
    for (Feed feed : region.upkeep().feeds()) {
      if (feed.stopped() && feed.dueAt().plus(Letters.PATIENCE).isAfter(now)) {
        stops.add(new Stop(feed.organization(), Letters.aboutStop(feed), feed.dueAt()));
      }
    }
    return new Due(
        When.isWorking(config, now) ? LocalDate.ofInstant(now, config.timeZone()) : null, stops);
  }

  private Future<Void> deliver(int most) {
    Set<RegionId> regions = exchange.regions();
    Instant now = clock.instant();
    if (most == 0 || regions.isEmpty() || now.isBefore(pause.until())) {
      return Future.succeededFuture();
    }
    return book.take(regions, now)
        .compose(
            taken ->
                taken == null
                    ? Future.succeededFuture()
                    : deliver(taken, now).compose(done -> deliver(most - 1)));
  }

  private Future<Void> deliver(ReminderBook.Taken taken, Instant now) {
    Mail mail = taken.mail();
    return letters
        .write(mail, taken.to(), now)
        .map(written -> (Letters.@Nullable Written) written)
        .recover(unreadable -> Future.succeededFuture())
        .compose(
            written -> {
              if (written == null) {
                return book.putOff(mail, now.plus(When.backoff(mail.tries())));
              }
              Letter letter = written.letter();
              return letter == null ? ended(mail, written.end(), now) : send(taken, letter, now);
            });
  }

  private Future<Void> send(ReminderBook.Taken taken, Letter letter, Instant now) {
    Mail mail = taken.mail();
    return post.send(letter, taken.to().address(), links.messageId(mail), letter.off().to())
        .transform(
            sent -> {
              if (sent.succeeded()) {
                pause = Pause.NONE;
                return ended(mail, Mail.End.SENT, now);
              }
              return undelivered(taken, sent.cause(), now);
            });
  }

  private Future<Void> undelivered(ReminderBook.Taken taken, Throwable cause, Instant now) {
    Mail mail = taken.mail();
    Kind kind = cause instanceof UndeliveredException e ? e.kind() : Kind.AWAY;
    return switch (kind) {
      case NO_SUCH_ADDRESS -> {
        log.warn(
            "event=reminder-address-refused address={} {}", mail.address(), cause.getMessage());
        yield book.refused(mail.region(), mail.address())
            .compose(marked -> ended(mail, Mail.End.REFUSED, now));
      }
      case LETTER_REFUSED -> {
        log.warn(
            "event=reminder-refused kind={} address={} {}",
            mail.kind(),
            mail.address(),
            cause.getMessage());
        yield ended(mail, Mail.End.REFUSED, now);
      }
      case LATER -> putOff(mail, now.plus(When.backoff(mail.tries())));
      case AWAY -> {
        Pause next = pause.longer(now);
        pause = next;
        log.warn(
            "event=mail-server-away failures={} until={} {}",
            next.failures(),
            next.until(),
            cause.getMessage());
        yield putOff(mail, next.until());
      }
    };
  }

  private Future<Void> putOff(Mail mail, Instant until) {
    observer.putOff();
    return book.putOff(mail, until);
  }

  private Future<Void> ended(Mail mail, Mail.End end, Instant now) {
    observer.ended(end);
    return book.ended(mail, end, now);
  }
}
