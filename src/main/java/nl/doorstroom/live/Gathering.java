package nl.doorstroom.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.Vantage;
import org.jspecify.annotations.Nullable;

/** Everyone who looks at one thing, each person once. */
final class Gathering {

  private final Map<ActorToken, Person> people = new LinkedHashMap<>();
  private @Nullable Map<Stand, Tally> stands;

  private record Person(Stand stand, boolean working) {}

  /** What those have in common of whom the same is told. */
  private record Stand(Vantage.Side side, Mask mask) {}

  private record Tally(int people, int working) {
    Tally plus(Tally other) {
      return new Tally(people + other.people, working + other.working);
    }

    Tally without(Person person) {
      return new Tally(people - 1, working - (person.working() ? 1 : 0));
    }

    static Tally of(Person person) {
      return new Tally(1, person.working() ? 1 : 0);
    }
  }

  /** Of someone with more than one page what is most: the first of the sides, and at work. */
  void add(Look look, Vantage.Side side) {
    people.merge(
        look.actor(),
        new Person(new Stand(side, look.mask()), look.working()),
        (one, other) ->
            new Person(
                one.stand().side().compareTo(other.stand().side()) <= 0
                    ? one.stand()
                    : other.stand(),
                one.working() || other.working()));
  }

  private Map<Stand, Tally> stands() {
    if (stands == null) {
      Map<Stand, Tally> tallies = new HashMap<>();
      people.values().forEach(p -> tallies.merge(p.stand(), Tally.of(p), Tally::plus));
      stands = tallies;
    }
    return stands;
  }

  Lookers told(ActorToken actor, Partners partners) {
    Person self = people.get(actor);
    if (self == null || people.size() == 1) {
      return Lookers.NOBODY;
    }
    Map<OrganizationId, Tally> organizations = new HashMap<>();
    Map<Role, Tally> roles = new HashMap<>();
    stands()
        .forEach(
            (stand, all) -> {
              Tally others = stand.equals(self.stand()) ? all.without(self) : all;
              OrganizationId organization = stand.mask().organization();
              if (others.people() == 0) {
                return;
              }
              Vantage.Naming naming = naming(self.stand(), stand);
              if (naming == Vantage.Naming.ORGANIZATION && organization != null) {
                organizations.merge(organization, others, Tally::plus);
              } else if (naming != Vantage.Naming.NOTHING) {
                roles.merge(stand.mask().role(), others, Tally::plus);
              }
            });
    return told(organizations, roles, partners);
  }

  /** Those of one organisation know of each other. */
  private static Vantage.Naming naming(Stand self, Stand other) {
    OrganizationId own = self.mask().organization();
    return own != null && own.equals(other.mask().organization())
        ? Vantage.Naming.ORGANIZATION
        : self.side().namingOf(other.side());
  }

  private static Lookers told(
      Map<OrganizationId, Tally> organizations, Map<Role, Tally> roles, Partners partners) {
    List<Lookers.Party> all = new ArrayList<>();
    organizations.forEach((id, tally) -> all.add(party(id, name(id, partners), tally)));
    roles.forEach((role, tally) -> all.add(party(null, role.name(), tally)));
    all.sort(Lookers.Party.ORDER);
    int told = Math.min(all.size(), Lookers.TOLD_MAX);
    return new Lookers(List.copyOf(all.subList(0, told)), all.size() - told);
  }

  private static Lookers.Party party(@Nullable OrganizationId id, String name, Tally tally) {
    return new Lookers.Party(id, name, tally.people(), tally.working() > 0);
  }

  private static String name(OrganizationId id, Partners partners) {
    Organization organization = partners.organization(id);
    return organization == null ? id.value() : organization.details().name();
  }
}
