package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.waits.Practices;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a place.
 *
 * <table>
 *   <caption>Masks</caption>
 *   <tr><th>eyes<th>which<th>holds and claims
 *   <tr><td>practice<td>free ones for a first contact, for new referrals or high urgency, that
 *       every practice may take<td>none
 *   <tr><td>practice, its own<td>such that it may take, and whatever it holds or claimed<td>its own
 *   <tr><td>table<td>free ones for the transfer table, for whoever refers<td>none
 *   <tr><td>planners of others<td>the same: to them they are offered for people who wait<td>none
 *   <tr><td>planners of who answers for it at the table<td>free ones that can be given to someone
 *       who is moved<td>none
 *   <tr><td>owner<td>all that are remembered<td>all, and by whom
 * </table>
 */
final class SlotsView {

  private static final Set<SlotKind> FIRST_CONTACTS =
      EnumSet.of(SlotKind.INTAKE, SlotKind.CONSULTATION, SlotKind.SHORT_CONTACT);
  private static final Set<Allotment> FOR_PRACTICES =
      EnumSet.of(Allotment.NEW_REFERRAL, Allotment.HIGH_URGENCY);

  private static final Set<Allotment> FOR_MOVES =
      EnumSet.of(Allotment.TRANSFER_TABLE, Allotment.NEW_REFERRAL, Allotment.HIGH_URGENCY);

  private static final SlotRow.Restricted NOT_RESTRICTED =
      new SlotRow.Restricted(null, null, null, null, null);

  private final Region region;
  private final Parties parties;

  SlotsView(Region region) {
    this.region = region;
    this.parties = new Parties(region.partners());
  }

  /** Whether every practice may take such a place, whether or not it is free. */
  static boolean isForEveryPractice(Slot slot) {
    return isForPractices(slot) && Practices.mayAllTake(slot);
  }

  private static boolean isForPractices(Slot slot) {
    return FIRST_CONTACTS.contains(slot.kind()) && FOR_PRACTICES.contains(slot.allotment());
  }

  Shown show(SlotId id) {
    Shown shown = new Shown(View.SLOTS);
    Slot slot = region.slots().slot(id);
    HealthcareService service = slot == null ? null : region.partners().service(slot.service());
    if (slot == null || service == null) {
      return shown;
    }
    if (slot.free() > 0 && service.details().active()) {
      if (isForEveryPractice(slot)) {
        shown.to(Eyes.PRACTICE, forOthers(slot, service, List.of(), List.of()));
      } else if (isForPractices(slot)) {
        for (OrganizationId practice : slot.restriction().referrers()) {
          if (Practices.mayTake(slot, practice)) {
            shown.to(Eyes.PRACTICE, practice, forPractice(slot, service, practice));
          }
        }
      }
      if (slot.allotment() == Allotment.TRANSFER_TABLE
          && slot.restriction().referrers().isEmpty()) {
        SlotRow offered = forOthers(slot, service, List.of(), List.of());
        shown.to(Eyes.TABLE, offered);
        shown.to(Eyes.PARTNER, offered);
      }
    }
    if (mayBeGiven(slot, service)) {
      SlotRow atHand = forOthers(slot, service, List.of(), List.of());
      shown.to(Eyes.OWNER, parties.answeringFor(service.organization()), atHand);
    }
    for (OrganizationId other : othersOn(slot, service)) {
      shown.to(Eyes.PRACTICE, other, forPractice(slot, service, other));
    }
    shown.toOwner(service.organization(), forOwner(slot, service));
    return shown;
  }

  /** Whether a yes to a question of the table can be said with it. */
  private static boolean mayBeGiven(Slot slot, HealthcareService service) {
    return slot.free() > 0
        && slot.blocked() == null
        && service.details().active()
        && FOR_MOVES.contains(slot.allotment())
        && slot.restriction().referrers().isEmpty();
  }

  private static Set<OrganizationId> othersOn(Slot slot, HealthcareService service) {
    Set<OrganizationId> others = new LinkedHashSet<>();
    slot.holds().forEach(hold -> others.add(hold.by()));
    slot.claims().forEach(claim -> others.add(claim.by()));
    others.remove(service.organization());
    return others;
  }

  private SlotRow forPractice(Slot slot, HealthcareService service, OrganizationId practice) {
    List<SlotRow.Held> holds = new ArrayList<>();
    for (Hold hold : slot.holds()) {
      if (hold.by().equals(practice)) {
        holds.add(new SlotRow.Held(hold.id(), hold.kind(), hold.until(), null));
      }
    }
    List<SlotRow.Claimed> claims = new ArrayList<>();
    for (Claim claim : slot.claims()) {
      if (claim.by().equals(practice)) {
        claims.add(claimed(claim, null));
      }
    }
    return forOthers(slot, service, holds, claims);
  }

