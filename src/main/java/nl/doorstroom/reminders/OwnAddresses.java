package nl.doorstroom.reminders;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderAddress.State;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.CommandId;

/** What an organisation does with its own addresses. */
public final class OwnAddresses implements ReminderAddresses {

  private static final Set<Mail.Kind> ASKED_FOR =
      EnumSet.of(Mail.Kind.CONFIRMATION, Mail.Kind.TRIAL);
  private static final Duration DAY = Duration.ofHours(24);
  private static final int RETRY_SECONDS = 3_600;

  private final ReminderBook book;
  private final boolean configured;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final Runnable soon;

  /**
   * @param configured whether mail is sent at all
   * @param ids makes a new random id at each call
   * @param soon called when something is to be sent
   */
  public OwnAddresses(
      ReminderBook book,
      boolean configured,
      Supplier<String> ids,
      InstantSource clock,
      Runnable soon) {
    this.book = book;
    this.configured = configured;
    this.ids = ids;
    this.clock = clock;
    this.soon = soon;
  }

  @Override
  public Future<Overview> of(Owner owner) {
    return book.of(owner.region(), owner.organization())
        .map(all -> new Overview(configured, PER_ORGANIZATION_MAX, all));
  }

  @Override
  public Future<ReminderAddress> add(
      Owner owner,
      String address,
      MailLanguage language,
      Set<ReminderTopic> topics,
      CommandId under) {
    if (!EmailAddress.isOne(address)) {
      return refuse(
          Problem.of(
                  422,
                  "invalid",
                  "A value is not allowed",
                  "address: " + address + " (expected: " + EmailAddress.EXPECTED + ")")
              .with("field", "address")
              .with("value", address)
              .with("expected", EmailAddress.EXPECTED));
    }
    Instant now = now();
    ReminderAddress fresh =
        new ReminderAddress(
            ids.get(),
            owner.organization(),
            address,
            language,
            topics,
            State.PENDING,
            now,
            null,
            null);
    return mayAsk(owner, now)
        .compose(may -> book.add(owner.region(), fresh, under, PER_ORGANIZATION_MAX))
        .compose(
            added ->
                switch (added.how()) {
                  case ADDED, REPEATED ->
                      queued(
                          owner,
                          Objects.requireNonNull(added.address(), "address"),
                          Mail.Kind.CONFIRMATION,
                          under,
                          now);
                  case KNOWN ->
                      refuse(
                          Problem.of(
                                  409,
                                  "already-exists",
                                  "The address is there already",
                                  "address: " + address + " (expected: another)")
                              .with("field", "address")
                              .with("value", address));
                  case FULL ->
                      refuse(
                          Problem.of(
                                  409,
                                  "too-many-addresses",
                                  "There are as many addresses as there may be",
                                  "addresses: "
                                      + PER_ORGANIZATION_MAX
                                      + " (expected: fewer than "
                                      + PER_ORGANIZATION_MAX
                                      + ")")
                              .with("max", PER_ORGANIZATION_MAX));
                });
  }

  @Override
  public Future<ReminderAddress> change(
      Owner owner, String id, MailLanguage language, Set<ReminderTopic> topics) {
    return book.change(owner.region(), owner.organization(), id, language, topics)
        .compose(changed -> known(owner, id));
  }

  @Override
  public Future<Void> remove(Owner owner, String id) {
    return known(owner, id).compose(found -> book.remove(owner.region(), id)).mapEmpty();
  }

  @Override
  public Future<ReminderAddress> ask(Owner owner, String id, CommandId under) {
    Instant now = now();
    return known(owner, id)
        .compose(
            found ->
                found.state() == State.ACTIVE
                    ? refuse(
                        state("address-confirmed", "The address works", found, "PENDING, REFUSED"))
                    : mayAsk(owner, now)
                        .compose(may -> book.asked(owner.region(), id, now))
                        .compose(asked -> queued(owner, found, Mail.Kind.CONFIRMATION, under, now)))
        .compose(asked -> known(owner, id));
  }

  @Override
  public Future<ReminderAddress> test(Owner owner, String id, CommandId under) {
    Instant now = now();
    return known(owner, id)
        .compose(
            found ->
                found.state() == State.ACTIVE
                    ? mayAsk(owner, now)
                        .compose(may -> queued(owner, found, Mail.Kind.TRIAL, under, now))
                    : refuse(
                        state(
                            "address-unconfirmed",
                            "The address was not confirmed",
                            found,
                            "ACTIVE")));
  }

  private static Problem state(String slug, String title, ReminderAddress is, String expected) {
    return Problem.of(409, slug, title, "state: " + is.state() + " (expected: " + expected + ")")
        .with("field", "state")
        .with("value", is.state().name())
        .with("expected", expected);
  }

  private Future<ReminderAddress> known(Owner owner, String id) {
    return book.find(owner.region(), id)
        .compose(
            found ->
                found == null || !found.organization().equals(owner.organization())
                    ? refuse(
                        Problem.of(404, "not-found", "No such address", "id: " + id)
                            .with("field", "id")
                            .with("value", id))
                    : Future.succeededFuture(found));
  }

  private Future<Void> mayAsk(Owner owner, Instant now) {
    if (!configured) {
      return refuse(
          Problem.of(
              409,
              "mail-not-configured",
              "This server sends no mail",
              "smtp-url: none (expected: a mail server)"));
    }
    return book.askedSince(owner.region(), owner.organization(), ASKED_FOR, now.minus(DAY))
        .compose(
            asked ->
                asked < ASKED_PER_DAY_MAX
                    ? Future.succeededFuture()
                    : refuse(
                        Problem.of(
                                429,
                                "too-many-mails",
                                "Too many mails were asked for",
                                "mails: "
                                    + asked
                                    + " in 24 hours (expected: fewer than "
                                    + ASKED_PER_DAY_MAX
                                    + ")")
                            .retryAfter(RETRY_SECONDS)));
  }

  private Future<ReminderAddress> queued(
      Owner owner, ReminderAddress to, Mail.Kind kind, CommandId under, Instant now) {
    return book.queue(owner.region(), to, kind, under.value(), now)
        .map(
            queued -> {
              soon.run();
              return to;
            });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static <T> Future<T> refuse(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }
}
