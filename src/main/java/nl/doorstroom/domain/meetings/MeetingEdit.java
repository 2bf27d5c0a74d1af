package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/** A meeting in the making: what one fact changes of it. */
final class MeetingEdit {

  private final Meeting before;
  MeetingState state;
  @Nullable Instant openedAt;
  @Nullable Instant closedAt;
  List<MeetingCase> cases;
  @Nullable TransferId onTable;
  @Nullable Instant onTableAt;
  private List<OrganizationId> present;

  MeetingEdit(Meeting before) {
    this.before = before;
    state = before.state();
    openedAt = before.openedAt();
    closedAt = before.closedAt();
    cases = before.cases();
    onTable = before.onTable();
    onTableAt = before.onTableAt();
    present = before.present();
  }

  void attend(OrganizationId organization, boolean isThere) {
    Stream<OrganizationId> others = present.stream().filter(o -> !o.equals(organization));
    present = isThere ? Stream.concat(others, Stream.of(organization)).toList() : others.toList();
  }

  Meeting as(long version) {
    return new Meeting(
        before.id(),
        state,
        before.startsAt(),
        before.minutes(),
        before.chair(),
        before.agendaAt(),
        before.overAt(),
        openedAt,
        closedAt,
        present,
        cases,
        onTable,
        onTableAt,
        version);
  }
}