  private static SlotRow forOthers(
      Slot slot,
      HealthcareService service,
      List<SlotRow.Held> holds,
      List<SlotRow.Claimed> claims) {
    return new SlotRow(
        slot.id().value(),
        service.id(),
        service.details().name(),
        service.organization(),
        slot.kind(),
        slot.start(),
        slot.end(),
        slot.capacity(),
        slot.free(),
        slot.allotment(),
        slot.delivery(),
        restricted(slot.restriction(), false),
        holds.isEmpty() ? null : holds,
        claims.isEmpty() ? null : claims,
        state(slot, !holds.isEmpty()),
        null);
  }

  private SlotRow forOwner(Slot slot, HealthcareService service) {
    List<SlotRow.Held> holds = new ArrayList<>();
    for (Hold hold : slot.holds()) {
      holds.add(new SlotRow.Held(hold.id(), hold.kind(), hold.until(), hold.by()));
    }
    List<SlotRow.Claimed> claims = named(slot.claims());
    return new SlotRow(
        slot.id().value(),
        service.id(),
        service.details().name(),
        service.organization(),
        slot.kind(),
        slot.start(),
        slot.end(),
        slot.capacity(),
        slot.free(),
        slot.allotment(),
        slot.delivery(),
        restricted(slot.restriction(), true),
        holds.isEmpty() ? null : holds,
        claims.isEmpty() ? null : claims,
        state(slot, !holds.isEmpty()),
        own(slot));
  }

  private SlotRow.Own own(Slot slot) {
    Schedule schedule =
        slot.schedule() == null ? null : region.schedules().schedule(slot.schedule());
    List<SlotRow.Release> releases = new ArrayList<>();
    List<Release> all = slot.content().releases();
    for (Release release : all.subList(Math.min(slot.released(), all.size()), all.size())) {
      releases.add(new SlotRow.Release(release.at(), release.to()));
    }
    Offering offering =
        region.offers().of(slot.id()).stream().filter(Offering::isRunning).findFirst().orElse(null);
    List<SlotRow.Claimed> cancelled = named(slot.cancelled());
    return new SlotRow.Own(
        slot.externalId(),
        slot.publishedAt(),
        slot.version(),
        slot.holds().size(),
        slot.schedule(),
        schedule == null ? null : schedule.details().externalId(),
        releases.isEmpty() ? null : releases,
        slot.content().override(),
        slot.content().lastMinute(),
        slot.source(),
        offering == null ? null : offering.id(),
        slot.blocked(),
        slot.free() > 0 ? slot.freedAt() : null,
        cancelled.isEmpty() ? null : cancelled);
  }

  private static SlotRow.@Nullable Restricted restricted(Restriction restriction, boolean own) {
    if (restriction.equals(Restriction.NONE)) {
      return null;
    }
    List<OrganizationId> organizations = new ArrayList<>(restriction.referrers());
    organizations.sort(Comparator.comparing(OrganizationId::value));
    SlotRow.Restricted restricted =
        new SlotRow.Restricted(
            own && !organizations.isEmpty() ? organizations : null,
            own ? orNull(restriction.referrerTypes()) : null,
            orNull(restriction.insurers()),
            orNull(restriction.ageClasses()),
            orNull(restriction.urgencies()));
    return restricted.equals(NOT_RESTRICTED) ? null : restricted;
  }

  private static <T extends Comparable<? super T>> @Nullable List<T> orNull(Set<T> values) {
    return values.isEmpty() ? null : Sorted.list(values);
  }

  private List<SlotRow.Claimed> named(List<Claim> claims) {
    List<SlotRow.Claimed> named = new ArrayList<>();
    for (Claim claim : claims) {
      Organization by = region.partners().organization(claim.by());
      named.add(claimed(claim, by == null ? null : by.details().name()));
    }
    return named;
  }

  private SlotRow.Claimed claimed(Claim claim, @Nullable String byName) {
    return new SlotRow.Claimed(
        claim.id(),
        claim.position(),
        claim.at(),
        claim.outcome(),
        code(claim),
        byName,
        claim.confirmBy(),
        claim.toMove());
  }

  private @Nullable Verwijscode code(Claim claim) {
    WaitingPosition position = region.waiting().position(claim.position());
    if (position == null || position.referral() == null) {
      return null;
    }
    Referral referral = region.waiting().referral(requireNonNull(position.referral(), "referral"));
    return referral == null ? null : referral.code();
  }

  /**
   * @param holdsSeen whether the reader sees a hold on it: one that is not seen must not show
   */
  private static SlotRow.State state(Slot slot, boolean holdsSeen) {
    if (slot.withdrawn()) {
      return SlotRow.State.WITHDRAWN;
    }
    if (slot.started()) {
      return SlotRow.State.STARTED;
    }
    if (slot.free() > 0) {
      return SlotRow.State.FREE;
    }
    return holdsSeen ? SlotRow.State.HELD : SlotRow.State.TAKEN;
  }
}
