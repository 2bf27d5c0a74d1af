package nl.doorstroom.grid;

import java.time.LocalDate;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.waits.Norms;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a waiting position: its holder and the administrator see the row, nobody else.
 */
final class PositionsView {

  private final Region region;

  PositionsView(Region region) {
    this.region = region;
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
        new PositionRow.Complexity(
            Sorted.list(request.complexity().domains()),
            Sorted.list(request.complexity().mustHaves())),
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
        position.version());
  }

  private static PositionRow.@Nullable Booking booking(WaitingPosition.@Nullable Booking booking) {
    return booking == null
        ? null
        : new PositionRow.Booking(booking.slot(), booking.claim(), booking.start());
  }

  private @Nullable Verwijscode code(WaitingPosition position) {
    Referral referral =
        position.referral() == null ? null : region.waiting().referral(position.referral());
    return referral == null ? null : referral.code();
  }
}
