package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStop.Scope;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.AnnounceStop;
import nl.doorstroom.domain.partners.PartnerCommand.LiftStop;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.StopReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StopRulesTest {

  private static final AdmissionStopId STOP = new AdmissionStopId(next(1));
  private static final Scope EVERYTHING = new Scope(null, null, Set.of(), Set.of(), Set.of());
  private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

  private static AnnounceStop announce(
      Scope scope, LocalDate from, @Nullable LocalDate until, OrganizationId by) {
    return new AnnounceStop(scope, StopReason.STAFF_SHORTAGE, from, until, "ziekte", by);
  }

  private static AnnounceStop announce(Scope scope) {
    return announce(scope, MONDAY, MARCH_31, DE_BRUGWACHTER);
  }

  private static StopAnnounced announced(Scope scope) {
    return new StopAnnounced(
        new AdmissionStop(
            STOP,
            DE_BRUGWACHTER,
            scope,
            StopReason.STAFF_SHORTAGE,
            MONDAY,
            MONDAY,
            MARCH_31,
            "ziekte",
            0));
  }

  @Nested
  class Announcing {

    @Test
    void says_what_is_closed_why_and_until_when() {
      given().when(announce(EVERYTHING)).thenOnce(announced(EVERYTHING));
      Scope some = new Scope(MOOD_TEAM, HEREPLEIN, Set.of(), Set.of("65+"), Set.of("3311"));
      given().when(announce(some)).thenOnce(announced(some));
    }

    @Test
    void covers_the_services_of_its_organisation_only() {
      Scenario stopped = given(announced(EVERYTHING));
      stopped
          .region()
          .partners()
          .services()
          .forEach(
              s ->
                  assertThat(stopped.region().partners().stopsOver(s))
                      .hasSize(s.organization().equals(DE_BRUGWACHTER) ? 1 : 0));
    }

    @Test
    void refuses_days_that_do_not_fit() {
      given()
          .when(announce(EVERYTHING, MONDAY, MONDAY.minusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "until");
      given()
          .when(announce(EVERYTHING, MONDAY.minusDays(9), MONDAY.minusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "until");
    }

    @Test
    void speaks_the_codes_of_the_region() {
      refuses(new Scope(null, null, Set.of(), Set.of("0-99"), Set.of()), "scope.ageClasses");
      refuses(new Scope(null, null, Set.of(), Set.of(), Set.of("x")), "scope.insurers");
      refuses(new Scope(MOOD_TEAM, APPINGEDAM, Set.of(), Set.of(), Set.of()), "by");
      given()
          .when(new AnnounceStop(EVERYTHING, StopReason.OTHER, MONDAY, null, " ", DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "note");
    }

    @Test
    void wants_a_location_where_the_service_is() {
      given(new LocationRegistered(new LocationId("other"), DE_BRUGWACHTER, location("Elders")))
          .when(
              announce(new Scope(MOOD_TEAM, new LocationId("other"), Set.of(), Set.of(), Set.of())))
          .thenRejected(Reason.INVALID, "scope.location");
    }

    @Test
    void is_for_who_offers_what_it_closes() {
      Scope mood = new Scope(MOOD_TEAM, null, Set.of(), Set.of(), Set.of());
      given().when(announce(mood, MONDAY, null, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      given()
          .when(announce(EVERYTHING, MONDAY, null, new OrganizationId("nobody")))
          .thenRejected(Reason.NOT_FOUND, "by");
      given()
          .when(
              announce(
                  new Scope(new HealthcareServiceId("none"), null, Set.of(), Set.of(), Set.of())))
          .thenRejected(Reason.NOT_FOUND, "scope.service");
      given()
          .when(announce(new Scope(null, new LocationId("none"), Set.of(), Set.of(), Set.of())))
          .thenRejected(Reason.NOT_FOUND, "scope.location");
    }

    private void refuses(Scope scope, String field) {
      Reason reason = field.equals("by") ? Reason.NOT_YOURS : Reason.INVALID;
      given().when(announce(scope)).thenRejected(reason, field);
    }
  }

  @Nested
  class Ending {

    @Test
    void is_done_by_lifting_it() {
      Scenario lifted =
          given(announced(EVERYTHING))
              .when(new LiftStop(STOP, DE_BRUGWACHTER, null))
              .thenOnce(new StopLifted(STOP, MONDAY));
      assertThat(lifted.region().partners().stops()).isEmpty();
    }

    @Test
    void is_for_who_set_it_and_saw_it_as_it_is() {
      given().when(new LiftStop(STOP, DE_BRUGWACHTER, null)).thenRejected(Reason.NOT_FOUND, "stop");
      given(announced(EVERYTHING))
          .when(new LiftStop(STOP, DE_WIERDE, null))
          .thenRejected(Reason.NOT_YOURS, "by");
      given(announced(EVERYTHING))
          .when(new LiftStop(STOP, DE_BRUGWACHTER, 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
    }

    @Test
    void comes_by_itself_after_the_last_day() {
      Scenario stopped = given(announced(EVERYTHING));
      assertThat(stopped.at(Words.at(MARCH_31, 23, 59)).region().partners().stops()).hasSize(1);
      assertThat(stopped.at(Words.at(MARCH_31.plusDays(1), 0, 0)).region().partners().stops())
          .isEmpty();
    }
  }
}
