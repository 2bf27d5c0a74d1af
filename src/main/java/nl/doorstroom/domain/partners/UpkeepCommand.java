package nl.doorstroom.domain.partners;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.Command;
import org.jspecify.annotations.Nullable;

/** What a planner, a source or the clock asks to keep true what is shown, and what is done. */
public sealed interface UpkeepCommand extends Command {

  /**
   * Says that all that is shown of {@code services} is still true; none named: of all of {@code
   * by}.
   */
  record ConfirmServices(Set<HealthcareServiceId> services, OrganizationId by)
      implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.confirmServices(this);
    }
  }

  /** Says what there is room for; without {@code validUntil} it holds two weeks. */
  record DeclareCapacity(
      HealthcareServiceId service,
      CapacityStatus status,
      @Nullable Integer placesPerWeek,
      @Nullable Integer couldOpen,
      @Nullable LocalDate closedUntil,
      @Nullable LocalDate validUntil,
      OrganizationId by)
      implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.declareCapacity(this);
    }
  }

  /**
   * Adds a feed, or changes the one of {@code id}, or, without an id, the one with the same code.
   */
  record RegisterFeed(
      @Nullable FeedId id,
      String code,
      FeedKind kind,
      Duration interval,
      Set<HealthcareServiceId> services,
      OrganizationId by,
      @Nullable Long version)
      implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerFeed(this);
    }
  }

  /** A feed has brought what was true at the source at {@code trueAt}. */
  record ReportFeed(FeedId feed, Instant trueAt, OrganizationId by) implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.reportFeed(this);
    }
  }

  /** A feed is no longer expected. */
  record EndFeed(FeedId feed, OrganizationId by) implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.endFeed(this);
    }
  }

  /** By the clock: a feed stays out. */
  record StopFeed(FeedId feed) implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.stopFeed(this);
    }
  }

  /** Records a measure against waiting. The same one again is already so. */
  record RecordMeasure(
      HealthcareServiceId service,
      MeasureKind kind,
      LocalDate from,
      @Nullable Integer placesPerWeek,
      @Nullable Integer weeksShorter,
      OrganizationId by)
      implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.recordMeasure(this);
    }
  }

  /** A measure ended. */
  record EndMeasure(MeasureId measure, LocalDate on, OrganizationId by) implements UpkeepCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.endMeasure(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R confirmServices(ConfirmServices command);

    R declareCapacity(DeclareCapacity command);

    R registerFeed(RegisterFeed command);

    R reportFeed(ReportFeed command);

    R endFeed(EndFeed command);

    R stopFeed(StopFeed command);

    R recordMeasure(RecordMeasure command);

    R endMeasure(EndMeasure command);
  }
}
