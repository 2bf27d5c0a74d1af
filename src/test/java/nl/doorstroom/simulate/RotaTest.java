package nl.doorstroom.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RotaTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final RegionConfig CONFIG =
      new RegionSetup(Postcodes.load()).demonstration(Province.GRONINGEN, MONDAY);

  private static final OrganizationId NOBODY = new OrganizationId("o-none");

  private final Catalogue catalogue = Catalogue.load();
  private final Known known = known(catalogue);
  private final List<SlotDraft> week = week();

  @Test
  void no_two_places_of_an_agenda_overlap() {
    Map<ScheduleId, List<SlotDraft>> agendas =
        week.stream().collect(Collectors.groupingBy(RotaTest::agenda));

    assertThat(agendas).hasSizeGreaterThan(90);
    for (List<SlotDraft> places : agendas.values()) {
      List<SlotDraft> inOrder =
          places.stream().sorted(Comparator.comparing(SlotDraft::start)).toList();
      for (int i = 1; i < inOrder.size(); i++) {
        assertThat(inOrder.get(i).start()).isAfterOrEqualTo(inOrder.get(i - 1).end());
      }
    }
  }

  @Test
  void all_places_lie_in_the_hours_in_which_the_region_works() {
    assertThat(week)
        .allSatisfy(
            place -> {
              assertThat(place.start().atZone(CONFIG.timeZone()).toLocalTime())
                  .isAfterOrEqualTo(LocalTime.of(8, 0));
              assertThat(place.end().atZone(CONFIG.timeZone()).toLocalTime())
                  .isBeforeOrEqualTo(LocalTime.of(17, 0));
            });
  }

  @Test
  void a_few_places_are_restricted() {
    List<SlotDraft> restricted =
        week.stream().filter(place -> !place.restriction().equals(Restriction.NONE)).toList();

    assertThat(restricted).hasSizeBetween(5, 15);
    assertThat(restricted).noneMatch(place -> place.restriction().insurers().contains("cz"));
  }

  @Test
  void the_start_of_a_treatment_never_opens_to_referrals() {
    assertThat(week)
        .filteredOn(place -> place.kind() == SlotKind.TREATMENT_START)
        .isNotEmpty()
        .allMatch(place -> place.releases() != null && place.releases().isEmpty());
  }

  private List<SlotDraft> week() {
    Rota rota = new Rota(CONFIG, catalogue.practices());
    return IntStream.range(0, 7)
        .mapToObj(MONDAY::plusDays)
        .flatMap(day -> catalogue.offers().stream().flatMap(o -> rota.on(day, o, known).stream()))
        .toList();
  }

  private static ScheduleId agenda(SlotDraft place) {
    ScheduleId agenda = place.schedule();
    assertThat(agenda).isNotNull();
    return agenda == null ? new ScheduleId("none") : agenda;
  }

  /** A region in which all of {@code catalogue} is registered. */
  private static Known known(Catalogue catalogue) {
    Map<String, OrganizationId> organizations = new HashMap<>();
    Map<String, HealthcareServiceId> services = new HashMap<>();
    Map<String, ScheduleId> schedules = new HashMap<>();
    for (Catalogue.Partner partner : catalogue.partners()) {
      organizations.put(partner.key(), new OrganizationId("o-" + organizations.size()));
    }
    for (Catalogue.Offer offer : catalogue.offers()) {
      services.put(offer.key(), new HealthcareServiceId("s-" + services.size()));
      for (String code : offer.agendas()) {
        String holder = organizations.getOrDefault(offer.partner(), NOBODY).value();
        schedules.put(holder + "/" + code, new ScheduleId("a-" + schedules.size()));
      }
    }
    return new Known(organizations, Map.of(), services, schedules, Set.of());
  }
}
