package nl.doorstroom.domain.partners;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which organisations are meant where only a kind and a name are known. */
public final class Meant {

  private Meant() {}

  /** Those of {@code kind} called after {@code name}; all of the kind when none is. */
  public static Set<OrganizationId> by(
      Partners partners, OrganizationKind kind, @Nullable String name) {
    Set<OrganizationId> called =
        name == null ? Set.of() : ids(partners, kind, o -> isCalled(o, name));
    return called.isEmpty() ? ids(partners, kind, o -> true) : called;
  }

  /** The insurers that mediate for who is insured with {@code insurer}, a code of the region. */
  public static Set<OrganizationId> insurers(Partners partners, @Nullable String insurer) {
    RegionConfig config = partners.config();
    String name =
        config == null || insurer == null
            ? null
            : config.insurers().stream()
                .filter(i -> i.code().equals(insurer))
                .map(RegionConfig.Insurer::name)
                .findFirst()
                .orElse(insurer);
    return by(partners, OrganizationKind.INSURER, name);
  }

  private static Set<OrganizationId> ids(
      Partners partners, OrganizationKind kind, Predicate<Organization> which) {
    Set<OrganizationId> ids = new HashSet<>();
    for (Organization organization : partners.organizations()) {
      if (organization.details().kind() == kind && which.test(organization)) {
        ids.add(organization.id());
      }
    }
    return ids;
  }

  private static boolean isCalled(Organization organization, String name) {
    return organization
        .details()
        .name()
        .toLowerCase(Locale.ROOT)
        .contains(name.toLowerCase(Locale.ROOT));
  }
}
