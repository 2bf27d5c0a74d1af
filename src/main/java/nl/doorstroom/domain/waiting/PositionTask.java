package nl.doorstroom.domain.waiting;

import java.time.LocalDate;

/**
 * What a list asks of its holder about one position.
 *
 * @param since from when
 * @param until last day on which it is in time; then it stays, and is shown as too late
 */
public record PositionTask(Kind kind, LocalDate since, LocalDate until) {

  /** What is asked. */
  public enum Kind {
    /** Whether the person still waits. */
    CONFIRM_WAITING,
    /** The norm has passed: point the client to the insurer's zorgbemiddeling. */
    INFORM_CLIENT,
    /** Close it, or keep it open. */
    DECIDE_CLOSING
  }

  public boolean isOverdue(LocalDate today) {
    return today.isAfter(until);
  }
}
