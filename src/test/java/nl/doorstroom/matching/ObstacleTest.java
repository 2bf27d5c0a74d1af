package nl.doorstroom.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ObstacleTest {

  private static Someone ann() {
    return Someone.called("ann");
  }

  private static Somewhere place() {
    return Somewhere.called("a1");
  }

  private static void nothing(Someone someone, Somewhere somewhere) {
    assertThat(Obstacle.between(someone.waits(), somewhere.isFree())).isEmpty();
    assertThat(Obstacle.isNone(someone.waits(), somewhere.isFree())).isTrue();
    assertThat(Obstacle.only(someone.waits(), somewhere.isFree())).isNull();
  }

  private static void only(Obstacle obstacle, Someone someone, Somewhere somewhere) {
    assertThat(Obstacle.between(someone.waits(), somewhere.isFree())).containsExactly(obstacle);
    assertThat(Obstacle.isNone(someone.waits(), somewhere.isFree())).isFalse();
    if (obstacle.loosenedBy() == Obstacle.LoosenedBy.NOBODY) {
      assertThat(Obstacle.only(someone.waits(), somewhere.isFree())).isNull();
      assertThatThrownBy(() -> someone.waits().loosening(obstacle))
          .isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(Obstacle.only(someone.waits(), somewhere.isFree())).isEqualTo(obstacle);
      assertThat(Obstacle.isNone(someone.waits().loosening(obstacle), somewhere.isFree())).isTrue();
    }
  }

  @Test
  void nothing_is_in_the_way_of_what_fits() {
    nothing(ann(), place());
  }

  @Test
  void treatment_starts_only_for_who_waits_for_it() {
    only(Obstacle.KIND, ann(), place().of(SlotKind.TREATMENT_START));
    only(Obstacle.KIND, ann().waitingFor(WaitPhase.TREATMENT), place());
    only(Obstacle.KIND, ann(), place().of(SlotKind.EXPLORATORY));
    nothing(ann().waitingFor(WaitPhase.TREATMENT), place().of(SlotKind.TREATMENT_START));
  }

  @Test
  void help_must_fit_the_question_the_age_and_the_need() {
    only(Obstacle.CARE_QUESTION, ann().asking(CareQuestion.PSYCHOSIS), place());
    only(Obstacle.AGE_CLASS, ann().aged("65-74"), place());
    only(Obstacle.ECHELON, ann().fitFor(Echelon.BASIC), place());
    nothing(ann().fitFor(Echelon.BASIC, Echelon.SPECIALISED), place());
    nothing(ann().fitFor(Echelon.BASIC), place().on(Echelon.BASIC));
  }

  @Test
  void a_place_must_come_sooner_than_what_is_expected() {
    only(Obstacle.NOT_SOONER, ann().expectedIn(10), place().in(10));
    nothing(ann().expectedIn(11), place().in(10));
  }

  @Test
  void nobody_is_moved_to_where_they_wait_or_were_refused() {
    only(Obstacle.OWN_SERVICE, ann(), place().at("noord"));
    only(Obstacle.ALREADY_DECLINED, ann().declinedBy("oost-angst"), place());
    only(Obstacle.ALREADY_DECLINED, ann(), place().givenBackBy("ann"));
    nothing(ann().declinedBy("west-angst"), place().givenBackBy("bob"));
  }

  @Test
  void needs_of_the_care_are_no_wishes() {
    only(Obstacle.MUST_HAVE, ann().needing(MustHave.WHEELCHAIR), place());
    nothing(ann().needing(MustHave.WHEELCHAIR), place().having(MustHave.WHEELCHAIR));
    only(Obstacle.PRACTITIONER, ann().needing(MustHave.FEMALE_PRACTITIONER), place());
    only(Obstacle.SETTING, ann().needing(MustHave.INDIVIDUAL), place().having(MustHave.GROUP));
    assertThat(Obstacle.MUST_HAVE.isWish()).isFalse();
    assertThat(Obstacle.PRACTITIONER.isWish()).isTrue();
  }

  @Test
  void each_must_have_is_looked_at_by_one_policy() {
    for (MustHave mustHave : MustHave.values()) {
      assertThat(Obstacle.between(ann().needing(mustHave).waits(), place().isFree()))
          .as(mustHave.name())
          .hasSize(1);
    }
  }

  @Test
  void no_contract_is_an_obstacle_and_not_knowing_of_one_is_not() {
    only(Obstacle.INSURER, ann().insuredBy("cz"), place());
    only(Obstacle.INSURER, ann(), place().contractedWith(Set.of()));
    nothing(ann(), place().contractedWith(null));
    nothing(ann().insuredBy(null), place());
  }

  @Test
  void a_stop_closes_to_whom_it_names() {
    only(Obstacle.STOPPED, ann(), place().stoppedFor(stop(Set.of(), Set.of())));
    only(
        Obstacle.STOPPED,
        ann(),
        place().stoppedFor(stop(Set.of(CareQuestion.ANXIETY), Set.of("vgz"))));
    nothing(ann(), place().stoppedFor(stop(Set.of(CareQuestion.MOOD), Set.of())));
    nothing(ann(), place().stoppedFor(stop(Set.of(CareQuestion.ANXIETY), Set.of("cz"))));
    nothing(ann().insuredBy(null), place().stoppedFor(stop(Set.of(), Set.of("vgz"))));
  }

  private static AdmissionStop.Scope stop(Set<CareQuestion> questions, Set<String> insurers) {
    return new AdmissionStop.Scope(
        new HealthcareServiceId("oost-angst"), null, questions, Set.of(), insurers);
  }

  @Test
  void a_restriction_keeps_a_place_for_others() {
    only(Obstacle.RESTRICTED, ann(), place().keptFor(forUrgencies(Urgency.HIGH)));
    nothing(ann().urgent(Urgency.HIGH), place().keptFor(forUrgencies(Urgency.HIGH)));
    only(
        Obstacle.RESTRICTED,
        ann(),
        place()
            .keptFor(
                new Restriction(
                    Set.of(new OrganizationId("west")), Set.of(), Set.of(), Set.of(), Set.of())));
    only(
        Obstacle.RESTRICTED,
        ann(),
        place()
            .keptFor(
                new Restriction(
                    Set.of(), Set.of(ReferrerType.SELF), Set.of(), Set.of(), Set.of())));
    only(
        Obstacle.RESTRICTED,
        ann().insuredBy(null),
        place().keptFor(new Restriction(Set.of(), Set.of(), Set.of("vgz"), Set.of(), Set.of())));
    only(
        Obstacle.RESTRICTED,
        ann(),
        place().keptFor(new Restriction(Set.of(), Set.of(), Set.of(), Set.of("24-34"), Set.of())));
  }

  private static Restriction forUrgencies(Urgency urgency) {
    return new Restriction(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(urgency));
  }

  @Test
  void all_that_a_place_asks_must_have_been_agreed_to() {
    only(
        Obstacle.CONSENT_SCOPE,
        ann(),
        place().asking(ConsentScope.REGION, ConsentScope.SOCIAL_DOMAIN));
    nothing(
        ann().agreeingTo(ConsentScope.REGION, ConsentScope.ONLINE, ConsentScope.SOCIAL_DOMAIN),
        place().asking(ConsentScope.REGION, ConsentScope.SOCIAL_DOMAIN));
  }

  @Test
  void a_distance_matters_to_who_set_a_limit() {
    only(Obstacle.DISTANCE, ann().within(2), place());
    nothing(ann().within(3), place());
    nothing(ann().within(0), place().by(Delivery.ONLINE));
    only(Obstacle.DISTANCE, ann().within(50).livingFrom("oost", null), place());
    nothing(ann().livingFrom("oost", null), place());
  }

  @Test
  void wishes_are_kept_to() {
    only(Obstacle.DELIVERY, ann().wishing(Delivery.ONLINE), place());
    only(Obstacle.LANGUAGE, ann().speaking("ar", "en"), place());
    nothing(ann().speaking("ar", "nl"), place());
    nothing(ann().speaking("ar"), place().speaking());
    only(Obstacle.BACKUP_CARE, ann().wishingBackup(), place());
    nothing(ann().wishingBackup(), place().withBackup());
  }
}
