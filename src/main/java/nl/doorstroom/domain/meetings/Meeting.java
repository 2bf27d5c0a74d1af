package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of the transfertafel. Nothing of a person is in it: a case is named by its transfer,
 * and what is told of that follows from the transfer alone.
 *
 * @param chair whose members lead it
 * @param minutes how long it is to take
 * @param agendaAt when the agenda is fixed by itself, unless it was before
 * @param overAt when its day has passed: then it is closed, or was never held
 * @param openedAt null before; likewise {@code closedAt}
 * @param present organisations, in order of joining
 * @param cases in order of the agenda
 * @param onTable the case that all look at; null while there is none
 * @param onTableAt since when; null while there is none
 * @param version position of the last fact that changed it
 */
public record Meeting(
    MeetingId id,
    MeetingState state,
    Instant startsAt,
    int minutes,
    OrganizationId chair,
    Instant agendaAt,
    Instant overAt,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    List<OrganizationId> present,
    List<MeetingCase> cases,
    @Nullable TransferId onTable,
    @Nullable Instant onTableAt,
    long version) {

  public Meeting {
    present = List.copyOf(present);
    cases = List.copyOf(cases);
  }

  /** The case of {@code transfer}; null when it is not on the agenda. */
  public @Nullable MeetingCase of(TransferId transfer) {
    return cases.stream().filter(c -> c.transfer().equals(transfer)).findFirst().orElse(null);
  }

  /** Whether a client is still to be called. */
  public boolean hasOpenCalls() {
    return cases.stream().anyMatch(c -> c.call() != null && c.call().isOpen());
  }
}
