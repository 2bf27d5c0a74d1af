package nl.doorstroom.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/** Waits for an intake with anxiety, is 36, lives next door, and has all the time in the world. */
final class Someone {

  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final String name;
  private final Map<LocationId, Integer> km = new HashMap<>();
  private CareQuestion careQuestion = CareQuestion.ANXIETY;
  private Urgency urgency = Urgency.REGULAR;
  private String ageClass = "35-49";
  private @Nullable String insurer = "vgz";
  private Set<MustHave> mustHaves = Set.of();
  private Set<Echelon> echelons = Set.of();
  private WaitPhase phase = WaitPhase.INTAKE;
  private int overNorm;
  private int expectedIn = 100;
  private Wishes wishes = Wishes.NONE;
  private Set<ConsentScope> consent = Set.of(ConsentScope.REGION);
  private Set<HealthcareServiceId> declinedBy = Set.of();

  private Someone(String name) {
    this.name = name;
    km.put(new LocationId("oost"), 3);
    km.put(new LocationId("west"), 3);
  }

  static Someone called(String name) {
    return new Someone(name);
  }

  Someone asking(CareQuestion asked) {
    careQuestion = asked;
    return this;
  }

  Someone urgent(Urgency asked) {
    urgency = asked;
    return this;
  }

  Someone aged(String code) {
    ageClass = code;
    return this;
  }

  Someone insuredBy(@Nullable String code) {
    insurer = code;
    return this;
  }

  Someone needing(MustHave... needed) {
    mustHaves = Set.of(needed);
    return this;
  }

  Someone fitFor(Echelon... fit) {
    echelons = Set.of(fit);
    return this;
  }

  Someone waitingFor(WaitPhase waited) {
    phase = waited;
    return this;
  }

  Someone overNorm(int days) {
    overNorm = days;
    return this;
  }

  Someone expectedIn(int days) {
    expectedIn = days;
    return this;
  }

  Someone livingFrom(String location, @Nullable Integer distance) {
    km.remove(new LocationId(location));
    if (distance != null) {
      km.put(new LocationId(location), distance);
    }
    return this;
  }

  Someone speaking(String... languages) {
    wishes = new Wishes(Set.of(languages), wishes.deliveries(), wishes.kmMax(), wishes.backup());
    return this;
  }

  Someone wishing(Delivery... deliveries) {
    wishes = new Wishes(wishes.languages(), Set.of(deliveries), wishes.kmMax(), wishes.backup());
    return this;
  }

  Someone within(int kmMax) {
    wishes = new Wishes(wishes.languages(), wishes.deliveries(), kmMax, wishes.backup());
    return this;
  }

  Someone wishingBackup() {
    wishes = new Wishes(wishes.languages(), wishes.deliveries(), wishes.kmMax(), true);
    return this;
  }

  Someone agreeingTo(ConsentScope... scopes) {
    consent = Set.of(scopes);
    return this;
  }

  Someone declinedBy(String... services) {
    Set<HealthcareServiceId> all = new HashSet<>();
    for (String service : services) {
      all.add(new HealthcareServiceId(service));
    }
    declinedBy = all;
    return this;
  }

  Candidate waits() {
    return new Candidate(
        new PositionId(name),
        new HealthcareServiceId("noord-angst"),
        new OrganizationId("noord"),
        ReferrerType.GP,
        new Request(
            careQuestion, urgency, ageClass, insurer, null, new Complexity(Set.of(), mustHaves)),
        echelons,
        new Candidate.Wait(phase, overNorm, TODAY.plusDays(expectedIn)),
        wishes,
        consent,
        declinedBy,
        Set.of(),
        km);
  }
}
