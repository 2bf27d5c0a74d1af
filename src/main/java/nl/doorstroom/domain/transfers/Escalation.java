package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * One step of the ladder.
 *
 * @param until by when it must be answered
 * @param overdue whether that passed without an answer
 * @param answer null until answered
 */
public record Escalation(
    EscalationStep step, Instant at, Instant until, boolean overdue, @Nullable Answer answer) {

  /**
   * What came of it.
   *
   * @param places how many extra places were bought; null unless they were
   * @param from first day of those places
   * @param until last day of those places; null without end
   * @param reason null unless nothing was possible
   */
  public record Answer(
      EscalationOutcome outcome,
      OrganizationId by,
      ActorToken actor,
      @Nullable Integer places,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable EscalationRefusal reason,
      Instant at) {}

  /** Whether the next step may be taken: it was answered with nothing, or not in time. */
  public boolean isSpent() {
    return answer == null ? overdue : answer.outcome() == EscalationOutcome.NOT_POSSIBLE;
  }

  Escalation late() {
    return new Escalation(step, at, until, true, answer);
  }

  Escalation answered(Answer given) {
    return new Escalation(step, at, until, overdue, given);
  }
}
