package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.meetings.AgendaReason;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of the transfertafel. What is known of a case is in the row of its transfer, for who
 * may see that; here it is a number on the agenda.
 *
 * @param key id of the meeting
 * @param agendaAt when the agenda is fixed by itself, unless it was before
 * @param number of the case on the table, from 1; null while there is none
 * @param onTableAt since when; null while there is none
 * @param present organisations, in order of joining
 * @param cases in order of the agenda; empty until it is fixed
 * @param earlier clients of earlier meetings, held before this one, who were not called before it
 *     began
 */
record MeetingRow(
    String key,
    MeetingState state,
    Instant startsAt,
    int minutes,
    Instant agendaAt,
    Label chair,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Integer number,
    @Nullable Instant onTableAt,
    List<Label> present,
    List<Case> cases,
    List<Earlier> earlier,
    long version)
    implements Row {

  /**
   * One line of the agenda. Who may not see the case, or no longer, is told its number and nothing
   * else.
   *
   * @param number from 1
   * @param settled whether nothing was left to talk about when the meeting began; null when not
   *     told
   */
  record Case(
      int number,
      @Nullable TransferId transfer,
      @Nullable AgendaReason why,
      @Nullable Boolean settled,
      @Nullable Verdict verdict,
      @Nullable Call call) {

    /** One that the reader may not see. */
    Case(int number) {
      this(number, null, null, null, null, null);
    }
  }

  /**
   * What was decided.
   *
   * @param services that are asked
   */
  record Verdict(MeetingDecision decision, List<HealthcareServiceId> services, Instant at) {}

  /**
   * Who calls the client.
   *
   * @param on the last day on which it can be made
   * @param madeAt null until it was
   */
  record Call(Label by, LocalDate on, @Nullable Instant madeAt) {}

  /**
   * A client who was not called before this meeting began.
   *
   * @param decision what the client is called about
   */
  record Earlier(MeetingId meeting, TransferId transfer, MeetingDecision decision, Call call) {}
}
