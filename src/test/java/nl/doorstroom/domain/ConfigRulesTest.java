package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Scenario.nothing;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.partners.MatchingAgreements.KmCost;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.AgeClass;
import nl.doorstroom.domain.partners.RegionConfig.Freshness;
import nl.doorstroom.domain.partners.RegionConfig.Insurer;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.RegionConfig.Norms;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.RegionConfig.UrgencyDefinition;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.TableAgreements.DeclineCode;
import nl.doorstroom.domain.partners.TableAgreements.Representation;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigRulesTest {

  private static final Map<Allotment, Integer> ALL_NEW = Map.of(Allotment.NEW_REFERRAL, 100);

  /** The region's configuration with one part that can be set before it is built. */
  private static final class Draft {
    private final RegionConfig base = config();
    private Norms norms = base.norms();
    private Map<Urgency, UrgencyDefinition> urgencies = base.urgencies();
    private List<AgeClass> ageClasses = base.ageClasses();
    private List<Insurer> insurers = base.insurers();
    private int horizonDays = base.horizonDays();
    private Freshness freshness = base.freshness();
    private int suppressionLimit = base.suppressionLimit();
    private Terms terms = base.terms();

    private ConfigureRegion command() {
      return new ConfigureRegion(
          new RegionConfig(
              base.name(),
              base.nature(),
              base.timeZone(),
              base.subregions(),
              base.crisisRoute(),
              norms,
              urgencies,
              ageClasses,
              insurers,
              horizonDays,
              freshness,
              suppressionLimit,
              terms,
              base.workingHours(),
              base.division()));
    }
  }

  @Nested
  class Configuring {

    @Test
    void is_the_first_thing_that_happens_in_a_region() {
      nothing().when(new ConfigureRegion(config())).thenOnce(new RegionConfigured(config()));
      nothing().when(new StartDay(MONDAY)).thenRejected(Reason.REGION_NOT_CONFIGURED, null);
      nothing()
          .when(
              new RegisterOrganization(
                  null, organization("De Brink", OrganizationKind.GP_PRACTICE), null))
          .thenRejected(Reason.REGION_NOT_CONFIGURED, null);
    }

    @Test
    void changes_what_was_agreed() {
      RegionConfig farther = config("Groningen", Nature.LIVE, 84, ALL_NEW);
      given().when(new ConfigureRegion(farther)).thenOnce(new RegionConfigured(farther));
    }

    @Test
    void never_changes_the_nature_of_a_region() {
      given()
          .when(new ConfigureRegion(config(Nature.DEMONSTRATION, ALL_NEW)))
          .thenRejected(Reason.INVALID, "config.nature");
    }

    @Test
    void never_drops_a_code() {
      Draft draft = new Draft();
      draft.ageClasses = draft.ageClasses.subList(0, 2);
      given().when(draft.command()).thenRejected(Reason.INVALID, "config.ageClasses");
      Draft other = new Draft();
      other.insurers = List.of(new Insurer("3311", "Menzis"), new Insurer("9999", "Nieuw"));
      given().when(other.command()).thenRejected(Reason.INVALID, "config.insurers");
    }

    @Test
    void refuses_what_is_out_of_bounds() {
      Draft norms = new Draft();
      norms.norms = new Norms(28, 0);
      refuses(norms, "config.norms.treatmentDays");
      Draft horizon = new Draft();
      horizon.horizonDays = 731;
      refuses(horizon, "config.horizonDays");
      Draft freshness = new Draft();
      freshness.freshness = new Freshness(14, 13);
      refuses(freshness, "config.freshness.withdrawnDays");
      Draft suppression = new Draft();
      suppression.suppressionLimit = 0;
      refuses(suppression, "config.suppressionLimit");
      Draft terms = new Draft();
      terms.terms = new Terms(Duration.ofMinutes(5), -1, 1, 2);
      refuses(terms, "config.terms.optionsMax");
      nothing()
          .when(new ConfigureRegion(config(" ", Nature.LIVE, 56, ALL_NEW)))
          .thenRejected(Reason.INVALID, "config.name");
      nothing()
          .when(new ConfigureRegion(config(Nature.LIVE, Map.of(Allotment.OWN_WAITING_LIST, 99))))
          .thenRejected(Reason.INVALID, "config.division");
    }

    @Test
    void defines_every_urgency_but_crisis() {
      Draft none = new Draft();
      none.urgencies = Map.of();
      refuses(none, "config.urgencies.REGULAR");
      Draft never = new Draft();
      never.urgencies =
          Map.of(
              Urgency.REGULAR,
              new UrgencyDefinition("regulier", -1, 90),
              Urgency.PRIORITY,
              new UrgencyDefinition("voorrang", 28, 28),
              Urgency.HIGH,
              new UrgencyDefinition("hoog", 14, 14));
      refuses(never, "config.urgencies.REGULAR.targetDays");
      never.urgencies = Map.of(Urgency.REGULAR, new UrgencyDefinition("regulier", null, 0));
      refuses(never, "config.urgencies.REGULAR.reassessDays");
    }

    @Test
    void keeps_youth_and_adults_apart_and_codes_distinct() {
      Draft both = new Draft();
      both.ageClasses = List.of(new AgeClass("16-23", 16, 23));
      refuses(both, "config.ageClasses");
      both.ageClasses = List.of(new AgeClass("65-18", 65, 18));
      refuses(both, "config.ageClasses");
      both.ageClasses = List.of(new AgeClass("18+", 18, null), new AgeClass("18+", 18, 64));
      refuses(both, "config.ageClasses");
    }

    private void refuses(Draft draft, String field) {
      nothing().when(draft.command()).thenRejected(Reason.INVALID, field);
    }
  }

  @Nested
  class In_an_archive {

    private final Scenario archive =
        nothing().and(new RegionConfigured(config(Nature.ARCHIVE, ALL_NEW)));

    @Test
    void nothing_can_be_taken() {
      archive.when(new HoldSlot(SLOT, DE_BRINK)).thenRejected(Reason.ARCHIVED, null);
      archive.when(new ReceiveLetter(referral(1), DE_BRINK)).thenRejected(Reason.ARCHIVED, null);
    }

    @Test
    void who_took_part_can_be_registered_and_days_pass() {
      archive.after(
          new RegisterOrganization(
              null, organization("De Brink", OrganizationKind.GP_PRACTICE), null));
      archive.when(new StartDay(MONDAY)).thenOnce(new DayStarted(MONDAY));
    }
  }

  @Nested
  class A_day {

    @Test
    void starts_as_soon_as_the_region_is_configured() {
      Scenario configured = nothing().and(new RegionConfigured(config()));
      assertThat(configured.region().nextDeadline()).isEqualTo(NOON);
      assertThat(configured.region().due(NOON)).isEqualTo(new StartDay(MONDAY));
      configured.at(NOON);
      assertThat(configured.region().partners().today()).isEqualTo(MONDAY);
      assertThat(configured.region().due(NOON)).isNull();
    }

    @Test
    void starts_at_midnight_in_the_region() {
      assertThat(given().region().nextDeadline()).isEqualTo("2026-03-02T23:00:00Z");
      assertThat(given().at(Instant.parse("2026-06-01T10:00:00Z")).region().nextDeadline())
          .isEqualTo("2026-06-01T22:00:00Z");
    }

    @Test
    void is_as_long_as_it_is_when_the_clock_changes() {
      Scenario saturday = given().at(Words.at(LocalDate.of(2026, 3, 28), 12, 0));
      assertThat(saturday.region().nextDeadline()).isEqualTo("2026-03-28T23:00:00Z");
      saturday.at(Instant.parse("2026-03-28T23:00:00Z"));
      assertThat(saturday.region().nextDeadline()).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void is_not_started_twice_nor_ahead_nor_behind() {
      given().when(new StartDay(MONDAY)).thenAlreadySo();
      given().when(new StartDay(MONDAY.minusDays(1))).thenAlreadySo();
      given().when(new StartDay(MONDAY.plusDays(1))).thenRejected(Reason.INVALID, "day");
    }

    @Test
    void that_was_missed_is_not_started_afterwards() {
      Scenario away = given();
      Instant friday = Words.at(MONDAY.plusDays(4), 8, 0);
      assertThat(away.region().due(friday)).isEqualTo(new StartDay(MONDAY.plusDays(4)));
      long before = away.region().position();
      away.at(friday);
      assertThat(away.region().position()).isEqualTo(before + 1);
    }

    @Test
    void comes_with_what_else_fell_due_in_order() {
      List<Command> due = new ArrayList<>();
      Scenario held = given(published(SLOT)).after(new HoldSlot(SLOT, DE_BRINK));
      Instant later = Words.at(MONDAY.plusDays(7), 10, 0);
      for (Command c = held.region().due(later); c != null; c = held.region().due(later)) {
        due.add(c);
        assertThat(held.region().decide(c, later)).isInstanceOf(Decision.Accepted.class);
        held.and(((Decision.Accepted) held.region().decide(c, later)).events());
      }
      assertThat(due)
          .extracting(c -> c.getClass().getSimpleName())
          .containsExactly("LapseHold", "StartDay", "StartSlot");
      assertThat(Set.copyOf(due)).hasSize(3);
    }
  }

  @Nested
  class Agreeing_on_the_table {

    private TableAgreements with(
        boolean elsewhere,
        @Nullable String basis,
        List<DeclineCode> reasons,
        Map<TableTerm, Integer> terms,
        List<Representation> representatives) {
      TableAgreements d = TableAgreements.DEFAULT;
      return new TableAgreements(
          elsewhere,
          basis,
          reasons,
          terms,
          d.consentDays(),
          d.referredAnew(),
          d.indicated(),
          representatives,
          d.confirmDays(),
          d.taskDays());
    }

    private final TableAgreements usual = TableAgreements.DEFAULT;

    private void refuses(TableAgreements table, Reason reason, String field) {
      given()
          .when(new ConfigureRegion(config().with(table)))
          .thenRejected(reason, "config.table." + field);
    }

    @Test
    void is_refused_where_nobody_could_screen_or_decline() {
      refuses(
          with(true, null, usual.declineReasons(), usual.terms(), List.of()),
          Reason.INVALID,
          "screeningBasis");
      refuses(
          with(false, " ", usual.declineReasons(), usual.terms(), List.of()),
          Reason.INVALID,
          "screeningBasis");
      refuses(
          with(false, null, List.of(), usual.terms(), List.of()), Reason.INVALID, "declineReasons");
      refuses(
          with(
              false,
              null,
              List.of(new DeclineCode("a", "A"), new DeclineCode("a", "B")),
              usual.terms(),
              List.of()),
          Reason.INVALID,
          "declineReasons");
    }

    private void refusesWeights(int regular, int priority, int high, String field) {
      refuses(
          usual.with(
              new MatchingAgreements(
                  Map.of(Urgency.REGULAR, regular, Urgency.PRIORITY, priority, Urgency.HIGH, high),
                  MatchingAgreements.DEFAULT.kmCosts(),
                  1,
                  14,
                  7)),
          Reason.INVALID,
          "matching.urgencyWeights." + field);
    }

    @Test
    void never_weighs_who_is_more_urgent_less() {
      refusesWeights(0, 2, 4, "REGULAR");
      refusesWeights(3, 2, 4, "PRIORITY");
      refusesWeights(1, 5, 4, "HIGH");
      refusesWeights(1, 2, 101, "HIGH");
    }

    private void refusesCosts(List<KmCost> costs, int shareStep, int calm, String field) {
      refuses(
          usual.with(
              new MatchingAgreements(
                  MatchingAgreements.DEFAULT.urgencyWeights(), costs, shareStep, calm, 7)),
          Reason.INVALID,
          "matching." + field);
    }

    @Test
    void has_costs_that_start_at_the_door_and_never_fall() {
      List<KmCost> usualCosts = MatchingAgreements.DEFAULT.kmCosts();
      refusesCosts(List.of(), 1, 14, "kmCosts");
      refusesCosts(List.of(new KmCost(5, 1)), 1, 14, "kmCosts.0.km");
      refusesCosts(List.of(new KmCost(0, 0), new KmCost(0, 1)), 1, 14, "kmCosts.1.km");
      refusesCosts(List.of(new KmCost(0, 2), new KmCost(9, 1)), 1, 14, "kmCosts.1.cost");
      refusesCosts(usualCosts, -1, 14, "shareStep");
      refusesCosts(usualCosts, 1, 1_001, "calmOverNorm");
    }

    @Test
    void has_a_term_for_everything() {
      refuses(
          with(false, null, usual.declineReasons(), Map.of(), List.of()),
          Reason.INVALID,
          "terms.SCREEN");
      Map<TableTerm, Integer> terms = new HashMap<>(usual.terms());
      terms.put(TableTerm.CHOOSE, 0);
      refuses(
          with(false, null, usual.declineReasons(), terms, List.of()),
          Reason.INVALID,
          "terms.CHOOSE");
    }

    @Test
    void keeps_its_codes_and_knows_who_answers_for_whom() {
      given()
          .when(
              new ConfigureRegion(
                  config()
                      .with(
                          with(
                              false,
                              null,
                              List.of(new DeclineCode("a", "A")),
                              usual.terms(),
                              List.of()))))
          .thenRejected(Reason.INVALID, "config.table.declineReasons");
      refuses(represents(DE_ES, new OrganizationId("nobody")), Reason.NOT_FOUND, "representatives");
      refuses(represents(new OrganizationId("nobody"), DE_ES), Reason.NOT_FOUND, "representatives");
      refuses(represents(DE_ES, DE_ES), Reason.INVALID, "representatives");
      RegionConfig agreed = config().with(represents(DE_ES, DE_BRINK));
      given().when(new ConfigureRegion(agreed)).thenOnce(new RegionConfigured(agreed));
    }

    private TableAgreements represents(OrganizationId organization, OrganizationId by) {
      return with(
          false,
          null,
          usual.declineReasons(),
          usual.terms(),
          List.of(new Representation(organization, by)));
    }
  }
}
