package nl.doorstroom.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Leaving the holder's list for another: what ends, and what is proposed to end. */
final class Leaving {

  private final Turn turn;
  private final Endings endings;

  Leaving(Turn turn, Endings endings) {
    this.turn = turn;
    this.endings = endings;
  }

  /** {@code old} is where they waited; null, or closed, when they did not or no longer do. */
  List<Event> of(Subject subject, @Nullable WaitingPosition old) {
    List<Event> events = new ArrayList<>();
    if (old != null && old.isOpen()) {
      events.addAll(endings.placeOf(old, ReleaseReason.POSITION_CLOSED));
      events.add(new PositionClosed(old.id(), CloseReason.TRANSFERRED, turn.today()));
    }
    for (WaitingPosition other : others(subject, old)) {
      events.add(new ClosingProposed(other.id(), CloseReason.HELPED_ELSEWHERE, turn.today()));
    }
    return events;
  }

  /** What else is known to be waited for by the same person, in order of id. */
  private Collection<WaitingPosition> others(Subject subject, @Nullable WaitingPosition old) {
    Map<String, WaitingPosition> others = new TreeMap<>();
    turn.waiting().openOf(subject.person()).forEach(p -> others.put(p.id().value(), p));
    if (old != null && old.standing().link() != null) {
      turn.waiting().openIn(old.standing().link()).forEach(p -> others.put(p.id().value(), p));
    }
    if (old != null) {
      others.remove(old.id().value());
    }
    return others.values();
  }
}
