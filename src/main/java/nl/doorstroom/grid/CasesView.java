package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.LinkId;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.PositionTask;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.waits.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of the regional waiting list.
 *
 * <ul>
 *   <li>The holder, who answers for it, and the administrator see all of a row but the person.
 *   <li>The table and planners of other ggz providers see the fields without a name, coarsened,
 *       while a consent holds that covers the region; the table also while it may screen. Others
 *       are in no such consent: the social domain has a scope of its own, and is told what it is
 *       asked only.
 *   <li>All of these, and planners of others, see how many wait for each service, unless that is
 *       few.
 * </ul>
 *
 * <p>Who is on the way to the social domain is shown on the table's own board only.
 */
final class CasesView {

  private final Region region;
  private final Figures figures;
  private final Areas areas;
  private final Parties parties;

  CasesView(Region region, Figures figures, Areas areas) {
    this.region = region;
    this.figures = figures;
    this.areas = areas;
    this.parties = new Parties(region.partners());
  }

  /** Key of the row that counts who waits for {@code service}. */
  static String key(HealthcareServiceId service) {
    return "count/" + service.value();
  }

  Shown show(PositionId id) {
    Shown shown = new Shown(View.CASES);
    WaitingPosition position = region.waiting().position(id);
    HealthcareService service =
        position == null ? null : region.partners().service(position.service());
    RegionConfig config = region.partners().config();
    if (position == null || !position.isOpen() || service == null || config == null) {
      return shown;
    }
    Terms terms = new Terms(position, service, config, region.partners().today());
    Transfer transfer = region.transfers().of(id);
    if (transfer != null && transfer.destination() != Destination.SOCIAL_DOMAIN) {
      CaseRow shared = shared(position, service, transfer, terms);
      if (parties.isConsented(transfer)) {
        shown.to(Eyes.OWNER, parties.ggzProviders(), shared);
        shown.to(Eyes.TABLE, shared);
      } else if (parties.isScreenedElsewhere(transfer)) {
        shown.to(Eyes.TABLE, shared);
      }
    }
    CaseRow own = own(position, service, terms);
    shown.toOwner(service.organization(), own);
    shown.to(Eyes.OWNER, parties.answeringFor(service.organization()), own);
    return shown;
  }

  Shown count(HealthcareServiceId id) {
    Shown shown = new Shown(View.CASES);
    HealthcareService service = region.partners().service(id);
    RegionConfig config = region.partners().config();
    if (service != null && config != null) {
      CaseRow counted = counted(service, config);
      shown.to(Eyes.PARTNER, counted);
      shown.to(Eyes.TABLE, counted);
    }
    return shown;
  }

  private CaseRow counted(HealthcareService service, RegionConfig config) {
    Figures.Waiting waiting = figures.waiting(service, config, region.partners().today());
    Integer told = Count.suppressed(waiting.n(), config.suppressionLimit()).n();
    return new CaseRow.Counted(
        key(service.id()),
        CaseRow.Kind.COUNT,
        Label.of(service.organization(), region.partners()),
        Label.of(service),
        told,
        told == null ? null : Count.suppressed(waiting.overNorm(), config.suppressionLimit()).n());
  }

  /** Until when someone waits in time. */
  private record Terms(
      @Nullable LocalDate normOn, @Nullable LocalDate targetOn, @Nullable LocalDate today) {

    Terms(
        WaitingPosition position,
        HealthcareService service,
        RegionConfig config,
        @Nullable LocalDate today) {
      this(
          Norms.normOn(
              config, service.details().category(), position.phase(), position.phaseSince()),
          Norms.targetOn(config, position.request().urgency(), position.since()),
          today);
    }

    boolean isOverNorm() {
      return Norms.isOver(normOn, today);
    }

    boolean isOverTarget() {
      return Norms.isOver(targetOn, today);
    }
  }

