package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.partners.Meant;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** Who has to do with a transfer, in what capacity, and what allows others to see it. */
final class Parties {

  private final Partners partners;

  Parties(Partners partners) {
    this.partners = partners;
  }

  /**
   * Whether it is of a kind that is told of transfers without being named in them: to confirm, to
   * mediate, or because a client's consent for the region is for all of its kind.
   */
  static boolean isToldByKind(Organization organization) {
    return switch (organization.details().kind()) {
      case MUNICIPALITY, INSURER, GGZ_CORE, GGZ_OTHER -> true;
      case GP_PRACTICE, REGIONAL_GP_ORGANISATION, SOCIAL_DOMAIN, OTHER, CLIENT_SUPPORT -> false;
    };
  }

  /** For whom a client's consent is that covers the region. */
  Set<OrganizationId> ggzProviders() {
    Set<OrganizationId> providers =
        new HashSet<>(Meant.by(partners, OrganizationKind.GGZ_CORE, null));
    providers.addAll(Meant.by(partners, OrganizationKind.GGZ_OTHER, null));
    return providers;
  }

  private TableAgreements agreed() {
    RegionConfig config = partners.config();
    return config == null ? TableAgreements.DEFAULT : config.table();
  }

  /** Those who answer for {@code organization} at the table, beside itself. */
  List<OrganizationId> answeringFor(OrganizationId organization) {
    return agreed().representatives().stream()
        .filter(r -> r.organization().equals(organization))
        .map(TableAgreements.Representation::by)
        .toList();
  }

  boolean actsFor(OrganizationId by, OrganizationId organization) {
    return agreed().actsFor(by, organization);
  }

  /**
   * Whether the client's consent holds, for where the transfer leads. Its last day is told by the
   * day that starts after it.
   */
  boolean isConsented(Transfer transfer) {
    Consent consent = transfer.consent();
    LocalDate today = partners.today();
    return consent != null
        && consent.state() == Consent.State.GIVEN
        && consent.scopes().contains(transfer.destination().scope())
        && consent.until() != null
        && today != null
        && !consent.until().isBefore(today);
  }

  /** Whether others than the holder may look at it now, to screen it. */
  boolean isScreenedElsewhere(Transfer transfer) {
    return transfer.stage() == TransferStage.CANDIDATE && agreed().screeningBasis() != null;
  }

  /** Whether {@code organization} is to do what is due. */
  boolean isDueFrom(OrganizationId organization, Due due, Transfer transfer) {
    if (due.who() == Due.Who.TABLE) {
      return actsFor(organization, transfer.subject().holder())
          ? !agreed().screenedElsewhere()
          : agreed().screeningBasis() != null;
    }
    return due.by().isEmpty()
        ? confirmers(transfer).contains(organization)
        : due.by().stream().anyMatch(by -> actsFor(organization, by));
  }

  /** Who beside the holder must confirm the change now; empty when nobody must. */
  Set<OrganizationId> confirmers(Transfer transfer) {
    Due due = transfer.due();
    if (due == null || due.act() != Due.Act.CONFIRM_CHANGE || due.who() == Due.Who.HOLDER) {
      return Set.of();
    }
    if (!due.by().isEmpty()) {
      Set<OrganizationId> all = new HashSet<>(due.by());
      due.by().forEach(by -> all.addAll(answeringFor(by)));
      return all;
    }
    return due.who() == Due.Who.MUNICIPALITY
        ? Meant.by(partners, OrganizationKind.MUNICIPALITY, transfer.shown().municipality())
        : Set.of();
  }

  /** The insurers that are asked to mediate now. */
  Set<OrganizationId> mediators(Transfer transfer) {
    return insurersStep(transfer) == null
        ? Set.of()
        : Meant.insurers(partners, transfer.subject().request().insurer());
  }

  /** The step that waits for the answer of an insurer; null when none does. */
  static @Nullable Escalation insurersStep(Transfer transfer) {
    Escalation last = transfer.escalation();
    boolean waits =
        last != null
            && last.step() == EscalationStep.INSURER
            && last.answer() == null
            && transfer.isRunning();
    return waits ? last : null;
  }
}
