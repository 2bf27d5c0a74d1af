package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Duration;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a region that has no writer here up to the journal: takes it, or reads what another wrote.
 * One attempt at a time; what fails is tried again with growing pauses.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class CatchUp {

  /** The first wait before recovery is tried again; doubles up to the last. */
  static final Duration BACKOFF_MIN = Duration.ofMillis(50);

  static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  /** Whose region it is. */
  interface Host {

    /** Whether there is anything to catch up with: no writer, and not closed. */
    boolean isBehind();

    /** Whether the region is to be taken rather than followed. */
    boolean takes();

    /** What was folded so far; null before the first time. */
    @Nullable CommittedRegion known();

    void taken(Recovery.Recovered recovered, Duration took);

    void followed(Recovery.Followed followed);

    /** More was folded into what is {@link #known}. */
    void readOn();

    void failed(JournalException.Kind kind);
  }

  private final RegionId region;
  private final Recovery recovery;
  private final Loop loop;
  private final Host host;

  private Future<Void> attempt = Future.succeededFuture();
  private boolean again;
  private boolean asked;
  private long stirred;
  private JournalException.@Nullable Kind failure;
  private Duration backoff = BACKOFF_MIN;
  private @Nullable Runnable retry;

  CatchUp(RegionId region, Recovery recovery, Loop loop, Host host) {
    this.region = region;
    this.recovery = recovery;
    this.loop = loop;
    this.host = host;
  }

  /** Completes, never fails, when no attempt is under way. */
  Future<Void> settled() {
    return attempt.compose(none -> attempt.isComplete() ? Future.succeededFuture() : settled());
  }

  /** Looks what is to be done, unless that is being done, or failed and waits for its time. */
  void look() {
    if (!host.isBehind() || retry != null) {
      return;
    }
    if (attempt.isComplete()) {
      step();
    } else {
      again = true;
    }
  }

  /** Looks now, whatever failed before. */
  void lookNow() {
    stop();
    look();
  }

  /** Takes the region next, whatever the host says. */
  Future<Void> take() {
    asked = true;
    lookNow();
    // Where it was being taken already, or had been, nobody else looks at what was asked.
    return settled().onComplete(any -> asked = false);
  }

  /** The facts up to {@code position} are said to be durable. */
  void stirred(long position) {
    stirred = Math.max(stirred, position);
    readOn();
  }

  /** Tries nothing again by itself. */
  void stop() {
    if (retry != null) {
      retry.run();
      retry = null;
    }
  }

  private void step() {
    boolean takes = asked || host.takes();
    asked = false;
    again = false;
    attempt = takes ? recover() : follow();
    attempt.onComplete(any -> stepped());
  }

  private void stepped() {
    if (again) {
      again = false;
      look();
    } else {
      readOn();
    }
  }

  private void readOn() {
    CommittedRegion known = host.known();
    if (host.isBehind() && attempt.isComplete() && known != null && stirred > known.position()) {
      stirred = 0;
      attempt =
          recovery
              .catchUp(known)
              .onSuccess(none -> host.readOn())
              // The look of the next second finds out why, and says so.
              .recover(cause -> Future.succeededFuture());
      attempt.onComplete(any -> stepped());
    }
  }

  private Future<Void> recover() {
    long began = loop.nanoTime();
    return recovery
        .run(host.known())
        .<Void>map(
            recovered -> {
              failure = null;
              backoff = BACKOFF_MIN;
              host.taken(recovered, Duration.ofNanos(loop.nanoTime() - began));
              return null;
            })
        .recover(
            cause -> {
              JournalException.Kind kind = retryLater(cause, "taken");
              return kind == JournalException.Kind.NOT_OURS ? follow() : Future.succeededFuture();
            });
  }

  private Future<Void> follow() {
    return recovery
        .follow(host.known())
        .<Void>map(
            followed -> {
              host.followed(followed);
              return null;
            })
        .recover(
            cause -> {
              retryLater(cause, "followed");
              return Future.succeededFuture();
            });
  }

  private JournalException.Kind retryLater(Throwable cause, String what) {
    JournalException.Kind kind =
        cause instanceof JournalException known ? known.kind() : JournalException.Kind.UNKNOWN;
    if (kind != failure || backoff.equals(BACKOFF_MIN)) {
      log.warn("region not {} region={} kind={} cause={}", what, region.value(), kind, text(cause));
    }
    failure = kind;
    host.failed(kind);
    if (host.isBehind() && retry == null) {
      retry =
          loop.after(
              backoff,
              () -> {
                retry = null;
                look();
              });
      Duration doubled = backoff.multipliedBy(2);
      backoff = doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }
    return kind;
  }

  /** A fault of the world needs no stack trace: that of an event loop says nothing. */
  static String text(Throwable cause) {
    Throwable under = cause.getCause();
    return under == null ? cause.toString() : cause + " <- " + under;
  }
}
