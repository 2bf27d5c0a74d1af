package nl.doorstroom.reminders;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.engine.Exchange;
import org.jspecify.annotations.Nullable;

/** Writes each mail from what is committed when it is sent. */
final class Letters {

  /** How long after it fell due a mail that is not about a day is still worth sending. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private final Exchange exchange;
  private final Links links;

  Letters(Exchange exchange, Links links) {
    this.exchange = exchange;
    this.links = links;
  }

  /**
   * What is to be sent, or why nothing is.
   *
   * @param letter null when nothing is to be sent
   * @param end what became of it then
   */
  record Written(@Nullable Letter letter, Mail.End end) {

    private static final Written NOTHING = new Written(null, Mail.End.NOTHING);
    private static final Written LATE = new Written(null, Mail.End.LATE);

    private static Written of(Letter letter) {
      return new Written(letter, Mail.End.SENT);
    }
  }

  /** What {@code mail} says to {@code to}; fails when the region cannot be read. */
  Future<Written> write(Mail mail, ReminderAddress to, Instant now) {
    boolean asks = mail.kind() == Mail.Kind.CONFIRMATION;
    if (asks != (to.state() == ReminderAddress.State.PENDING)
        || to.state() == ReminderAddress.State.REFUSED) {
      return Future.succeededFuture(Written.NOTHING);
    }
    if (mail.kind() != Mail.Kind.DIGEST && mail.createdAt().plus(PATIENCE).isBefore(now)) {
      return Future.succeededFuture(Written.LATE);
    }
    return exchange.read(mail.region(), grid -> written(mail, to, grid.region(), now));
  }

  private Written written(Mail mail, ReminderAddress to, Region region, Instant now) {
    RegionConfig config = region.partners().config();
    if (config == null || config.nature() == Nature.ARCHIVE) {
      return Written.NOTHING;
    }
    return switch (mail.kind()) {
      case CONFIRMATION -> Written.of(question(to, region, config));
      case TRIAL -> Written.of(trial(to, region));
      case DIGEST -> digest(mail, to, region, config, now);
      case FEED_STOPPED -> stop(mail, to, region, config);
    };
  }

  private Letter question(ReminderAddress to, Region region, RegionConfig config) {
    Wording words = Wording.in(to.language());
    String organization = nameOf(to.organization(), region);
    return new Letter(
        to.language(),
        words.askSubject(organization),
        words.askOpening(organization, config.name()),
        List.of(),
        new Letter.Step(words.askStep(), links.to(Marks.Deed.CONFIRM, region.id(), to.id())),
        words.askClosing(),
        off(to, region.id()));
  }

  private Letter trial(ReminderAddress to, Region region) {
    Wording words = Wording.in(to.language());
    String organization = nameOf(to.organization(), region);
    return new Letter(
        to.language(),
        words.trialSubject(organization),
        words.trialOpening(organization),
        List.of(),
        new Letter.Step(words.digestStep(), links.toDo()),
        List.of(),
        off(to, region.id()));
  }

  private Written digest(
      Mail mail, ReminderAddress to, Region region, RegionConfig config, Instant now) {
    if (!When.isWorking(config, now)
        || !LocalDate.ofInstant(now, config.timeZone()).toString().equals(mail.about())) {
      return Written.LATE;
    }
    ToDo toDo = ToDo.in(region, config, to.organization(), now).of(to.topics());
    if (toDo.items().isEmpty()) {
      return Written.NOTHING;
    }
    Wording words = Wording.in(to.language());
    return Written.of(
        new Letter(
            to.language(),
            words.digestSubject(toDo),
            words.digestOpening(toDo),
            toDo.items().stream().map(words::item).toList(),
            new Letter.Step(words.digestStep(), links.toDo()),
            List.of(words.digestWhy(toDo.organization())),
            off(to, region.id())));
  }

  private Written stop(Mail mail, ReminderAddress to, Region region, RegionConfig config) {
    Feed feed =
        region.upkeep().feed(new FeedId(mail.about().substring(0, mail.about().indexOf('@'))));
    if (feed == null || !feed.stopped() || !aboutStop(feed).equals(mail.about())) {
      return Written.NOTHING;
    }
    Wording words = Wording.in(to.language());
    String organization = nameOf(to.organization(), region);
    return Written.of(
        new Letter(
            to.language(),
            words.stopSubject(feed.code(), organization),
            words.stopOpening(
                feed.code(),
                organization,
                LocalDateTime.ofInstant(feed.dueAt(), config.timeZone())),
            List.of(),
            new Letter.Step(words.stopStep(), links.feeds()),
            List.of(),
            off(to, region.id())));
  }

  /** Names one stop of {@code feed}: should it stop again, that is another. */
  static String aboutStop(Feed feed) {
    return feed.id().value() + "@" + feed.dueAt();
  }

  private Letter.Step off(ReminderAddress to, RegionId region) {
    return new Letter.Step(
        Wording.in(to.language()).off(), links.to(Marks.Deed.OFF, region, to.id()));
  }

  static String nameOf(OrganizationId id, Region region) {
    var organization = region.partners().organization(id);
    return organization == null ? id.value() : organization.details().name();
  }
}
