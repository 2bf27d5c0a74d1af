package nl.doorstroom.domain.waiting;

import java.util.Set;

/** Other life domains involved and must-haves: a defined field, so that it can be reported on. */
public record Complexity(Set<LifeDomain> domains, Set<MustHave> mustHaves) {

  public static final Complexity NONE = new Complexity(Set.of(), Set.of());

  public Complexity {
    domains = Set.copyOf(domains);
    mustHaves = Set.copyOf(mustHaves);
  }
}
