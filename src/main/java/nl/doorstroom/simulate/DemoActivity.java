package nl.doorstroom.simulate;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Submission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets things happen in the demonstration, one after another, at a pace that can be changed. A
 * refusal is part of life; while the region cannot be reached, nothing happens.
 *
 * <p><b>Threads.</b> Safe to call from any context; it works on the one on which it was made.
 */
public final class DemoActivity {

  /** Between two happenings at speed 1. */
  static final long PAUSE_MILLIS = 3_000;

  /** Shortest pause, whatever the speed. */
  private static final long PAUSE_MILLIS_MIN = 1;

  /** Highest speed. */
  public static final double SPEED_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(DemoActivity.class);

  private final Vertx vertx;
  private final Context context;
  private final Exchange exchange;
  private final RegionId region;
  private final BooleanSupplier here;
  private final InstantSource clock;
  private final Happenings happenings;
  private final String run;

  private volatile Pace pace = new Pace(1, true);
  private long count;
  private @Nullable Long timer;
  private boolean busy;

  DemoActivity(
      Vertx vertx,
      Exchange exchange,
      RegionId region,
      BooleanSupplier here,
      InstantSource clock,
      Happenings happenings) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.exchange = exchange;
    this.region = region;
    this.here = here;
    this.clock = clock;
    this.happenings = happenings;
    this.run = "demonstration/" + clock.millis() + "/";
  }

  /**
   * How fast it goes.
   *
   * @param speed times the pace at which a few rows move each ten seconds; above 0
   */
  public record Pace(double speed, boolean paused) {
    public Pace {
      if (!(speed > 0 && speed <= SPEED_MAX)) {
        throw new IllegalArgumentException(
            "speed: " + speed + " (expected: above 0, <= " + SPEED_MAX + ")");
      }
    }
  }

  public Pace pace() {
    return pace;
  }

  /** Goes on at {@code wanted} from now on; what is under way is finished. */
  public void change(Pace wanted) {
    pace = wanted;
    context.runOnContext(ignored -> schedule());
  }

  private void schedule() {
    if (timer != null) {
      vertx.cancelTimer(timer);
      timer = null;
    }
    if (pace.paused() || busy) {
      return;
    }
    long pause = Math.max(PAUSE_MILLIS_MIN, Math.round(PAUSE_MILLIS / pace.speed()));
    timer = vertx.setTimer(pause, ignored -> happen());
  }

  private void happen() {
    timer = null;
    if (!here.getAsBoolean()) {
      schedule();
      return;
    }
    busy = true;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    exchange
        .read(region, grid -> new Next(happenings.next(grid.region(), now)))
        .compose(this::submit)
        .onFailure(cause -> LOG.debug("demonstration region={} waits", region.value(), cause))
        .onComplete(
            ended ->
                context.runOnContext(
                    ignored -> {
                      busy = false;
                      schedule();
                    }));
  }

  /** What happens next, if anything. */
  private record Next(@Nullable Command command) {}

  private Future<Void> submit(Next next) {
    Command command = next.command();
    if (command == null) {
      return Future.succeededFuture();
    }
    count++;
    return exchange
        .submit(
            region,
            new Submission(
                new CommandId(run + count), Demonstration.ACTOR, RequestDigest.NONE, command))
        .map(
            answer -> {
              if (answer instanceof Answer.Accepted accepted) {
                happenings.happened(accepted.events());
              } else if (answer instanceof Answer.Refused refused) {
                LOG.debug("demonstration refused={} command={}", refused.rejection(), command);
              }
              return null;
            });
  }
}
