package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.pattern;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.UpkeepCommand.ConfirmServices;
import nl.doorstroom.domain.partners.UpkeepCommand.DeclareCapacity;
import nl.doorstroom.domain.partners.UpkeepCommand.EndFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.EndMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RecordMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.ReportFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.StopFeed;
import nl.doorstroom.domain.partners.UpkeepEvent.CapacityDeclared;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedReported;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedStopped;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import org.jspecify.annotations.Nullable;

/** Keeping true what is shown: confirmations, capacity and feeds; and measures against waiting. */
final class UpkeepRules {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/\\-]{1,64}");

  private final Turn turn;

  UpkeepRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(ConfirmServices c) {
    Set<HealthcareServiceId> named = c.services();
    for (HealthcareServiceId id : named) {
      Decision refusal = owned("services", id, c.by());
      if (refusal != null) {
        return refusal;
      }
    }
    List<Event> events = new ArrayList<>();
    for (HealthcareService service : turn.partners().services()) {
      boolean meant =
          named.isEmpty()
              ? service.organization().equals(c.by()) && service.details().active()
              : named.contains(service.id());
      if (meant && !service.confirmedAt().equals(turn.now())) {
        events.add(new ServiceConfirmed(service.id(), turn.now()));
      }
    }
    return ScheduleRules.within("services", events);
  }

  private @Nullable Decision owned(String field, HealthcareServiceId id, OrganizationId by) {
    HealthcareService service = turn.partners().service(id);
    if (service == null) {
      return notFound(field, id);
    }
    return service.organization().equals(by) ? null : notYours(by, service.organization().value());
  }

  Decision decide(DeclareCapacity c) {
    LocalDate today = turn.today();
    LocalDate until = c.validUntil() == null ? today.plusDays(Capacity.VALID_DAYS) : c.validUntil();
    LocalDate last = today.plusDays(Capacity.VALID_DAYS_MAX);
    if (until.isBefore(today) || until.isAfter(last)) {
      return invalid("validUntil", until, today + " to " + last);
    }
    boolean closes = c.status() == CapacityStatus.CLOSED_UNTIL;
    if (closes != (c.closedUntil() != null)
        || (c.closedUntil() != null && !c.closedUntil().isAfter(today))) {
      return invalid(
          "closedUntil", c.closedUntil(), closes ? "a day after " + today : "none unless closed");
    }
    Decision refusal =
        first(
            Refusals.range("placesPerWeek", c.placesPerWeek(), 0, Measure.EFFECT_MAX),
            Refusals.range("couldOpen", c.couldOpen(), 0, Measure.EFFECT_MAX),
            owned("service", c.service(), c.by()));
    if (refusal != null) {
      return refusal;
    }
    Capacity declared =
        new Capacity(c.status(), c.placesPerWeek(), c.couldOpen(), c.closedUntil(), until, today);
    return declared.equals(turn.service(c.service()).capacity())
        ? Decision.accept()
        : Decision.accept(new CapacityDeclared(c.service(), declared));
  }

  Decision decide(RegisterFeed c) {
    Decision outOfBounds = withinBounds(c);
    if (outOfBounds != null) {
      return outOfBounds;
    }
    Feed holder = turn.upkeep().feed(c.by(), c.code());
    Feed found = c.id() == null ? holder : turn.upkeep().feed(c.id());
    if (c.id() != null && found == null) {
      return notFound("id", c.id());
    }
    Instant due = turn.now().plus(c.interval());
    if (found == null) {
      return Decision.accept(
          new FeedRegistered(
              new FeedId(turn.nextId()),
              c.by(),
              c.code(),
              c.kind(),
              c.interval(),
              c.services(),
              due));
    }
    if (!found.organization().equals(c.by())) {
      return notYours(c.by(), found.organization().value());
    }
    if (holder != null && !holder.equals(found)) {
      return refuse(
          Reason.ALREADY_EXISTS,
          "code",
          c.code(),
          "one that " + holder.id().value() + " does not have");
    }
    if (found.code().equals(c.code())
        && found.kind() == c.kind()
        && found.interval().equals(c.interval())
        && found.services().equals(c.services())) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), found.version());
    return stale == null
        ? Decision.accept(
            new FeedChanged(found.id(), c.code(), c.kind(), c.interval(), c.services(), due))
        : stale;
  }

  private @Nullable Decision withinBounds(RegisterFeed c) {
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    if (c.interval().compareTo(Feed.INTERVAL_MIN) < 0
        || c.interval().compareTo(Feed.INTERVAL_MAX) > 0) {
      return invalid("interval", c.interval(), Feed.INTERVAL_MIN + " to " + Feed.INTERVAL_MAX);
    }
    for (HealthcareServiceId service : c.services()) {
      Decision refusal = owned("services", service, c.by());
      if (refusal != null) {
        return refusal;
      }
    }
    return pattern("code", c.code(), CODE, "1 to 64 letters, digits, . _ / -");
  }

  Decision decide(ReportFeed c) {
    Feed feed = turn.upkeep().feed(c.feed());
    if (feed == null) {
      return notFound("feed", c.feed());
    }
    if (!feed.organization().equals(c.by())) {
      return notYours(c.by(), feed.organization().value());
    }
    if (c.trueAt().isAfter(turn.now())) {
      return invalid("trueAt", c.trueAt(), turn.now() + " at the latest");
    }
    return Decision.accept(
        new FeedReported(feed.id(), c.trueAt(), turn.now().plus(feed.interval()), feed.services()));
  }

  Decision decide(EndFeed c) {
    Feed feed = turn.upkeep().feed(c.feed());
    if (feed == null) {
      return turn.wasGiven(c.feed()) ? Decision.accept() : notFound("feed", c.feed());
    }
    return feed.organization().equals(c.by())
        ? Decision.accept(new FeedEnded(feed.id()))
        : notYours(c.by(), feed.organization().value());
  }

  Decision decide(StopFeed c) {
    Feed feed = turn.upkeep().feed(c.feed());
    if (feed == null || feed.stopped()) {
      return Decision.accept();
    }
    return turn.isPast(feed.dueAt())
        ? Decision.accept(new FeedStopped(feed.id()))
        : invalid("feed", feed.id().value(), "not before " + feed.dueAt());
  }

  Decision decide(RecordMeasure c) {
    Decision refusal =
        first(
            Refusals.range("placesPerWeek", c.placesPerWeek(), 1, Measure.EFFECT_MAX),
            Refusals.range("weeksShorter", c.weeksShorter(), 1, Measure.EFFECT_MAX),
            owned("service", c.service(), c.by()));
    if (refusal != null) {
      return refusal;
    }
    boolean stands =
        turn.upkeep().measures().stream()
            .anyMatch(
                m ->
                    m.endedOn() == null
                        && m.service().equals(c.service())
                        && m.kind() == c.kind()
                        && m.from().equals(c.from())
                        && Objects.equals(m.placesPerWeek(), c.placesPerWeek())
                        && Objects.equals(m.weeksShorter(), c.weeksShorter()));
    return stands
        ? Decision.accept()
        : Decision.accept(
            new MeasureRecorded(
                new MeasureId(turn.nextId()),
                c.service(),
                c.kind(),
                c.from(),
                c.placesPerWeek(),
                c.weeksShorter(),
                turn.today()));
  }

  Decision decide(EndMeasure c) {
    Measure measure = turn.upkeep().measure(c.measure());
    if (measure == null) {
      return turn.wasGiven(c.measure()) ? Decision.accept() : notFound("measure", c.measure());
    }
    Decision refusal = owned("measure", measure.service(), c.by());
    if (refusal != null) {
      return refusal;
    }
    if (c.on().isAfter(turn.today())) {
      return invalid("on", c.on(), turn.today() + " at the latest");
    }
    return c.on().equals(measure.endedOn())
        ? Decision.accept()
        : Decision.accept(new MeasureEnded(measure.id(), c.on()));
  }
}
