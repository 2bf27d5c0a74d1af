package nl.doorstroom.feeds.nza;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.nza.RowOutcome.Kind;
import nl.doorstroom.feeds.nza.RowOutcome.Refusal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerTest {

  private static final NzaImport IMPORT = new NzaImport(Postcodes.load());
  private static final LocalDate RECORDED = LocalDate.of(2016, 9, 23);

  @Nested
  class A_plain_row {

    private final NzaPlan plan = plan(Map.of());

    @Test
    void is_taken_without_remarks() {
      assertThat(plan.outcomes())
          .singleElement()
          .extracting(RowOutcome::kind)
          .isEqualTo(Kind.TAKEN);
    }

    @Test
    void becomes_an_organisation_a_location_a_service_and_its_waits() {
      NzaPlan.Provider provider = plan.areas().get(0).providers().get(0);
      NzaPlan.Site site = provider.sites().get(0);
      NzaPlan.Offer offer = site.offers().get(0);

      assertThat(plan.areas())
          .extracting(NzaPlan.Area::province)
          .containsExactly(Province.GRONINGEN);
      assertThat(provider.details().agb()).isEqualTo("06290308");
      assertThat(provider.details().kvk()).isEqualTo("01234567");
      assertThat(site.details().postcode()).isEqualTo("9712");
      assertThat(site.details().street()).isEqualTo("Brugstraat");
      assertThat(offer.details().echelons()).containsExactly(Echelon.SPECIALISED);
      assertThat(offer.details().careQuestions()).containsExactly(CareQuestion.ANXIETY);
      assertThat(offer.details().ageClasses()).contains("24-34").doesNotContain("65-74", "12-17");
      assertThat(offer.waits())
          .isEqualTo(
              Map.of(
                  WaitPhase.INTAKE, new ReportedWait(21, RECORDED, null, null),
                  WaitPhase.TREATMENT, new ReportedWait(35, RECORDED, null, null)));
    }
  }

  @Nested
  class What_is_offered {

    @Test
    void follows_from_type_and_circuit() {
      assertThat(offer(Map.of(NzaColumn.TYPE, "BGGZ/SGGZ")).details().echelons())
          .isEqualTo(Set.of(Echelon.BASIC, Echelon.SPECIALISED));
      assertThat(offer(Map.of(NzaColumn.TYPE, "BGGZ")).details().echelons())
          .containsExactly(Echelon.BASIC);
      assertThat(offer(Map.of(NzaColumn.CIRCUIT, "Ouderen")).details().ageClasses())
          .isEqualTo(Set.of("65-74", "75+"));
      assertThat(offer(Map.of(NzaColumn.CIRCUIT, "Adolescenten")).details().ageClasses())
          .containsExactly("18-23");
      assertThat(
              offer(Map.of(NzaColumn.CIRCUIT, "Verslavingszorg", NzaColumn.SUBTYPE, ""))
                  .details()
                  .careQuestions())
          .containsExactly(CareQuestion.ADDICTION);
    }

    @Test
    void is_named_after_circuit_and_type_where_nothing_else_names_it() {
      assertThat(offer(Map.of(NzaColumn.SUBTYPE, "")).details().name())
          .isEqualTo("Volwassenen, gespecialiseerde ggz");
    }

    @Test
    void is_not_what_the_typing_excludes() {
      assertThat(
              offer(Map.of(NzaColumn.SUBTYPE, "Alles behalve angst en depressie"))
                  .details()
                  .careQuestions())
          .containsExactly(CareQuestion.OTHER);
    }

    @Test
    void crisis_help_is_refused() {
      assertRefused(Map.of(NzaColumn.TYPING, "crisis"), Refusal.CRISIS);
      assertRefused(Map.of(NzaColumn.SUBTYPE, "Crisisdienst - IHT"), Refusal.CRISIS);
    }
  }

  @Nested
  class Waits {

    @Test
    void are_more_exact_in_days_where_the_remark_has_them() {
      NzaPlan.Offer offer =
          offer(
              Map.of(
                  NzaColumn.INTAKE, "3,1",
                  NzaColumn.TREATMENT, "4,7",
                  NzaColumn.REMARKS, "aanmeldtijd 22 dagen; behandeltijd 33 dagen"));

      assertThat(days(offer, WaitPhase.INTAKE)).isEqualTo(22);
      assertThat(days(offer, WaitPhase.TREATMENT)).isEqualTo(33);
    }

    @Test
    void say_that_they_are_the_middle_of_a_range() {
      NzaPlan.Offer offer =
          offer(
              Map.of(NzaColumn.TREATMENT, "10", NzaColumn.REMARKS, "Behandeltijd:8 tot 12 weken"));

      assertThat(offer.waits().get(WaitPhase.TREATMENT))
          .isEqualTo(new ReportedWait(70, RECORDED, null, "midden van 8 tot 12 weken"));
      assertThat(offer.waits().get(WaitPhase.INTAKE))
          .isEqualTo(new ReportedWait(21, RECORDED, null, null));
    }

    @Test
    void take_a_range_without_a_name_for_the_figure_it_gives() {
      NzaPlan.Offer offer = offer(Map.of(NzaColumn.INTAKE, "30", NzaColumn.REMARKS, "24-36 weken"));

      assertThat(offer.waits().get(WaitPhase.INTAKE))
          .isEqualTo(new ReportedWait(210, RECORDED, null, "midden van 24 tot 36 weken"));
    }

    @Test
    void say_that_they_are_a_minimum() {
      NzaPlan.Offer offer =
          offer(
              Map.of(
                  NzaColumn.TREATMENT, "52", NzaColumn.REMARKS, "behandeltijd: mininaal 52 weken"));

      assertThat(offer.waits().get(WaitPhase.TREATMENT))
          .isEqualTo(new ReportedWait(364, RECORDED, null, "minstens 52 weken"));
    }

    @Test
    void that_were_not_published_leave_an_offer_without_waits() {
      NzaPlan plan = plan(Map.of(NzaColumn.INTAKE, "-", NzaColumn.TREATMENT, "-"));

      assertThat(only(plan).waits()).isEmpty();
      assertThat(plan.outcomes().get(0).remarks())
          .contains("aanbod zonder gepubliceerde wachttijd");
    }

    @Test
    void and_kind_of_ggz_that_are_unknown_leave_nothing_to_show() {
      assertRefused(
          Map.of(
              NzaColumn.INTAKE, "-",
              NzaColumn.TREATMENT, "-",
              NzaColumn.TYPE, "",
              NzaColumn.CIRCUIT, ""),
          Refusal.NOTHING_TO_SHOW);
      assertRefused(Map.of(NzaColumn.INTAKE, "", NzaColumn.TREATMENT, ""), Refusal.NOTHING_TO_SHOW);
      assertRefused(
          Map.of(NzaColumn.INTAKE, "n.v.t.", NzaColumn.TREATMENT, "n.v.t."),
          Refusal.NOTHING_TO_SHOW);
    }

    @Test
    void that_stand_elsewhere_or_nowhere_any_more_are_refused() {
      Map<NzaColumn, String> empty = Map.of(NzaColumn.INTAKE, "", NzaColumn.TREATMENT, "");

      assertRefused(with(empty, NzaColumn.BELONGS_TO, "94000784"), Refusal.ELSEWHERE);
      assertRefused(with(empty, NzaColumn.REMARKS, "Failliet"), Refusal.GONE);
      assertRefused(with(empty, NzaColumn.INTAKE, "binnenkort"), Refusal.UNREADABLE);
    }

    @Test
    void need_a_peildatum() {
      assertRefused(Map.of(NzaColumn.RECORDED_ON, "31-2-2016"), Refusal.NO_DATE);
    }

    @Test
    void mention_a_date_of_updating_that_is_odd() {
      assertThat(remarks(Map.of(NzaColumn.UPDATED_ON, "1-8-2009")))
          .containsExactly("door de aanbieder bijgewerkt op 1-8-2009");
      assertThat(remarks(Map.of(NzaColumn.UPDATED_ON, "7-9-2017")))
          .singleElement()
          .asString()
          .contains("na de peildatum");
      assertThat(remarks(Map.of(NzaColumn.UPDATED_ON, "sep-16")))
          .singleElement()
          .asString()
          .contains("geen dag");
    }
  }

  @Nested
  class Stops {

    @Test
    void close_the_service_for_everyone() {
      NzaPlan.Offer offer =
          offer(
              Map.of(
                  NzaColumn.INTAKE, "Stop",
                  NzaColumn.TREATMENT, "Stop",
                  NzaColumn.EXPLANATION, "Patientenstop vanwege wachttijd van meer dan 3 maanden"));

      assertThat(offer.closures())
          .singleElement()
          .satisfies(
              closure -> {
                assertThat(closure.insurers()).isEmpty();
                assertThat(closure.reason()).isEqualTo(StopReason.WAITING_LIST_TOO_LONG);
                assertThat(closure.from()).isEqualTo(RECORDED);
              });
      assertThat(offer.waits()).isEmpty();
    }

    @Test
    void of_intakes_leave_the_wait_for_treatment() {
      NzaPlan.Offer offer =
          offer(Map.of(NzaColumn.INTAKE, "geen intakes", NzaColumn.TREATMENT, "8"));

      assertThat(offer.closures()).hasSize(1);
      assertThat(offer.waits()).containsOnlyKeys(WaitPhase.TREATMENT);
    }

    @Test
    void of_treatment_only_are_a_remark() {
      NzaPlan plan = plan(Map.of(NzaColumn.TREATMENT, "stop"));

      assertThat(only(plan).closures()).isEmpty();
      assertThat(plan.outcomes().get(0).remarks()).hasSize(1);
    }

    @Test
    void have_the_reason_that_the_explanation_gives() {
      assertThat(Remarks.stopReason("Omdat ik per 1 oktober met pensioen ga"))
          .isEqualTo(StopReason.CLOSING);
      assertThat(Remarks.stopReason("In verband met ziekte")).isEqualTo(StopReason.STAFF_SHORTAGE);
      assertThat(Remarks.stopReason("ons budget is bereikt")).isEqualTo(StopReason.BUDGET_CEILING);
      assertThat(Remarks.stopReason("Aannamestop")).isEqualTo(StopReason.OTHER);
    }

    @Test
    void per_insurer_follow_from_what_the_provider_says() {
      NzaPlan.Offer offer =
          offer(Map.of(NzaColumn.INSURERS, "Patiëntenstop CZ (Ohra en Delta Lloyd) verzekerden"));

      assertThat(offer.closures())
          .singleElement()
          .satisfies(
              closure -> {
                assertThat(closure.insurers()).containsExactly("cz");
                assertThat(closure.reason()).isEqualTo(StopReason.BUDGET_CEILING);
              });
      assertThat(offer.waits()).hasSize(2);
    }

    @Test
    void for_the_other_kind_of_ggz_are_none() {
      String text = "Voor SGGZ geldt tot 1 januari 2017 een stop voor verzekerden van CZ";

      assertThat(offer(Map.of(NzaColumn.INSURERS, text)).closures()).hasSize(1);
      assertThat(offer(Map.of(NzaColumn.INSURERS, text, NzaColumn.TYPE, "BGGZ")).closures())
          .isEmpty();
    }

    @Test
    void are_not_read_into_possibilities() {
      assertThat(
              offer(
                      Map.of(
                          NzaColumn.INSURERS,
                          "VGZ stelt ons een beperkt budget ter beschikking. Overleg met ons."))
                  .waits()
                  .values())
          .allSatisfy(wait -> assertThat(wait.note()).isEqualTo("kan verschillen per verzekeraar"));
      assertThat(
              InsurerRemark.read(
                  "De wachttijd is niet afhankelijk van waar de cliënt is verzekerd", "SGGZ"))
          .isEqualTo(InsurerRemark.SAME_FOR_ALL);
    }
  }

  @Nested
  class Places {

    @Test
    void are_those_of_the_location_before_those_of_the_address() {
      NzaPlan plan = plan(Map.of(NzaColumn.LOCATION, "Voorbeeld, loc. Assen"));

      assertThat(plan.areas()).extracting(NzaPlan.Area::province).containsExactly(Province.DRENTHE);
      assertThat(plan.areas().get(0).providers().get(0).sites().get(0).details().postcode())
          .isNull();
    }

    @Test
    void fall_back_to_the_address_with_a_remark() {
      NzaPlan plan = plan(Map.of(NzaColumn.LOCATION, "Voorbeeld, loc. De Klaver"));

      assertThat(plan.areas())
          .extracting(NzaPlan.Area::province)
          .containsExactly(Province.GRONINGEN);
      assertThat(plan.outcomes().get(0).remarks()).singleElement().asString().contains("AGB-adres");
    }

    @Test
    void of_a_postbus_are_its_town() {
      NzaPlan plan = plan(Map.of(NzaColumn.POSTCODE, "9700RB", NzaColumn.STREET, "Postbus"));

      assertThat(plan.areas())
          .extracting(NzaPlan.Area::province)
          .containsExactly(Province.GRONINGEN);
      assertThat(plan.areas().get(0).providers().get(0).sites().get(0).details().street()).isNull();
    }

    @Test
    void outside_the_provinces_are_refused() {
      assertRefused(
          Map.of(NzaColumn.POSTCODE, "0000XX", NzaColumn.AGB_PLACE, "BE-6941   HEYD"),
          Refusal.NO_PLACE);
    }

    @Test
    void leave_practitioners_unnamed() {
      NzaPlan.Site site =
          plan(Map.of(NzaColumn.LOCATION, "Voorbeeld, loc. Ede - Mevr. A. Jansen"))
              .areas()
              .get(0)
              .providers()
              .get(0)
              .sites()
              .get(0);

      assertThat(site.details().name()).isEqualTo("Voorbeeld, loc. Ede");
    }
  }

  @Nested
  class Rows_about_the_same_offer {

    @Test
    void with_the_same_values_are_one() {
      NzaPlan plan = planOf(NzaFiles.row(Map.of()), NzaFiles.row(Map.of(NzaColumn.ROW, "2")));

      assertThat(only(plan).rows()).containsExactly(1, 2);
      assertThat(plan.outcomes().get(1).remarks())
          .containsExactly("dubbel met regel 1, zelfde waarden");
    }

    @Test
    void with_other_values_stand_beside_each_other() {
      NzaPlan plan = planOf(NzaFiles.row(Map.of()), NzaFiles.row(Map.of(NzaColumn.INTAKE, "9")));

      assertThat(plan.areas().get(0).providers().get(0).sites().get(0).offers())
          .extracting(NzaPlan.Offer::key)
          .containsExactly(
              "nza2016/sggz/volwassenen/angststoornissen",
              "nza2016/sggz/volwassenen/angststoornissen#2");
    }
  }

  @Nested
  class Providers {

    @Test
    void without_a_name_have_that_of_the_register() {
      NzaPlan plan = plan(Map.of(NzaColumn.PROVIDER, "? (status 'niet actief')"));

      assertThat(plan.outcomes().get(0).provider()).isEqualTo("STICHTING VOORBEELD");
      assertThat(plan.outcomes().get(0).remarks()).containsExactly("naam uit het AGB-register");
    }

    @Test
    void without_any_name_are_refused() {
      assertRefused(Map.of(NzaColumn.PROVIDER, "", NzaColumn.AGB_NAME, "NA"), Refusal.NO_PROVIDER);
    }

    @Test
    void have_no_kvk_number_that_the_source_doubts() {
      NzaPlan plan = plan(Map.of(NzaColumn.KVK, "24376932?"));

      assertThat(plan.areas().get(0).providers().get(0).details().kvk()).isNull();
      assertThat(plan.outcomes().get(0).kind()).isEqualTo(Kind.TAKEN_WITH_NOTE);
    }
  }

  @Test
  void a_row_with_other_fields_than_the_header_is_refused_alone() {
    NzaPlan plan = planOf(NzaFiles.row(Map.of()), "\"1\";\"2\"\n", NzaFiles.row(Map.of()));

    assertThat(plan.outcomes())
        .extracting(RowOutcome::refusal)
        .containsExactly(null, Refusal.FIELD_COUNT, null);
  }

  @Test
  void each_row_of_the_real_file_has_one_outcome() {
    NzaPlan plan = IMPORT.read(NzaFiles.stream(NzaFiles.real()));
    Map<Kind, Long> counts =
        plan.outcomes().stream()
            .collect(Collectors.groupingBy(RowOutcome::kind, Collectors.counting()));

    assertThat(plan.outcomes()).hasSize(2_578);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2_578);
    assertThat(plan.areas()).hasSize(12);
    assertThat(
            plan.areas().stream()
                .flatMap(area -> area.providers().stream())
                .flatMap(provider -> provider.sites().stream())
                .flatMap(site -> site.offers().stream())
                .flatMap(offer -> offer.rows().stream()))
        .doesNotHaveDuplicates()
        .hasSize(2_578 - Math.toIntExact(counts.getOrDefault(Kind.REFUSED, 0L)));
    assertThat(
            plan.outcomes().stream().filter(o -> o.kind() == Kind.REFUSED).map(RowOutcome::refusal))
        .doesNotContain(Refusal.UNREADABLE, Refusal.FIELD_COUNT, Refusal.NO_DATE)
        .doesNotContainNull();
  }

  @Test
  void the_same_file_gives_the_same_plan() {
    byte[] real = NzaFiles.real();

    assertThat(IMPORT.read(NzaFiles.stream(real))).isEqualTo(IMPORT.read(NzaFiles.stream(real)));
  }

  private static NzaPlan plan(Map<NzaColumn, String> changes) {
    return planOf(NzaFiles.row(changes));
  }

  private static NzaPlan planOf(String... rows) {
    return IMPORT.read(NzaFiles.stream(NzaFiles.rows(rows).getBytes(NzaFiles.ENCODING)));
  }

  private static NzaPlan.Offer offer(Map<NzaColumn, String> changes) {
    return only(plan(changes));
  }

  private static NzaPlan.Offer only(NzaPlan plan) {
    List<NzaPlan.Offer> offers =
        plan.areas().stream()
            .flatMap(area -> area.providers().stream())
            .flatMap(provider -> provider.sites().stream())
            .flatMap(site -> site.offers().stream())
            .toList();
    assertThat(offers).hasSize(1);
    return offers.get(0);
  }

  private static int days(NzaPlan.Offer offer, WaitPhase phase) {
    ReportedWait wait = offer.waits().get(phase);
    assertThat(wait).isNotNull();
    return wait == null ? -1 : wait.days();
  }

  private static List<String> remarks(Map<NzaColumn, String> changes) {
    return plan(changes).outcomes().get(0).remarks();
  }

  private static Map<NzaColumn, String> with(
      Map<NzaColumn, String> base, NzaColumn column, String value) {
    Map<NzaColumn, String> result = new EnumMap<>(base);
    result.put(column, value);
    return result;
  }

  private static void assertRefused(Map<NzaColumn, String> changes, Refusal refusal) {
    NzaPlan plan = plan(changes);
    assertThat(plan.areas()).isEmpty();
    assertThat(plan.outcomes()).singleElement().extracting(RowOutcome::refusal).isEqualTo(refusal);
  }
}
