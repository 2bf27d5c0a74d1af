package nl.doorstroom.domain.transfers;

import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.ServiceCategory;

/**
 * All that the social domain is told of someone.
 *
 * @param support kinds of support asked; never ggz treatment
 * @param ageClass code of the region's age class
 * @param municipality gemeente of residence, by name
 */
public record SocialQuestion(Set<ServiceCategory> support, String ageClass, String municipality) {
  public SocialQuestion {
    support = Set.copyOf(support);
    Objects.requireNonNull(ageClass, "ageClass");
    Objects.requireNonNull(municipality, "municipality");
  }
}
