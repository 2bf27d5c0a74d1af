package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.Ending;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.Screening;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Parts of the row of a transfer, as those see them who are shown them. */
final class TransferParts {

  private final Region region;
  private final Areas areas;

  TransferParts(Region region, Areas areas) {
    this.region = region;
    this.areas = areas;
  }

  static Map<TransferStage, Instant> entered(Transfer t) {
    return Collections.unmodifiableMap(new EnumMap<>(t.entered()));
  }

  Label label(OrganizationId id) {
    return Label.of(id, region.partners());
  }

  TransferRow.Case wholeCase(Transfer t) {
    Request r = t.subject().request();
    return aCase(t, r, r.municipality(), t.subject().since(), null);
  }

  /** What others are told; nothing of a case that goes to the social domain. */
  TransferRow.@Nullable Case sharedCase(Transfer t) {
    Request r = t.subject().request();
    return t.social() == null
        ? aCase(
            t, r, areas.of(r.ageClass(), r.municipality()), null, Areas.week(t.subject().since()))
        : null;
  }

  private TransferRow.Case aCase(
      Transfer t,
      Request r,
      @Nullable String area,
      @Nullable LocalDate since,
      @Nullable String sinceWeek) {
    return new TransferRow.Case(
        r.careQuestion(),
        phase(t),
        r.urgency(),
        r.ageClass(),
        r.insurer(),
        area,
        PositionRow.Complexity.of(r.complexity()),
        since,
        sinceWeek,
        isOverNorm(t));
  }

  private @Nullable WaitPhase phase(Transfer t) {
    if (t.booking() != null) {
      return t.booking().phase();
    }
    WaitingPosition position = position(t.subject().position());
    return position == null ? null : position.phase();
  }

  private boolean isOverNorm(Transfer t) {
    RegionConfig config = region.partners().config();
    WaitingPosition position = position(t.waitsOn());
    HealthcareService service =
        position == null ? null : region.partners().service(position.service());
    return config != null
        && position != null
        && service != null
        && position.isOpen()
        && Norms.isOver(
            Norms.normOn(
                config, service.details().category(), position.phase(), position.phaseSince()),
            region.partners().today());
  }

  private @Nullable WaitingPosition position(@Nullable PositionId id) {
    return id == null ? null : region.waiting().position(id);
  }

  static TransferRow.Social social(SocialQuestion social, @Nullable String municipality) {
    return new TransferRow.Social(Sorted.list(social.support()), social.ageClass(), municipality);
  }

  TransferRow.@Nullable Screened screened(@Nullable Screening screening) {
    return screening == null
        ? null
        : new TransferRow.Screened(
            screening.outcome(), label(screening.by()), dateOf(screening.at()));
  }

  TransferRow.@Nullable Consented consented(@Nullable Consent consent) {
    return consent == null
        ? null
        : new TransferRow.Consented(
            Sorted.list(consent.scopes().isEmpty() ? consent.asked() : consent.scopes()),
            dateOf(consent.askedAt()),
            consent.givenOn(),
            consent.until(),
            consent.state());
  }

  private LocalDate dateOf(Instant instant) {
    RegionConfig config = region.partners().config();
    ZoneId zone = config == null ? ZoneOffset.UTC : config.timeZone();
    return LocalDate.ofInstant(instant, zone);
  }

  TransferRow.@Nullable Place place(@Nullable SlotId id) {
    Slot slot = id == null ? null : region.slots().slot(id);
    return slot == null ? null : new TransferRow.Place(slot.id(), slot.start());
  }

  TransferRow.@Nullable Booked booked(@Nullable TransferBooking booking) {
    TransferRow.Place place = booking == null ? null : place(booking.slot());
    return booking == null
        ? null
        : new TransferRow.Booked(
            booking.position(), booking.slot(), place == null ? null : place.start());
  }

  static TransferRow.@Nullable Day day(@Nullable LocalDate on) {
    return on == null ? null : new TransferRow.Day(on);
  }

  static @Nullable Integer daysSaved(Transfer t) {
    return t.booking() == null || t.booking().saved() == null ? null : t.booking().saved().days();
  }

  static List<TransferRow.Step> steps(Transfer t) {
    List<TransferRow.Step> steps = new ArrayList<>();
    for (Escalation step : t.escalations()) {
      Escalation.Answer answer = step.answer();
      steps.add(
          answer == null
              ? new TransferRow.Step(
                  step.step(), step.at(), step.until(), null, null, null, null, null, null)
              : new TransferRow.Step(
                  step.step(),
                  step.at(),
                  step.until(),
                  answer.at(),
                  answer.outcome(),
                  answer.places(),
                  answer.from(),
                  answer.until(),
                  answer.reason()));
    }
    return List.copyOf(steps);
  }

  static TransferRow.@Nullable Ended ended(@Nullable Ending ending) {
    return ending == null
        ? null
        : new TransferRow.Ended(ending.why(), ending.at(), ending.sentBack());
  }
}
