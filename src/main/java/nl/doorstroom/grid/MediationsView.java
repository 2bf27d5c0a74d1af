package nl.doorstroom.grid;

import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a single question to the table: who asked, and who answers for them, all of it;
 * members of the table all but the gemeente; nobody else that there is one. Where mediators ask
 * only they are who asked.
 */
final class MediationsView {

  private final Region region;

  MediationsView(Region region) {
    this.region = region;
  }

  Shown show(MediationId id) {
    Shown shown = new Shown(View.MEDIATIONS);
    MediationRequest request = region.mediations().request(id);
    if (request == null) {
      return shown;
    }
    MediationRow own = row(request, true, request.request().municipality());
    shown.to(Eyes.OWNER, own);
    if (mediates(request.by())) {
      shown.to(Eyes.MEDIATOR, request.by(), own);
    } else {
      shown.to(Eyes.OWNER, request.by(), own);
      shown.to(Eyes.PRACTICE, request.by(), own);
    }
    for (OrganizationId representative : representing(request.by())) {
      shown.to(Eyes.OWNER, representative, own);
    }
    shown.to(Eyes.TABLE, row(request, false, subregion(request.request())));
    shown.to(Eyes.TABLE, request.by(), own);
    return shown;
  }

  private boolean mediates(OrganizationId id) {
    Organization organization = region.partners().organization(id);
    return organization != null && organization.details().kind().mediates();
  }

  private List<OrganizationId> representing(OrganizationId organization) {
    RegionConfig config = region.partners().config();
    return config == null
        ? List.of()
        : config.table().representatives().stream()
            .filter(r -> r.organization().equals(organization))
            .map(r -> r.by())
            .toList();
  }

  private @Nullable String subregion(Request request) {
    RegionConfig config = region.partners().config();
    return config == null || request.municipality() == null
        ? null
        : config.subregions().stream()
            .filter(part -> part.municipalities().contains(request.municipality()))
            .findFirst()
            .map(RegionConfig.Subregion::name)
            .orElse(null);
  }

  private MediationRow row(MediationRequest asked, boolean mine, @Nullable String area) {
    Request request = asked.request();
    return new MediationRow(
        asked.id().value(),
        mine,
        Label.of(asked.by(), region.partners()),
        request.careQuestion(),
        request.urgency(),
        request.ageClass(),
        request.insurer(),
        area,
        PositionRow.Complexity.of(request.complexity()),
        asked.askedAt(),
        asked.until(),
        asked.overdue(),
        answer(asked.answer()),
        asked.withdrawnAt(),
        asked.version());
  }

  private MediationRow.@Nullable Answer answer(MediationRequest.@Nullable Answer said) {
    if (said == null) {
      return null;
    }
    HealthcareService service =
        said.service() == null ? null : region.partners().service(said.service());
    return new MediationRow.Answer(
        said.advice(),
        service == null ? null : Label.of(service),
        Label.of(said.by(), region.partners()),
        said.leadMinutes(),
        said.at());
  }
}
