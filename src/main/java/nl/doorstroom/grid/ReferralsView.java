package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a referral: the practice that made it, the service it was made to and the
 * administrator see all of the row; nobody else sees it.
 */
final class ReferralsView {

  private final Region region;

  ReferralsView(Region region) {
    this.region = region;
  }

  Shown show(ReferralId id) {
    Shown shown = new Shown(View.REFERRALS);
    Referral referral = region.waiting().referral(id);
    HealthcareService service =
        referral == null ? null : region.partners().service(referral.service());
    if (referral != null && service != null) {
      ReferralRow row = row(referral, service);
      if (referral.by() != null) {
        shown.to(Eyes.PRACTICE, referral.by(), row);
      }
      shown.toOwner(service.organization(), row);
    }
    return shown;
  }

  private ReferralRow row(Referral referral, HealthcareService service) {
    Partners partners = region.partners();
    Organization organization =
        requireNonNull(partners.organization(service.organization()), "organization");
    Location location = requireNonNull(partners.location(service.location()), "location");
    WaitingPosition position = region.waiting().position(referral.position());
    WaitingPosition.Booking booking = position == null ? null : position.booking();
    return new ReferralRow(
        referral.id().value(),
        referral.code(),
        practice(referral.by()),
        referral.referrerType(),
        service.id(),
        service.details().name(),
        organization.details().name(),
        location.details().name(),
        referral.request().careQuestion(),
        position == null ? referral.request().urgency() : position.request().urgency(),
        referral.request().ageClass(),
        referral.request().insurer(),
        referral.madeOn(),
        referral.registeredAt(),
        referral.position(),
        state(referral, position),
        place(booking),
        normOn(service, position),
        letter(referral),
        referral.refused(),
        position == null ? null : position.closed(),
        returned(position),
        booking == null ? null : booking.confirmBy(),
        booking != null && booking.toMove(),
        referral.version());
  }

  private ReferralRow.@Nullable Practice practice(@Nullable OrganizationId by) {
    Organization practice = by == null ? null : region.partners().organization(by);
    return practice == null
        ? null
        : new ReferralRow.Practice(practice.id(), practice.details().name());
  }

  private static ReferralRow.State state(Referral referral, @Nullable WaitingPosition position) {
    if (referral.refused() != null) {
      return ReferralRow.State.REFUSED;
    }
    if (position == null) {
      return ReferralRow.State.CLOSED;
    }
    if (position.closed() != null) {
      return ended(position.closed());
    }
    if (position.phase() == WaitPhase.TREATMENT) {
      return ReferralRow.State.INTAKE_DONE;
    }
    return position.booking() == null ? ReferralRow.State.WAITING : ReferralRow.State.PLANNED;
  }

  private static ReferralRow.State ended(CloseReason reason) {
    return switch (reason) {
      case TREATMENT_STARTED -> ReferralRow.State.IN_TREATMENT;
      case WITHDREW -> ReferralRow.State.WITHDRAWN;
      case REFUSED -> ReferralRow.State.REFUSED;
      case HELPED_ELSEWHERE, NOT_REACHED, DUPLICATE, REFERRED_BACK, DECEASED, OTHER, TRANSFERRED ->
          ReferralRow.State.CLOSED;
    };
  }

  private ReferralRow.@Nullable Place place(WaitingPosition.@Nullable Booking booking) {
    if (booking == null) {
      return null;
    }
    Slot slot = region.slots().slot(booking.slot());
    return new ReferralRow.Place(
        booking.slot(),
        booking.claim(),
        booking.start(),
        slot == null ? null : slot.end(),
        slot == null ? null : slot.delivery());
  }

  private static ReferralRow.@Nullable Returned returned(@Nullable WaitingPosition position) {
    if (position == null || !position.isOpen() || position.booking() != null) {
      return null;
    }
    return position.declined() == null && !position.firstRight()
        ? null
        : new ReferralRow.Returned(position.declined(), position.firstRight());
  }

  private @Nullable LocalDate normOn(
      HealthcareService service, @Nullable WaitingPosition position) {
    RegionConfig config = region.partners().config();
    return config == null || position == null
        ? null
        : Norms.normOn(config, service.details().category(), WaitPhase.INTAKE, position.since());
  }

  private static ReferralRow.@Nullable Letter letter(Referral referral) {
    boolean concerned =
        referral.letterReceivedAt() != null
            || referral.letterWarnAt() != null
            || referral.letterDueAt() != null
            || referral.letterOverdue();
    return concerned
        ? new ReferralRow.Letter(
            referral.letterReceivedAt() != null,
            referral.letterReceivedAt(),
            referral.letterWarnAt(),
            referral.letterDueAt(),
            referral.letterOverdue())
        : null;
  }
}
