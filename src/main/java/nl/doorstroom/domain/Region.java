package nl.doorstroom.domain;

import java.time.Instant;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.slots.Slots;
import nl.doorstroom.domain.waiting.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * The state of one region: everything {@link #apply} has been told, and nothing else.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by one context.
 */
public final class Region {

  private final RegionId id;

  public Region(RegionId id) {
    this.id = id;
  }

  /** A region that answers as the one did that gave {@code state}. */
  public static Region restore(RegionState state) {
    throw new UnsupportedOperationException(state.toString());
  }

  /** All of it as values, for a snapshot. */
  public RegionState state() {
    throw new UnsupportedOperationException();
  }

  public RegionId id() {
    return id;
  }

  /** Position of the last fact applied; 0 before the first. */
  public long position() {
    throw new UnsupportedOperationException();
  }

  /** When the last fact was decided; null before the first. */
  public @Nullable Instant lastAt() {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers {@code command} as of {@code now} and changes nothing. The same history, command and
   * instant always give the same decision.
   */
  public Decision decide(Command command, Instant now) {
    throw new UnsupportedOperationException(command + " " + now);
  }

  /**
   * Records {@code fact}. Never refuses: what is in the journal has already happened. Throws {@link
   * IllegalArgumentException} when its position is not the next one.
   */
  public void apply(Fact fact) {
    throw new UnsupportedOperationException(fact.toString());
  }

  /** When the first deadline falls due; null when there is none. */
  public @Nullable Instant nextDeadline() {
    throw new UnsupportedOperationException();
  }

  /**
   * The command of the deadline that fell due first, at or before {@code now}; null when none did.
   * Deciding it and applying what follows takes it away.
   */
  public @Nullable Command due(Instant now) {
    throw new UnsupportedOperationException(now.toString());
  }

  /** That {@code command} was accepted within the last 24 hours; null when not, or forgotten. */
  public @Nullable Receipt receipt(CommandId command) {
    throw new UnsupportedOperationException(command.toString());
  }

  public Partners partners() {
    throw new UnsupportedOperationException();
  }

  public Slots slots() {
    throw new UnsupportedOperationException();
  }

  public Waiting waiting() {
    throw new UnsupportedOperationException();
  }
}
