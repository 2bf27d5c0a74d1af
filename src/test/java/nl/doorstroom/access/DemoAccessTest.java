package nl.doorstroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoAccessTest {

  private final DemoAccess demo = new DemoAccess(true);

  @Test
  void everyone_in_the_demonstration_is_somebody_else() {
    Set<ActorToken> actors = new HashSet<>();
    List<OrganizationId> alike =
        List.of(new OrganizationId("groningen-4"), new OrganizationId("groningen-4.2"));
    for (Role role : Role.values()) {
      assertThat(actors.add(demo.principal(role, null, 1).actor())).isTrue();
      for (OrganizationId organization : alike) {
        for (int person = 1; person <= DemoAccess.PEOPLE_MAX; person++) {
          Principal principal = demo.principal(role, organization, person);
          assertThat(actors.add(principal.actor())).as("%s", principal).isTrue();
          assertThat(demo.person(principal)).isEqualTo(person);
        }
      }
    }
  }

  @Test
  void a_cookie_names_a_colleague_by_number_and_the_first_by_none() {
    OrganizationId organization = new OrganizationId("groningen-4");
    assertThat(demo.cookie(Role.PLANNER, organization, 1).getValue())
        .isEqualTo("demo-planner@groningen-4");
    assertThat(demo.cookie(Role.PLANNER, organization, 3).getValue())
        .isEqualTo("demo-planner@groningen-4+3");
    assertThat(demo.cookie(Role.ADMINISTRATOR, null, 1).getValue()).isEqualTo("demo-administrator");
  }
}
