package nl.doorstroom.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferState;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of an offering: the holder of its place and the administrator see the row, nobody
 * else.
 */
final class OfferingsView {

  /** How many people are told who would be asked next. */
  static final int NEXT = 5;

  private final Region region;
  private final Map<PositionId, Set<OfferingId>> byPosition = new HashMap<>();
  private final Map<HealthcareServiceId, Set<OfferingId>> running = new HashMap<>();

  OfferingsView(Region region) {
    this.region = region;
  }

  /** Forgets all that was shown. */
  void recount() {
    byPosition.clear();
    running.clear();
  }

  /** Those shown in which {@code position} was asked, whatever came of it. */
  Set<OfferingId> offeredTo(PositionId position) {
    return byPosition.getOrDefault(position, Set.of());
  }

  /** Those shown that run at {@code service}. */
  Set<OfferingId> runningAt(HealthcareServiceId service) {
    return running.getOrDefault(service, Set.of());
  }

  Shown show(OfferingId id) {
    Shown shown = new Shown(View.OFFERINGS);
    Offering offering = region.offers().offering(id);
    Slot slot = offering == null ? null : region.slots().slot(offering.slot());
    HealthcareService service = slot == null ? null : region.partners().service(slot.service());
    if (offering != null && slot != null && service != null) {
      remember(offering, service.id());
      shown.toOwner(service.organization(), row(offering, slot, service));
    }
    return shown;
  }

  private void remember(Offering offering, HealthcareServiceId service) {
    for (Offer offer : offering.offers()) {
      byPosition.computeIfAbsent(offer.position(), p -> new LinkedHashSet<>()).add(offering.id());
    }
    if (offering.isRunning()) {
      running.computeIfAbsent(service, s -> new LinkedHashSet<>()).add(offering.id());
    } else if (running.containsKey(service)) {
      running.getOrDefault(service, Set.of()).remove(offering.id());
    }
  }

  private OfferingRow row(Offering offering, Slot slot, HealthcareService service) {
    List<OfferingRow.Offered> offers = new ArrayList<>(offering.offers().size());
    for (Offer offer : offering.offers()) {
      offers.add(offered(offer));
    }
    return new OfferingRow(
        offering.id().value(),
        slot.id(),
        service.id(),
        service.details().name(),
        slot.start(),
        slot.kind(),
        new OfferingRow.Mode(offering.parallel(), offering.workingHours()),
        offering.automatic(),
        state(offering.ended()),
        offering.ended(),
        offering.startedAt(),
        offering.endedAt(),
        offers,
        offering.isRunning() ? region.askedNext(slot.id(), NEXT) : List.of());
  }

  private OfferingRow.Offered offered(Offer offer) {
    WaitingPosition position = region.waiting().position(offer.position());
    return new OfferingRow.Offered(
        offer.id(),
        offer.position(),
        offer.madeAt(),
        offer.until(),
        answer(offer.state()),
        offer.notReached(),
        position == null ? null : position.request().urgency(),
        position == null ? null : position.since(),
        code(position));
  }

  private @Nullable Verwijscode code(@Nullable WaitingPosition position) {
    Referral referral =
        position == null || position.referral() == null
            ? null
            : region.waiting().referral(position.referral());
    return referral == null ? null : referral.code();
  }

  private static OfferingRow.State state(@Nullable OfferingEnd ended) {
    if (ended == null) {
      return OfferingRow.State.RUNNING;
    }
    return switch (ended) {
      case TAKEN -> OfferingRow.State.TAKEN;
      case STOPPED -> OfferingRow.State.STOPPED;
      case EXHAUSTED, SLOT_WITHDRAWN, SLOT_STARTED, SLOT_CLEARED -> OfferingRow.State.ENDED;
    };
  }

  private static OfferingRow.Answer answer(OfferState state) {
    return switch (state) {
      case OPEN -> OfferingRow.Answer.MADE;
      case ACCEPTED -> OfferingRow.Answer.YES;
      case DECLINED -> OfferingRow.Answer.NO;
      case NOT_REACHED -> OfferingRow.Answer.NOT_REACHED;
      case LAPSED -> OfferingRow.Answer.LAPSED;
      case WITHDRAWN -> OfferingRow.Answer.CLOSED;
    };
  }
}
