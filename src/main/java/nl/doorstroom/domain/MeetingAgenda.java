package nl.doorstroom.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.domain.meetings.AgendaReason;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCase.AgendaItem;
import nl.doorstroom.domain.partners.MeetingAgreements;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * Who is to be talked about: of those for whom a place is sought, with the client's consent, first
 * who was left over last time, then the order of the region; but for a share of the places that is
 * kept for who is regular and has waited longest, so that these come up at all.
 */
final class MeetingAgenda {

  private record Sought(Transfer transfer, TimeWaited waited) {

    Urgency urgency() {
      return transfer.subject().request().urgency();
    }
  }

  private static final Comparator<Sought> LONGEST =
      Comparator.comparing((Sought s) -> s.waited().days())
          .reversed()
          .thenComparing(s -> s.transfer().id().value());

  private static final Comparator<Sought> IN_ORDER =
      Comparator.comparing(Sought::urgency)
          .reversed()
          .thenComparing(s -> s.waited().over(), Comparator.reverseOrder())
          .thenComparing(LONGEST);

  private final Turn turn;
  private final Table table;
  private final List<AgendaItem> items = new ArrayList<>();

  private MeetingAgenda(Turn turn) {
    this.turn = turn;
    table = new Table(turn);
  }

  /** The agenda as it is drawn now: at most as many as the region agreed, none twice. */
  static List<AgendaItem> draw(Turn turn) {
    return new MeetingAgenda(turn).items();
  }

  private List<AgendaItem> items() {
    MeetingAgreements agreed = table.agreed().meeting();
    List<Sought> sought = sought();
    Set<TransferId> left = leftOver();
    take(
        agreed.casesMax(),
        AgendaReason.CARRIED_OVER,
        sought.stream().filter(s -> left.contains(s.transfer().id())).sorted(IN_ORDER));
    List<Sought> regular =
        sought.stream()
            .filter(s -> s.urgency() == Urgency.REGULAR && !isTaken(s))
            .sorted(LONGEST)
            .limit(agreed.regularCases())
            .toList();
    take(
        agreed.casesMax() - regular.size(),
        AgendaReason.IN_ORDER,
        sought.stream().filter(s -> !regular.contains(s)).sorted(IN_ORDER));
    take(agreed.casesMax(), AgendaReason.LONGEST_WAITING, regular.stream());
    return items;
  }

  private void take(int max, AgendaReason why, Stream<Sought> from) {
    from.filter(s -> !isTaken(s))
        .limit(Math.max(0, max - items.size()))
        .map(s -> new AgendaItem(s.transfer().id(), why))
        .toList()
        .forEach(items::add);
  }

  private boolean isTaken(Sought sought) {
    return items.stream().anyMatch(item -> item.transfer().equals(sought.transfer().id()));
  }

  /** For whom a place is sought, and who are on no other agenda. */
  private List<Sought> sought() {
    return turn.transfers().transfers().stream()
        .filter(t -> t.stage() == TransferStage.CONSENTED || t.stage() == TransferStage.OFFERED)
        .filter(t -> table.consented(t) == null)
        .filter(t -> turn.meetings().naming(t.id()).stream().noneMatch(m -> m.state().isAhead()))
        .map(t -> new Sought(t, waited(t.subject())))
        .toList();
  }

  /** Who is treated waits for nothing that has a norm. */
  private TimeWaited waited(Subject subject) {
    WaitingPosition position =
        subject.position() == null ? null : turn.waiting().position(subject.position());
    return position == null
        ? new TimeWaited(0, subject.since().datesUntil(turn.today()).count())
        : TimeWaited.of(position, turn);
  }

  private Set<TransferId> leftOver() {
    Meeting last = turn.meetings().lastHeld();
    return Stream.ofNullable(last)
        .flatMap(m -> Objects.requireNonNull(m, "last").cases().stream())
        .filter(MeetingCase::isLeftOver)
        .map(MeetingCase::transfer)
        .collect(Collectors.toSet());
  }
}
