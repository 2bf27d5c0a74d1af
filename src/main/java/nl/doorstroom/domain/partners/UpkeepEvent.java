package nl.doorstroom.domain.partners;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import org.jspecify.annotations.Nullable;

/** What was done to keep true what is shown, and against waiting. */
public sealed interface UpkeepEvent extends Event {
  /** What there is room for. */
  record CapacityDeclared(HealthcareServiceId service, Capacity capacity) implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.CAPACITY_DECLARED;
    }
  }

  /** A new feed, missed when it has not reported by {@code dueAt}. */
  record FeedRegistered(
      FeedId feed,
      OrganizationId organization,
      String code,
      FeedKind kind,
      Duration interval,
      Set<HealthcareServiceId> services,
      Instant dueAt)
      implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.FEED_REGISTERED;
    }
  }

  /** All that is agreed of a feed, as it now is. */
  record FeedChanged(
      FeedId feed,
      String code,
      FeedKind kind,
      Duration interval,
      Set<HealthcareServiceId> services,
      Instant dueAt)
      implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.FEED_CHANGED;
    }
  }

  /**
   * A feed brought what was true of {@code services} at {@code trueAt}; it is missed at {@code
   * dueAt}.
   */
  record FeedReported(FeedId feed, Instant trueAt, Instant dueAt, Set<HealthcareServiceId> services)
      implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.FEED_REPORTED;
    }
  }

  /** A feed stayed out. */
  record FeedStopped(FeedId feed) implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.FEED_STOPPED;
    }
  }

  /** A feed is no longer expected. */
  record FeedEnded(FeedId feed) implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.FEED_ENDED;
    }
  }

  /** A measure against waiting, recorded on {@code on}. */
  record MeasureRecorded(
      MeasureId measure,
      HealthcareServiceId service,
      MeasureKind kind,
      LocalDate from,
      @Nullable Integer placesPerWeek,
      @Nullable Integer weeksShorter,
      LocalDate on)
      implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.MEASURE_RECORDED;
    }
  }

  /** It ended. */
  record MeasureEnded(MeasureId measure, LocalDate on) implements UpkeepEvent {
    @Override
    public EventType type() {
      return EventType.MEASURE_ENDED;
    }
  }
}
