package nl.doorstroom.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTest {

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void flags_say_how_a_service_is_planned() {
    Plan plan =
        Plan.of(
            Set.of(
                "confirm:8",
                "offers:4",
                "list:5",
                "perWeek:2/1/0/0/0",
                "room:LIMITED/1//9",
                "measure:EXTRA_STAFF//4",
                "feed:SLOTS/30/stopped",
                "limit:AGE",
                "lastMinute"));

    assertThat(plan.planning().confirmHours()).isEqualTo(8);
    assertThat(plan.planning().offerFreed()).isTrue();
    assertThat(plan.planning().offerHours()).isEqualTo(4);
    assertThat(plan.planning().releases())
        .containsExactly(new ReleaseStep(Allotment.NEW_REFERRAL, 5));
    assertThat(plan.planning().perWeek())
        .containsOnly(entry(Allotment.NEW_REFERRAL, 2), entry(Allotment.OWN_WAITING_LIST, 1));
    assertThat(plan.room()).isEqualTo(new Plan.Room(CapacityStatus.LIMITED, 1, null, 9));
    assertThat(plan.effort()).isEqualTo(new Plan.Effort(MeasureKind.EXTRA_STAFF, null, 4));
    assertThat(plan.source())
        .isEqualTo(new Plan.Source(FeedKind.SLOTS, Duration.ofMinutes(30), true));
    assertThat(plan.limit()).isEqualTo(Plan.Limit.AGE);
    assertThat(plan.lastMinute()).isTrue();
    assertThat(plan.prompt()).isFalse();
  }

  @Test
  void without_flags_a_service_is_planned_as_most_are() {
    assertThat(Plan.of(Set.of()).planning()).isEqualTo(Planning.DEFAULT);
  }

  @Test
  void the_catalogue_has_all_that_planning_shows() {
    assertThat(plans().map(Plan::limit).filter(Objects::nonNull))
        .containsOnly(Plan.Limit.values())
        .contains(Plan.Limit.values());
    assertThat(plans().map(Plan::room).filter(Objects::nonNull).map(Plan.Room::status))
        .contains(CapacityStatus.values());
    assertThat(plans().map(Plan::source).filter(s -> s != null && s.stopped())).hasSize(1);
    assertThat(plans().filter(p -> !p.planning().perWeek().isEmpty())).isNotEmpty();
    assertThat(plans().filter(p -> !p.planning().releases().isEmpty())).isNotEmpty();
    assertThat(plans().filter(p -> p.planning().offerFreed())).isNotEmpty();
    assertThat(plans().filter(Plan::prompt)).isNotEmpty();
  }

  @Test
  void an_agenda_is_a_code_that_its_organisation_has_once() {
    for (Catalogue.Partner partner : catalogue.partners()) {
      List<String> agendas =
          partner.sites().stream()
              .flatMap(site -> site.offers().stream())
              .flatMap(offer -> offer.agendas().stream())
              .collect(Collectors.toList());

      assertThat(agendas).doesNotHaveDuplicates();
      assertThat(agendas).allMatch(code -> code.matches("[a-z0-9-]+-\\d\\d"));
    }
  }

  @Test
  void who_publishes_places_has_agendas() {
    assertThat(catalogue.offers())
        .allMatch(offer -> offer.agendas().isEmpty() == (offer.weekly() == 0));
  }

  private Stream<Plan> plans() {
    return catalogue.offers().stream().map(Catalogue.Offer::plan);
  }
}
