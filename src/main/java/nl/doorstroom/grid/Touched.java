package nl.doorstroom.grid;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows one fact may change: what it names and, one step on, what shows that. Reached before
 * the fact and again after it, since it may tie things together or apart.
 */
final class Touched {

  final Set<HealthcareServiceId> services = new LinkedHashSet<>();
  final Set<SlotId> slots = new LinkedHashSet<>();
  final Set<PositionId> positions = new LinkedHashSet<>();
  final Set<ReferralId> referrals = new LinkedHashSet<>();

  private final Named named;

  Touched(Named named) {
    this.named = named;
  }

  void reach(Region region) {
    for (SlotId id : named.slots()) {
      slot(id, region);
    }
    if (named.position() != null) {
      position(named.position(), region);
    }
    if (named.referral() != null) {
      referral(named.referral(), region);
    }
    if (named.service() != null) {
      services.add(named.service());
    }
    if (named.renamed() != null) {
      allOf(named.renamed(), region);
    }
    if (named.location() != null || named.stop() != null) {
      for (HealthcareService service : region.partners().services()) {
        if (service.location().equals(named.location())) {
          allOf(service.id(), region);
        }
        if (named.stop() != null && named.stop().scope().covers(service)) {
          services.add(service.id());
        }
      }
    }
  }

  private void slot(SlotId id, Region region) {
    slots.add(id);
    Slot slot = region.slots().slot(id);
    if (slot != null) {
      services.add(slot.service());
      for (Claim claim : slot.claims()) {
        positions.add(claim.position());
        referralOf(region.waiting().position(claim.position()));
      }
    }
  }

  private void position(PositionId id, Region region) {
    positions.add(id);
    WaitingPosition position = region.waiting().position(id);
    referralOf(position);
    if (position != null) {
      services.add(position.service());
      if (position.booking() != null) {
        slots.add(position.booking().slot());
      }
    }
  }

  private void referralOf(@Nullable WaitingPosition position) {
    if (position != null && position.referral() != null) {
      referrals.add(position.referral());
    }
  }

  private void referral(ReferralId id, Region region) {
    referrals.add(id);
    Referral referral = region.waiting().referral(id);
    if (referral != null) {
      position(referral.position(), region);
    }
  }

  private void allOf(HealthcareServiceId id, Region region) {
    services.add(id);
    for (Slot slot : region.slots().of(id)) {
      slots.add(slot.id());
    }
    for (WaitingPosition position : region.waiting().of(id)) {
      positions.add(position.id());
      referralOf(position);
    }
  }
}
