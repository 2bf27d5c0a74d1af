package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferState;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a waiting position: its holder and the administrator see the row, nobody else.
 */
final class PositionsView {

  private final Region region;
  private final Function<PositionId, Set<OfferingId>> offeredTo;

  /**
   * @param offeredTo every offering in which a position was asked
   */
  PositionsView(Region region, Function<PositionId, Set<OfferingId>> offeredTo) {
    this.region = region;
    this.offeredTo = offeredTo;
  }

  Shown show(PositionId id) {
    Shown shown = new Shown(View.POSITIONS);
    WaitingPosition position = region.waiting().position(id);
    HealthcareService service =
        position == null ? null : region.partners().service(position.service());
    RegionConfig config = region.partners().config();
    if (position != null && service != null && config != null) {
      shown.toOwner(service.organization(), row(position, service, config));
    }
    return shown;
  }

  private PositionRow row(
      WaitingPosition position, HealthcareService service, RegionConfig config) {
    Request request = position.request();
    LocalDate today = region.partners().today();
    LocalDate normOn =
        Norms.normOn(config, service.details().category(), position.phase(), position.phaseSince());
    LocalDate targetOn = Norms.targetOn(config, request.urgency(), position.since());
    return new PositionRow(
        position.id().value(),
        service.id(),
        service.details().name(),
        position.phase(),
        request.urgency(),
        request.careQuestion(),
        request.ageClass(),
        request.insurer(),
        request.municipality(),
        PositionRow.Complexity.of(request.complexity()),
        position.since(),
        position.phaseSince(),
        position.intakeOn(),
        normOn,
        targetOn,
        position.isOpen() && Norms.isOver(normOn, today),
        position.isOpen() && Norms.isOver(targetOn, today),
        booking(position.booking()),
        code(position),
        position.isOpen(),
        position.closed(),
        position.endedOn(),
        offer(position.id()),
        position.booking() != null && position.booking().toMove(),
        position.firstRight(),
        declined(position.id()),
        position.declined(),
        position.version());
  }

  private static PositionRow.@Nullable Booking booking(WaitingPosition.@Nullable Booking booking) {
    return booking == null
        ? null
        : new PositionRow.Booking(
            booking.slot(), booking.claim(), booking.start(), booking.confirmBy());
  }

  private PositionRow.@Nullable Offered offer(PositionId position) {
    Offering offering = region.offers().openTo(position);
    if (offering == null) {
      return null;
    }
    for (Offer offer : offering.open()) {
      if (offer.position().equals(position)) {
        return new PositionRow.Offered(offering.id(), offer.until());
      }
    }
    return null;
  }

  private int declined(PositionId position) {
    int declined = 0;
    for (OfferingId id : offeredTo.apply(position)) {
      Offering offering = region.offers().offering(id);
      for (Offer offer : offering == null ? List.<Offer>of() : offering.offers()) {
        boolean no = offer.state() == OfferState.DECLINED;
        declined += no && offer.position().equals(position) ? 1 : 0;
      }
    }
    return declined;
  }

  private @Nullable Verwijscode code(WaitingPosition position) {
    Referral referral =
        position.referral() == null ? null : region.waiting().referral(position.referral());
    return referral == null ? null : referral.code();
  }
}
