package nl.doorstroom.simulate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.TableAgreements.Representation;

/** Who answers at the transfertafel for two practices that are too small to. */
final class Representatives {

  private static final String BY = "demo/psychologen-aan-de-aa";
  private static final List<String> PRACTICES =
      List.of("demo/praktijk-de-terp", "demo/praktijk-zuid");

  private Representatives() {}

  /** What the region agrees: {@code config}, with those of them that it knows. */
  static PartnerCommand agreed(RegionConfig config, Known known) {
    Map<String, OrganizationId> organizations = known.organizations();
    OrganizationId by = organizations.get(BY);
    List<Representation> all =
        by == null
            ? List.of()
            : PRACTICES.stream()
                .flatMap(practice -> Stream.ofNullable(organizations.get(practice)))
                .map(practice -> new Representation(practice, by))
                .toList();
    TableAgreements table = config.table();
    return new PartnerCommand.ConfigureRegion(
        config.with(
            new TableAgreements(
                table.screenedElsewhere(),
                table.screeningBasis(),
                table.declineReasons(),
                table.terms(),
                table.consentDays(),
                table.referredAnew(),
                table.indicated(),
                all,
                table.confirmDays(),
                table.taskDays(),
                table.meeting(),
                table.matching())));
  }
}
