package nl.doorstroom.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferState;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** Who is asked first for a place, of the people who wait for its service. */
final class Candidates {

  private record Ranked(WaitingPosition position, TimeWaited waited) {}

  private static final Comparator<Ranked> IN_ORDER =
      Comparator.comparing((Ranked r) -> r.position().firstRight())
          .reversed()
          .thenComparing(r -> r.position().request().urgency(), Comparator.reverseOrder())
          .thenComparing(r -> r.waited().over(), Comparator.reverseOrder())
          .thenComparing(r -> r.waited().days(), Comparator.reverseOrder())
          .thenComparing(r -> r.position().id().value());

  private final Turn turn;
  private final Places places;

  Candidates(Turn turn, Places places) {
    this.turn = turn;
    this.places = places;
  }

  /** The first {@code count} who may have {@code slot} and are not asked for another place now. */
  List<WaitingPosition> of(Slot slot, int count) {
    Set<PositionId> asked =
        turn.offers().of(slot.id()).stream()
            .flatMap(o -> o.offers().stream().filter(x -> !isForgotten(o, x)))
            .map(Offer::position)
            .collect(Collectors.toSet());
    OrganizationId owner = turn.service(slot.service()).organization();
    return turn.waiting().of(slot.service()).stream()
        .filter(p -> p.isOpen() && p.phase() == slot.kind().ends())
        .filter(p -> p.booking() == null || p.booking().toMove())
        .filter(p -> !isOnTheWay(p))
        .filter(p -> !slot.gaveBack().contains(p.id()))
        .filter(p -> slot.cancelled().stream().noneMatch(c -> c.position().equals(p.id())))
        .filter(p -> !asked.contains(p.id()) && turn.offers().openTo(p.id()) == null)
        .filter(p -> places.forWaiting("slot", slot, p, owner) == null)
        .map(p -> new Ranked(p, TimeWaited.of(p, turn)))
        .sorted(IN_ORDER)
        .limit(count)
        .map(Ranked::position)
        .toList();
  }

  /** Who departs for another region is counted here, and offered nothing. */
  private boolean isOnTheWay(WaitingPosition p) {
    Transfer transfer = turn.transfers().of(p.id());
    return transfer != null && transfer.isOnTheWay();
  }

  /** In an offering that is over only a no counts: the rest were not asked, or not reached. */
  private static boolean isForgotten(Offering offering, Offer offer) {
    return !offering.isRunning() && offer.state() != OfferState.DECLINED;
  }
}
