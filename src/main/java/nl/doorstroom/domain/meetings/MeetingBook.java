package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.meetings.MeetingCase.Call;
import nl.doorstroom.domain.meetings.MeetingCase.Verdict;
import nl.doorstroom.domain.meetings.MeetingEvent.AgendaFixed;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CallMade;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.CasePutOnTable;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingAttended;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingCancelled;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingClosed;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingOpened;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * Meetings of the transfertafel, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class MeetingBook implements Meetings {

  private static final Comparator<Meeting> BY_START =
      Comparator.comparing(Meeting::startsAt).thenComparing(m -> m.id().value());

  private final Map<MeetingId, Meeting> meetings = new HashMap<>();
  private final Consumer<Meeting> changed;

  /** {@code changed} is told of every meeting as it now is, whenever it changes. */
  public MeetingBook(Consumer<Meeting> changed) {
    this.changed = changed;
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<Meeting> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Meeting meeting(MeetingId id) {
    return meetings.get(id);
  }

  @Override
  public Collection<Meeting> meetings() {
    return meetings.values().stream().sorted(BY_START).toList();
  }

  @Override
  public List<Meeting> naming(TransferId transfer) {
    return meetings.values().stream().filter(m -> m.of(transfer) != null).sorted(BY_START).toList();
  }

  @Override
  public @Nullable Meeting lastHeld() {
    return meetings.values().stream()
        .filter(m -> m.closedAt() != null)
        .max(Comparator.comparing(MeetingBook::closedAt).thenComparing(BY_START))
        .orElse(null);
  }

  public void apply(MeetingPlanned e, Fact fact) {
    put(
        new Meeting(
            e.meeting(),
            MeetingState.PLANNED,
            e.startsAt(),
            e.minutes(),
            e.chair(),
            e.agendaAt(),
            e.overAt(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            fact.position()));
  }

  public void apply(AgendaFixed e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.state = MeetingState.AGENDA_FIXED;
    edit.cases = e.items().stream().map(MeetingCase::new).toList();
    put(edit.as(fact.position()));
  }

  public void apply(MeetingCancelled e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.state = MeetingState.CANCELLED;
    put(edit.as(fact.position()));
  }

  public void apply(MeetingOpened e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.state = MeetingState.OPEN;
    edit.openedAt = fact.at();
    edit.attend(known(e).chair(), true);
    put(edit.as(fact.position()));
  }

  public void apply(MeetingAttended e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.attend(e.organization(), e.present());
    put(edit.as(fact.position()));
  }

  public void apply(CasePutOnTable e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.onTable = e.transfer();
    edit.onTableAt = e.transfer() == null ? null : fact.at();
    put(edit.as(fact.position()));
  }

  public void apply(CaseDecided e, Fact fact) {
    Verdict said = new Verdict(e.decision(), e.services(), e.actor(), fact.at());
    onCase(e, e.transfer(), fact, c -> c.decided(said, e.beforehand()));
  }

  public void apply(CallArranged e, Fact fact) {
    onCase(e, e.transfer(), fact, c -> c.with(new Call(e.by(), e.on(), null)));
  }

  public void apply(CallMade e, Fact fact) {
    onCase(
        e,
        e.transfer(),
        fact,
        c -> {
          Call call = Objects.requireNonNull(c.call(), "call");
          return c.with(new Call(call.by(), call.on(), fact.at()));
        });
  }

  public void apply(MeetingClosed e, Fact fact) {
    MeetingEdit edit = edit(e);
    edit.state = MeetingState.CLOSED;
    edit.closedAt = fact.at();
    edit.onTable = null;
    edit.onTableAt = null;
    put(edit.as(fact.position()));
  }

  /**
   * Drops what is over since before {@code instant}. One with clients who are still to be called
   * stays: that is carried over to the next.
   */
  public void forgetEndedBefore(Instant instant) {
    meetings
        .values()
        .removeIf(m -> !m.state().isAhead() && m.overAt().isBefore(instant) && !m.hasOpenCalls());
  }

  private static Instant closedAt(Meeting meeting) {
    return Objects.requireNonNull(meeting.closedAt(), "closedAt");
  }

  private void onCase(
      MeetingEvent e, TransferId transfer, Fact fact, UnaryOperator<MeetingCase> how) {
    MeetingEdit edit = edit(e);
    edit.cases =
        edit.cases.stream().map(c -> c.transfer().equals(transfer) ? how.apply(c) : c).toList();
    put(edit.as(fact.position()));
  }

  private MeetingEdit edit(MeetingEvent e) {
    return new MeetingEdit(known(e));
  }

  private void put(Meeting meeting) {
    meetings.put(meeting.id(), meeting);
    changed.accept(meeting);
  }

  private Meeting known(MeetingEvent e) {
    return Objects.requireNonNull(meetings.get(e.meeting()), e.meeting().value());
  }
}
