package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.LinkId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.WaitingCommand.ConfirmWaiting;
import nl.doorstroom.domain.waiting.WaitingCommand.KeepPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.LinkPositions;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordBridging;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordInformed;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordWishes;
import nl.doorstroom.domain.waiting.WaitingCommand.UnlinkPositions;
import nl.doorstroom.domain.waiting.WaitingEvent.BridgingRecorded;
import nl.doorstroom.domain.waiting.WaitingEvent.ClientInformed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingDismissed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsLinked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsUnlinked;
import nl.doorstroom.domain.waiting.WaitingEvent.WaitingConfirmed;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * Keeping a waiting list true: who still waits, who was told what, and which positions are of one
 * person. By the holder, or who answers for it.
 */
final class WaitingListRules {

  /** Most positions that one declaration can name. */
  private static final int LINKED_MAX = 20;

  private final Turn turn;

  WaitingListRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(ConfirmWaiting c) {
    if (c.positions().isEmpty() || c.positions().size() > Command.EVENTS_MAX) {
      return refuse(
          Reason.TOO_LARGE,
          "positions",
          c.positions().size(),
          "1 to " + Command.EVENTS_MAX + " positions");
    }
    LocalDate next = turn.today().plusDays(turn.config().table().confirmDays());
    List<Event> events = new ArrayList<>();
    for (PositionId id : new LinkedHashSet<>(c.positions())) {
      WaitingPosition position = turn.waiting().position(id);
      Decision refusal = waitsAt("positions", id, position, c.by());
      if (refusal != null) {
        return refusal;
      }
      if (position != null && !turn.today().equals(position.standing().confirmedOn())) {
        events.add(new WaitingConfirmed(id, turn.today(), next));
      }
    }
    return Decision.accept(events);
  }

  Decision decide(RecordInformed c) {
    WaitingPosition position = turn.waiting().position(c.position());
    Decision refusal =
        first(waitsAt("position", c.position(), position, c.by()), between(position, c.on()));
    if (refusal != null || position == null) {
      return refusal == null ? Decision.accept() : refusal;
    }
    return new Standing.Informed(c.on(), c.actor()).equals(position.standing().informed())
        ? Decision.accept()
        : Decision.accept(new ClientInformed(c.position(), c.on(), c.actor()));
  }

  Decision decide(RecordBridging c) {
    WaitingPosition position = turn.waiting().position(c.position());
    Decision refusal =
        first(
            waitsAt("position", c.position(), position, c.by()),
            between(position, c.on()),
            turn.partners().service(c.service()) == null ? notFound("service", c.service()) : null);
    if (refusal != null || position == null) {
      return refusal == null ? Decision.accept() : refusal;
    }
    if (c.service().equals(position.service())) {
      return invalid("service", c.service().value(), "another than is waited for");
    }
    return new Standing.Bridging(c.service(), c.on(), c.answer())
            .equals(position.standing().bridging())
        ? Decision.accept()
        : Decision.accept(new BridgingRecorded(c.position(), c.service(), c.on(), c.answer()));
  }

  Decision decide(RecordWishes c) {
    WaitingPosition position = turn.waiting().position(c.position());
    Wishes wishes = c.wishes();
    Decision refusal =
        first(
            waitsAt("position", c.position(), position, c.by()),
            Refusals.languages("languages", wishes.languages(), Wishes.LANGUAGES_MAX),
            Refusals.range("kmMax", wishes.kmMax(), 1, Wishes.KM_MAX));
    if (refusal != null || position == null) {
      return refusal == null ? Decision.accept() : refusal;
    }
    return wishes.equals(position.standing().wishes())
        ? Decision.accept()
        : Decision.accept(new WishesRecorded(c.position(), wishes));
  }

  private @Nullable Decision between(@Nullable WaitingPosition position, LocalDate on) {
    return position == null || (!on.isBefore(position.phaseSince()) && !on.isAfter(turn.today()))
        ? null
        : invalid("on", on, position.phaseSince() + " to " + turn.today());
  }

  /** All that were tied to any of them are then of the same person. */
  Decision decide(LinkPositions c) {
    Decision refusal = ownList(c.positions(), c.by());
    if (refusal != null) {
      return refusal;
    }
    Set<LinkId> links = links(c.positions());
    Set<PositionId> all = inOrder(c.positions());
    links.forEach(link -> turn.waiting().openIn(link).forEach(p -> all.add(p.id())));
    boolean tied = c.positions().stream().allMatch(id -> link(id) != null);
    if (links.size() == 1 && tied) {
      return Decision.accept();
    }
    return all.size() > LINKED_MAX
        ? invalid("positions", all.size(), "at most " + LINKED_MAX + " of one person")
        : Decision.accept(new PositionsLinked(new LinkId(turn.nextId()), List.copyOf(all)));
  }

  /** Whoever is left alone is not known to be the only one. */
  Decision decide(UnlinkPositions c) {
    Decision refusal = ownList(c.positions(), c.by());
    if (refusal != null) {
      return refusal;
    }
    Set<PositionId> freed = inOrder(List.of());
    c.positions().stream().filter(id -> link(id) != null).forEach(freed::add);
    for (LinkId link : links(c.positions())) {
      List<PositionId> left =
          turn.waiting().openIn(link).stream()
              .map(WaitingPosition::id)
              .filter(id -> !freed.contains(id))
              .toList();
      if (left.size() == 1) {
        freed.addAll(left);
      }
    }
    return freed.isEmpty()
        ? Decision.accept()
        : Decision.accept(new PositionsUnlinked(List.copyOf(freed)));
  }

  private @Nullable Decision ownList(Set<PositionId> positions, OrganizationId by) {
    if (positions.isEmpty() || positions.size() > LINKED_MAX) {
      return invalid("positions", positions.size(), "1 to " + LINKED_MAX);
    }
    for (PositionId id : inOrder(positions)) {
      Decision refusal = waitsAt("positions", id, turn.waiting().position(id), by);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static Set<PositionId> inOrder(Collection<PositionId> positions) {
    Set<PositionId> sorted = new TreeSet<>(Comparator.comparing(PositionId::value));
    sorted.addAll(positions);
    return sorted;
  }

  private Set<LinkId> links(Set<PositionId> positions) {
    Set<LinkId> links = new TreeSet<>(Comparator.comparing(LinkId::value));
    for (PositionId id : positions) {
      LinkId link = link(id);
      if (link != null) {
        links.add(link);
      }
    }
    return links;
  }

  private @Nullable LinkId link(PositionId id) {
    WaitingPosition position = turn.waiting().position(id);
    return position == null ? null : position.standing().link();
  }

  Decision decide(KeepPosition c) {
    WaitingPosition position = turn.waiting().position(c.position());
    Decision refusal = waitsAt("position", c.position(), position, c.by());
    if (refusal != null) {
      return refusal;
    }
    return position == null || position.standing().closing() == null
        ? Decision.accept()
        : Decision.accept(new ClosingDismissed(c.position()));
  }

  /** Whether it is open, on the list of {@code by} or of one for which that answers. */
  private @Nullable Decision waitsAt(
      String field, PositionId id, @Nullable WaitingPosition position, OrganizationId by) {
    if (position == null) {
      return notFound(field, id);
    }
    OrganizationId holder = turn.service(position.service()).organization();
    if (!turn.config().table().actsFor(by, holder)) {
      return notYours(by, holder.value());
    }
    return position.isOpen()
        ? null
        : refuse(Reason.POSITION_CLOSED, field, id.value(), "one that is open");
  }
}
