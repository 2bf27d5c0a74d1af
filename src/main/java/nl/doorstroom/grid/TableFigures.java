package nl.doorstroom.grid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.waits.TransferFigures;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the transfertafel as they are told. How each receiver answers, and how each keeps
 * its list, is shown to the table; a planner sees that of its own organisation.
 *
 * @param asOf when the last fact that they know was decided
 */
public record TableFigures(
    @Nullable Instant asOf,
    @Nullable Integer positions,
    @Nullable Integer people,
    @Nullable Integer recognisedPercent,
    TransferFigures.OverNorm overNorm,
    Map<TransferStage, Integer> byStage,
    Map<TransferEnd, Integer> ended,
    Map<Destination, Integer> byDestination,
    TransferFigures.InTreatment inTreatment,
    Map<String, Integer> declinedByReason,
    TransferFigures.Saved daysSaved,
    List<TransferFigures.LeadTime> leadTimes,
    List<Receiver> receivers,
    List<Upkeep> upkeep) {

  /** One that was asked; without figures where few. */
  public record Receiver(
      Suggested.Party organization,
      @Nullable Integer asked,
      @Nullable Integer fitting,
      @Nullable Integer accepted,
      @Nullable Integer declined,
      @Nullable Integer declinedFitting,
      Map<String, Integer> declinedByReason,
      @Nullable Double meanResponseHours) {}

  /** How well one keeps its waiting list. */
  public record Upkeep(Suggested.Party organization, int positions, int confirmedPercent) {}

  /** Those of {@code grid}, as {@code mask} may see them; on the region's context. */
  public static TableFigures of(Grid grid, Mask mask) {
    Region region = grid.region();
    TransferFigures figures = TransferFigures.of(region);
    return new TableFigures(
        region.lastAt(),
        figures.positions(),
        figures.people(),
        figures.recognisedPercent(),
        figures.overNorm(),
        figures.byStage(),
        figures.ended(),
        figures.byDestination(),
        figures.inTreatment(),
        figures.declinedByReason(),
        figures.saved(),
        figures.leadTimes(),
        figures.receivers().stream()
            .filter(r -> maySee(mask, r.organization()))
            .map(r -> receiver(region, r))
            .toList(),
        figures.upkeep().stream()
            .filter(u -> maySee(mask, u.organization()))
            .map(
                u ->
                    new Upkeep(
                        party(region, u.organization()), u.positions(), u.confirmedPercent()))
            .toList());
  }

  private static boolean maySee(Mask mask, OrganizationId organization) {
    return mask.role() == Role.TABLE_MEMBER
        || mask.role() == Role.ADMINISTRATOR
        || organization.equals(mask.organization());
  }

  private static Suggested.Party party(Region region, OrganizationId id) {
    Organization organization = region.partners().organization(id);
    return new Suggested.Party(
        id.value(), organization == null ? id.value() : organization.details().name());
  }

  private static Receiver receiver(Region region, TransferFigures.Receiver r) {
    return new Receiver(
        party(region, r.organization()),
        r.asked(),
        r.fitting(),
        r.accepted(),
        r.declined(),
        r.declinedFitting(),
        r.declinedByReason(),
        r.meanResponseHours());
  }
}
