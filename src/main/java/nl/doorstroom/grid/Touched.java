package nl.doorstroom.grid;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
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
  final Set<ScheduleId> schedules = new LinkedHashSet<>();
  final Set<OfferingId> offerings = new LinkedHashSet<>();
  final Set<ImportId> imports = new LinkedHashSet<>();
  final Set<MediationId> mediations = new LinkedHashSet<>();
  final Set<FeedId> feeds = new LinkedHashSet<>();
  final Set<TransferId> transfers = new LinkedHashSet<>();
  final Set<MeetingId> meetings = new LinkedHashSet<>();

  /** Services of which it is told how many wait. */
  final Set<HealthcareServiceId> counts = new LinkedHashSet<>();

  /** Services of which the waiting list changed, and with it who is asked next. */
  final Set<HealthcareServiceId> lists = new LinkedHashSet<>();

  private final Named named;
  private final Function<PositionId, Set<OfferingId>> offeredTo;
  private final Function<SlotId, Set<TransferId>> placedOn;

  /**
   * @param offeredTo every offering in which a position was asked
   * @param placedOn every transfer that has, or had, a place
   */
  Touched(
      Named named,
      Function<PositionId, Set<OfferingId>> offeredTo,
      Function<SlotId, Set<TransferId>> placedOn) {
    this.named = named;
    this.offeredTo = offeredTo;
    this.placedOn = placedOn;
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
    services.addAll(named.fed());
    if (named.service() != null) {
      services.add(named.service());
      counts.add(named.service());
    }
    if (named.renamed() != null) {
      allOf(named.renamed(), region);
    }
    planned(named.planned(), region);
    transfer(named.planned().transfer(), region);
    arrival(named.planned().arrival(), region);
    partner(named.planned().partner(), region);
    if (named.location() != null) {
      for (Schedule schedule : region.schedules().schedules()) {
        if (schedule.details().location().equals(named.location())) {
          schedules.add(schedule.id());
        }
      }
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

  private void planned(Planned planned, Region region) {
    if (planned.schedule() != null) {
      schedules.add(planned.schedule());
      if (planned.recoded()) {
        region.slots().of(planned.schedule()).forEach(slot -> slots.add(slot.id()));
      }
    }
    Clearing clearing =
        planned.clearing() == null ? null : region.schedules().clearing(planned.clearing());
    if (clearing != null) {
      schedules.add(clearing.schedule());
    }
    if (planned.offering() != null) {
      offering(planned.offering(), region);
    }
    planned.tied().forEach(id -> position(id, region));
    if (planned.under() != null) {
      imports.add(planned.under());
    }
    if (planned.mediation() != null) {
      mediations.add(planned.mediation());
    }
    if (planned.feed() != null) {
      feeds.add(planned.feed());
    }
    Measure measure = planned.measure() == null ? null : region.upkeep().measure(planned.measure());
    if (measure != null) {
      services.add(measure.service());
    }
  }

  private void transfer(@Nullable TransferId id, Region region) {
    Transfer transfer = id == null ? null : region.transfers().transfer(id);
    if (transfer != null) {
      transfers.add(transfer.id());
      if (!region.meetings().naming(transfer.id()).isEmpty()) {
        meetings(region);
      }
      if (transfer.subject().position() != null) {
        positions.add(transfer.subject().position());
      }
      if (transfer.booking() != null) {
        positions.add(transfer.booking().position());
      }
    }
  }

  private void arrival(@Nullable CrossingId id, Region region) {
    Arrival arrival = id == null ? null : region.arrivals().arrival(id);
    if (arrival != null) {
      transfers.add(TransfersView.key(arrival));
      if (arrival.landing() != null) {
        positions.add(arrival.landing().position());
      }
    }
  }

  /** Who is told without being named is so from the day it is known. */
  private void partner(@Nullable OrganizationId id, Region region) {
    Organization partner = id == null ? null : region.partners().organization(id);
    if (partner != null && Parties.isToldByKind(partner)) {
      running(region);
    }
  }

  /** All meetings: each shows what earlier ones left to do, and there are few. */
  void meetings(Region region) {
    region.meetings().meetings().forEach(meeting -> meetings.add(meeting.id()));
  }

  /** All transfers that run, and whom they are about. */
  void running(Region region) {
    for (Transfer transfer : region.transfers().transfers()) {
      if (transfer.isRunning()) {
        transfer(transfer.id(), region);
      }
    }
  }

  private void offering(OfferingId id, Region region) {
    offerings.add(id);
    Offering offering = region.offers().offering(id);
    if (offering != null) {
      offering.offers().forEach(offer -> positions.add(offer.position()));
    }
  }

  private void slot(SlotId id, Region region) {
    slots.add(id);
    transfers.addAll(placedOn.apply(id));
    region.offers().of(id).forEach(offering -> offerings.add(offering.id()));
    Slot slot = region.slots().slot(id);
    if (slot != null) {
      services.add(slot.service());
      if (slot.schedule() != null) {
        schedules.add(slot.schedule());
      }
      for (Claim claim : slot.claims()) {
        positions.add(claim.position());
        referralOf(region.waiting().position(claim.position()));
      }
    }
  }

  private void position(PositionId id, Region region) {
    positions.add(id);
    offerings.addAll(offeredTo.apply(id));
    region.transfers().naming(id).forEach(transfer -> transfer(transfer.id(), region));
    WaitingPosition position = region.waiting().position(id);
    referralOf(position);
    if (position != null) {
      CasesView.tied(position, region).forEach(other -> positions.add(other.id()));
      services.add(position.service());
      lists.add(position.service());
      counts.add(position.service());
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
    counts.add(id);
    region.transfers().askedOf(id).forEach(transfer -> transfers.add(transfer.id()));
    for (Arrival arrival : region.arrivals().arrivals()) {
      if (arrival.service().equals(id)) {
        transfers.add(TransfersView.key(arrival));
      }
    }
    for (Slot slot : region.slots().of(id)) {
      slots.add(slot.id());
      region.offers().of(slot.id()).forEach(offering -> offerings.add(offering.id()));
    }
    for (WaitingPosition position : region.waiting().of(id)) {
      positions.add(position.id());
      region.transfers().naming(position.id()).forEach(t -> transfers.add(t.id()));
      referralOf(position);
    }
  }
}
