package nl.doorstroom.domain.partners;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partner of the network.
 *
 * @param version position of the last fact that changed it
 */
public record Organization(OrganizationId id, Details details, long version) {

  /**
   * What an organisation declares of itself.
   *
   * @param externalId its key where it was imported from; unique in the region; null when none
   * @param agb AGB code of eight digits, without which null
   * @param kvk KvK number of eight digits, without which null
   */
  public record Details(
      String name,
      OrganizationKind kind,
      Set<PartnerRole> roles,
      @Nullable String externalId,
      @Nullable String agb,
      @Nullable String kvk) {
    public Details {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(kind, "kind");
      roles = Set.copyOf(roles);
    }
  }
}
