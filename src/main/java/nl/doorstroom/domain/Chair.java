package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/** What all rules about meetings share. A check returns null when nothing is in the way. */
final class Chair {

  private final Table table;

  Chair(Table table) {
    this.table = table;
  }

  /** Whether it was said who calls the client of the case on the table, where it was decided. */
  static @Nullable Decision callArranged(Meeting meeting) {
    MeetingCase now = meeting.onTable() == null ? null : meeting.of(meeting.onTable());
    return now == null || !now.lacksCall()
        ? null
        : refuse(
            Reason.MEETING_STAGE,
            "transfer",
            now.transfer().value(),
            "one of which is said who calls the client");
  }

  static Decision unknown(MeetingId id) {
    return notFound("meeting", id);
  }

  /** Whether {@code by} leads it, or answers for who does. */
  @Nullable Decision leads(Meeting meeting, OrganizationId by) {
    return table.agreed().actsFor(by, meeting.chair())
        ? null
        : notYours(by, meeting.chair().value());
  }

  /** Whether it is in one of these states. */
  static @Nullable Decision in(Meeting meeting, MeetingState first, MeetingState... rest) {
    Set<MeetingState> states = EnumSet.of(first, rest);
    return states.contains(meeting.state())
        ? null
        : refuse(
            Reason.MEETING_STAGE,
            "meeting",
            meeting.id().value() + " " + meeting.state(),
            "one in " + states);
  }
}