  private CaseRow own(WaitingPosition position, HealthcareService service, Terms terms) {
    Request request = position.request();
    Transfer transfer = running(position.id());
    return new CaseRow.Own(
        position.id().value(),
        CaseRow.Kind.OWN,
        Label.of(service.organization(), region.partners()),
        Label.of(service),
        position.phase(),
        request.urgency(),
        request.careQuestion(),
        request.ageClass(),
        request.insurer(),
        request.municipality(),
        PositionRow.Complexity.of(request.complexity()),
        position.since(),
        position.phaseSince(),
        terms.normOn(),
        terms.targetOn(),
        terms.isOverNorm(),
        terms.isOverTarget(),
        position.booking() != null,
        transfer == null ? null : onTable(transfer),
        onTheWay(position.id()),
        closing(position.standing()),
        standing(position.standing()),
        informed(position.standing()),
        informBy(position.id()),
        linked(position),
        CaseRow.Wishes.of(position.standing().wishes()),
        position.version());
  }

  /** Other open positions that the holder declared to be of the same person. */
  static List<WaitingPosition> tied(WaitingPosition position, Region region) {
    LinkId link = position.standing().link();
    return link == null
        ? List.of()
        : region.waiting().positions().stream()
            .filter(other -> other.isOpen() && link.equals(other.standing().link()))
            .filter(other -> !other.id().equals(position.id()))
            .toList();
  }

  private @Nullable List<PositionId> linked(WaitingPosition position) {
    return position.standing().link() == null
        ? null
        : tied(position, region).stream()
            .map(WaitingPosition::id)
            .sorted(Comparator.comparing(PositionId::value))
            .toList();
  }

  private static @Nullable CloseReason closing(Standing standing) {
    return standing.closing() == null ? null : standing.closing().reason();
  }

  private CaseRow.Standing standing(Standing standing) {
    LocalDate today = region.partners().today();
    return new CaseRow.Standing(
        standing.confirmBy(),
        standing.confirmedOn(),
        today != null && today.isAfter(standing.confirmBy()));
  }

  private static CaseRow.@Nullable Informed informed(Standing standing) {
    return standing.informed() == null ? null : new CaseRow.Informed(standing.informed().on());
  }

  private @Nullable LocalDate informBy(PositionId position) {
    for (PositionTask task : region.tasksOf(position)) {
      if (task.kind() == PositionTask.Kind.INFORM_CLIENT) {
        return task.until();
      }
    }
    return null;
  }

  /** The transfer with which someone left, or has come and not quite arrived. */
  private @Nullable Transfer running(PositionId position) {
    return region.transfers().naming(position).stream()
        .filter(t -> t.isRunning() && position.equals(t.waitsOn()))
        .findFirst()
        .orElse(null);
  }

  /** Counted in both regions until each knows of the other: shown as such in both. */
  private @Nullable RegionId onTheWay(PositionId position) {
    Transfer transfer = region.transfers().of(position);
    Crossing crossing = transfer == null ? null : transfer.crossing();
    if (crossing != null && crossing.state() == CrossingState.DEPARTING) {
      return crossing.region();
    }
    Arrival arrival = region.arrivals().of(position);
    return arrival != null && arrival.state() == ArrivalState.TAKEN ? arrival.from() : null;
  }

  private CaseRow shared(
      WaitingPosition position, HealthcareService service, Transfer transfer, Terms terms) {
    Request request = position.request();
    return new CaseRow.Shared(
        position.id().value(),
        CaseRow.Kind.SHARED,
        Label.of(service.organization(), region.partners()),
        request.careQuestion(),
        position.phase(),
        request.urgency(),
        request.ageClass(),
        request.insurer(),
        areas.of(request.ageClass(), request.municipality()),
        PositionRow.Complexity.of(request.complexity()),
        Areas.week(position.since()),
        Areas.week(position.phaseSince()),
        terms.isOverNorm(),
        terms.isOverTarget(),
        onTable(transfer),
        transfer.version());
  }

  private static CaseRow.OnTable onTable(Transfer transfer) {
    return new CaseRow.OnTable(transfer.id(), transfer.stage());
  }
}
