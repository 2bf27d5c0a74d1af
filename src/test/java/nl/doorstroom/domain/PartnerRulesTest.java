package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.ReportWaits;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PartnerRulesTest {

  @Nested
  class Registering_an_organisation {

    private static Organization.Details details(
        String name, @Nullable String key, @Nullable String agb) {
      return new Organization.Details(name, OrganizationKind.OTHER, Set.of(), key, agb, null);
    }

    private static RegisterOrganization register(
        @Nullable OrganizationId id, Organization.Details details) {
      return new RegisterOrganization(id, details, null);
    }

    private final OrganizationId first = new OrganizationId(next(1));

    @Test
    void gives_it_an_id() {
      var lentemaat = details("Lentemaat", "agb-1", null);
      given()
          .when(register(null, lentemaat))
          .thenOnce(new OrganizationRegistered(first, lentemaat));
    }

    @Test
    void under_the_same_key_changes_it() {
      var lentemaat = details("Lentemaat", "agb-1", null);
      var renamed = details("Lentemaat ggz", "agb-1", "06000001");
      given(new OrganizationRegistered(first, lentemaat))
          .when(register(null, renamed))
          .thenOnce(new OrganizationChanged(first, renamed));
    }

    @Test
    void with_its_id_changes_it_and_its_key() {
      var lentemaat = details("Lentemaat", "agb-1", null);
      var other = details("Lentemaat", "agb-2", null);
      Scenario changed =
          given(new OrganizationRegistered(first, lentemaat))
              .when(register(first, other))
              .thenOnce(new OrganizationChanged(first, other));
      changed
          .when(register(null, lentemaat))
          .then(new OrganizationRegistered(new OrganizationId(next(2)), lentemaat));
    }

    @Test
    void without_a_key_always_adds_one() {
      var nameless = details("Lentemaat", null, null);
      given(new OrganizationRegistered(first, nameless))
          .when(register(null, nameless))
          .then(new OrganizationRegistered(new OrganizationId(next(2)), nameless));
    }

    @Test
    void refuses_a_key_that_another_has() {
      given()
          .when(register(DE_ES, organization("De Brink", OrganizationKind.GP_PRACTICE)))
          .thenRejected(Reason.ALREADY_EXISTS, "details.externalId");
    }

    @Test
    void refuses_what_is_out_of_bounds_or_stale() {
      given()
          .when(register(new OrganizationId("nobody"), details("x", null, null)))
          .thenRejected(Reason.NOT_FOUND, "id");
      given()
          .when(new RegisterOrganization(DE_ES, details("De Es", null, null), 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
      given()
          .when(register(null, details(" ", null, null)))
          .thenRejected(Reason.INVALID, "details.name");
      given()
          .when(register(null, details("x".repeat(201), null, null)))
          .thenRejected(Reason.INVALID, "details.name");
      given()
          .when(register(null, details("x", null, "123")))
          .thenRejected(Reason.INVALID, "details.agb");
    }
  }

  @Nested
  class Registering_a_location {

    private static RegisterLocation register(
        @Nullable LocationId id, OrganizationId organization, Location.Details details) {
      return new RegisterLocation(id, organization, details, null);
    }

    private static Location.Details details(@Nullable String postcode, double latitude) {
      return new Location.Details(
          "Elders", "elders", null, postcode, null, null, new Location.Coordinates(latitude, 6.5));
    }

    @Test
    void adds_it_to_its_organisation_and_changes_it_under_the_same_key() {
      LocationId id = new LocationId(next(1));
      given()
          .when(register(null, DE_BRUGWACHTER, details("9711", 53.2)))
          .thenOnce(new LocationRegistered(id, DE_BRUGWACHTER, details("9711", 53.2)))
          .when(register(null, DE_BRUGWACHTER, details("9712", 53.2)))
          .thenOnce(new LocationChanged(id, details("9712", 53.2)))
          .when(register(null, DE_WIERDE, details("9712", 53.2)))
          .then(new LocationRegistered(new LocationId(next(2)), DE_WIERDE, details("9712", 53.2)));
    }

    @Test
    void refuses_what_is_out_of_bounds_or_of_another() {
      given()
          .when(register(null, DE_BRUGWACHTER, details("0711", 53.2)))
          .thenRejected(Reason.INVALID, "details.postcode");
      given()
          .when(register(null, DE_BRUGWACHTER, details("9711", 97)))
          .thenRejected(Reason.INVALID, "details.coordinates");
      given()
          .when(register(null, new OrganizationId("nobody"), details("9711", 53)))
          .thenRejected(Reason.NOT_FOUND, "organization");
      given()
          .when(register(new LocationId("none"), DE_BRUGWACHTER, details("9711", 53)))
          .thenRejected(Reason.NOT_FOUND, "id");
      given()
          .when(register(HEREPLEIN, DE_WIERDE, details("9711", 53)))
          .thenRejected(Reason.NOT_YOURS, "organization");
      given()
          .when(new RegisterLocation(HEREPLEIN, DE_BRUGWACHTER, details("9711", 53), 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
      LocationId other = new LocationId(next(1));
      given(new LocationRegistered(other, DE_BRUGWACHTER, details("9711", 53)))
          .when(register(other, DE_BRUGWACHTER, location("Hereplein")))
          .thenRejected(Reason.ALREADY_EXISTS, "details.externalId");
    }
  }

  @Nested
  class Registering_a_service {

    private static RegisterHealthcareService register(
        @Nullable HealthcareServiceId id, HealthcareService.Details details) {
      return new RegisterHealthcareService(id, HEREPLEIN, details, DE_BRUGWACHTER, null);
    }

    @Test
    void adds_it_and_changes_it_under_the_same_key() {
      var trauma = service("Trauma");
      var closed = service("Trauma", Set.of(), Map.of(), false);
      HealthcareServiceId id = new HealthcareServiceId(next(1));
      given()
          .when(register(null, trauma))
          .thenOnce(new HealthcareServiceRegistered(id, DE_BRUGWACHTER, HEREPLEIN, trauma))
          .when(register(null, closed))
          .thenOnce(new HealthcareServiceChanged(id, closed));
    }

    @Test
    void speaks_the_codes_of_the_region() {
      given()
          .when(register(null, service("x", Set.of("0-99"), Map.of(), true)))
          .thenRejected(Reason.INVALID, "details.ageClasses");
      given()
          .when(register(null, service("x", Set.of(), Map.of(Allotment.NEW_REFERRAL, 50), true)))
          .thenRejected(Reason.INVALID, "details.division");
      given()
          .when(
              register(
                  null,
                  service(
                      "x",
                      Set.of(),
                      Map.of(Allotment.NEW_REFERRAL, 150, Allotment.HIGH_URGENCY, -50),
                      true)))
          .thenRejected(Reason.INVALID, "details.division");
      given()
          .when(register(null, details(Set.of("Nederlands"), null)))
          .thenRejected(Reason.INVALID, "details.languages");
      given()
          .when(register(null, details(Set.of(), Set.of("0000"))))
          .thenRejected(Reason.INVALID, "details.insurers");
    }

    @Test
    void refuses_what_is_of_another_or_elsewhere_or_stale() {
      given()
          .when(
              new RegisterHealthcareService(
                  null, new LocationId("none"), service("x"), DE_BRUGWACHTER, null))
          .thenRejected(Reason.NOT_FOUND, "location");
      given()
          .when(register(new HealthcareServiceId("none"), service("x")))
          .thenRejected(Reason.NOT_FOUND, "id");
      given()
          .when(new RegisterHealthcareService(null, HEREPLEIN, service("x"), DE_WIERDE, null))
          .thenRejected(Reason.NOT_YOURS, "by");
      given()
          .when(new RegisterHealthcareService(MOOD_TEAM, APPINGEDAM, service("x"), DE_WIERDE, null))
          .thenRejected(Reason.INVALID, "location");
      given()
          .when(
              new RegisterHealthcareService(MOOD_TEAM, HEREPLEIN, service("x"), DE_BRUGWACHTER, 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
      given(
              new HealthcareServiceRegistered(
                  new HealthcareServiceId("other"), DE_BRUGWACHTER, HEREPLEIN, service("x")))
          .when(register(MOOD_TEAM, service("x")))
          .thenRejected(Reason.ALREADY_EXISTS, "details.externalId");
    }

    private static HealthcareService.Details details(
        Set<String> languages, @Nullable Set<String> insurers) {
      var d = service("Stemming");
      return new HealthcareService.Details(
          d.name(),
          d.externalId(),
          d.category(),
          d.careQuestions(),
          d.echelons(),
          d.diagnosisGroups(),
          d.ageClasses(),
          languages,
          d.deliveries(),
          insurers,
          d.division(),
          d.waitingListFirst(),
          d.note(),
          d.active());
    }
  }

  @Nested
  class Confirming_a_service {

    @Test
    void says_that_all_is_still_true() {
      Scenario later = given().at(NOON.plusSeconds(60));
      later
          .when(new ConfirmService(MOOD_TEAM, DE_BRUGWACHTER))
          .thenOnce(new ServiceConfirmed(MOOD_TEAM, NOON.plusSeconds(60)));
      assertThat(later.region().partners().service(MOOD_TEAM))
          .satisfies(s -> assertThat(s.confirmedAt()).isEqualTo(NOON.plusSeconds(60)));
    }

    @Test
    void is_for_who_offers_it() {
      given().when(new ConfirmService(MOOD_TEAM, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      given()
          .when(new ConfirmService(new HealthcareServiceId("none"), DE_WIERDE))
          .thenRejected(Reason.NOT_FOUND, "service");
    }
  }

  @Nested
  class Reporting_waits {

    private static final ReportedWait SIX_WEEKS = new ReportedWait(42, MONDAY, 12, null);
    private static final ReportedWait TEN_WEEKS = new ReportedWait(70, MONDAY, null, "per team");

    private static ReportWaits report(WaitPhase phase, ReportedWait wait) {
      return new ReportWaits(MOOD_TEAM, Map.of(phase, wait), DE_BRUGWACHTER);
    }

    @Test
    void keeps_the_other_phase() {
      Scenario reported =
          given()
              .when(report(WaitPhase.INTAKE, SIX_WEEKS))
              .thenOnce(new WaitsReported(MOOD_TEAM, Map.of(WaitPhase.INTAKE, SIX_WEEKS)))
              .when(report(WaitPhase.TREATMENT, TEN_WEEKS))
              .thenOnce(new WaitsReported(MOOD_TEAM, Map.of(WaitPhase.TREATMENT, TEN_WEEKS)));
      assertThat(reported.region().partners().service(MOOD_TEAM))
          .satisfies(
              s ->
                  assertThat(s.reported())
                      .isEqualTo(
                          Map.of(WaitPhase.INTAKE, SIX_WEEKS, WaitPhase.TREATMENT, TEN_WEEKS)));
    }

    @Test
    void refuses_what_is_out_of_bounds() {
      refuses(new ReportedWait(-1, MONDAY, null, null), "waits.INTAKE.days");
      refuses(new ReportedWait(1, MONDAY.plusDays(1), null, null), "waits.INTAKE.asOf");
      refuses(new ReportedWait(1, MONDAY, -1, null), "waits.INTAKE.n");
      refuses(new ReportedWait(1, MONDAY, 1, " "), "waits.INTAKE.note");
    }

    @Test
    void is_for_who_offers_it() {
      given()
          .when(new ReportWaits(MOOD_TEAM, Map.of(WaitPhase.INTAKE, SIX_WEEKS), DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      given()
          .when(new ReportWaits(new HealthcareServiceId("none"), Map.of(), DE_WIERDE))
          .thenRejected(Reason.NOT_FOUND, "service");
    }

    private void refuses(ReportedWait wait, String field) {
      given().when(report(WaitPhase.INTAKE, wait)).thenRejected(Reason.INVALID, field);
    }
  }
}
