package nl.doorstroom.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.RequestDigest;

/**
 * Sends many commands to a region with a bounded number in flight, for who brings a region to life
 * or imports into it.
 *
 * <p><b>Failure.</b> A busy region and a fault of the world are waited out: the same command is
 * sent again under the same key, with growing pauses, some half minute in all. A refusal is an
 * answer.
 *
 * <p><b>Threads.</b> Confined to the context on which it was made; all callbacks come from it.
 */
public final class CommandWindow {

  /** Small beside what a region lets wait, so that people get their turn. */
  public static final int IN_FLIGHT_MAX = 64;

  private static final int ATTEMPTS_MAX = 12;
  private static final long PAUSE_MILLIS = 50;
  private static final long PAUSE_MILLIS_MAX = 5_000;

  private final Vertx vertx;
  private final Context context;
  private final Exchange exchange;
  private final RegionId region;
  private final ActorToken actor;

  public CommandWindow(Vertx vertx, Exchange exchange, RegionId region, ActorToken actor) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.exchange = exchange;
    this.region = region;
    this.actor = actor;
  }

  /** A command, its key, and who is told the answer. */
  public record Item(CommandId id, Command command, Consumer<Answer> told) {}

  /**
   * Sends {@code items} in their order; a command does not wait for the answer to the one before
   * it, except that no more than {@link #IN_FLIGHT_MAX} are under way.
   *
   * @return completes when all have been answered; fails with the first fault that lasted, after
   *     which no more are sent
   */
  public Future<Void> send(List<Item> items) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(ignored -> new Sending(items, done).more());
    return done.future();
  }

  private final class Sending {

    private final Deque<Item> waiting;
    private final Promise<Void> done;
    private int inFlight;

    Sending(List<Item> items, Promise<Void> done) {
      this.waiting = new ArrayDeque<>(items);
      this.done = done;
    }

    void more() {
      while (inFlight < IN_FLIGHT_MAX && !waiting.isEmpty() && !done.future().isComplete()) {
        inFlight++;
        attempt(waiting.remove(), 1);
      }
      if (inFlight == 0) {
        done.tryComplete();
      }
    }

    private void attempt(Item item, int attempt) {
      exchange
          .submit(region, new Submission(item.id(), actor, RequestDigest.NONE, item.command()))
          .onSuccess(
              answer -> {
                if (isBusy(answer) && attempt < ATTEMPTS_MAX) {
                  again(item, attempt);
                } else {
                  ended(() -> item.told().accept(answer));
                }
              })
          .onFailure(
              cause -> {
                if (isPassing(cause) && attempt < ATTEMPTS_MAX) {
                  again(item, attempt);
                } else {
                  ended(() -> done.tryFail(cause));
                }
              });
    }

    private void again(Item item, int attempt) {
      long pause = Math.min(PAUSE_MILLIS << attempt, PAUSE_MILLIS_MAX);
      vertx.timer(pause, TimeUnit.MILLISECONDS).onComplete(ignored -> attempt(item, attempt + 1));
    }

    private void ended(Runnable action) {
      inFlight--;
      try {
        action.run();
      } catch (RuntimeException e) {
        done.tryFail(e);
      }
      more();
    }
  }

  private static boolean isBusy(Answer answer) {
    return answer instanceof Answer.Refused refused
        && refused.rejection().reason() == Rejection.Reason.REGION_BUSY;
  }

  private static boolean isPassing(Throwable cause) {
    return cause instanceof ExchangeException fault
        && switch (fault.kind()) {
          case JOURNAL_UNAVAILABLE, OUTCOME_UNKNOWN, BEHIND, NOT_HERE, BUSY, UPGRADING -> true;
          case UNKNOWN_REGION -> false;
        };
  }
}
