package nl.doorstroom.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Wishes;

/** A region in which everything can be in the way, the same for the same seed. */
public final class RandomSituation {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final List<String> AGES =
      List.of("18-23", "24-34", "35-49", "50-64", "65-74", "75+");
  private static final List<String> INSURERS = List.of("cz", "vgz", "zk", "menzis", "dsw");
  private static final List<String> LANGUAGES = List.of("nl", "en", "ar", "tr", "pl");
  private static final int VARIETY_MAX = 180;

  /** What the places of one service share. */
  private record Offered(
      HealthcareServiceId id,
      OrganizationId by,
      LocationId at,
      WaitPhase phase,
      Place.Criteria criteria,
      Set<ConsentScope> asks,
      List<AdmissionStop.Scope> stops) {}

  private final Random random;
  private final int services;

  /** In ten: how many of what could be in the way is. */
  private final int strictness;

  /** Into how many days, terms and distances all fall: with few, the last goals often decide. */
  private final int variety;

  private final List<Offered> offered = new ArrayList<>();
  private final List<Map<LocationId, Integer>> areas = new ArrayList<>();

  private RandomSituation(long seed, int services, int strictness, int variety) {
    this.random = new Random(seed);
    this.variety = variety;
    this.services = services;
    this.strictness = strictness;
  }

  /** A handful of people and places, of which much can be known by heart. */
  public static Situation small(long seed) {
    Random sizes = new Random(seed);
    return of(
        new RandomSituation(
            seed, 2 + sizes.nextInt(5), sizes.nextInt(5), sizes.nextBoolean() ? 2 : VARIETY_MAX),
        2 + sizes.nextInt(24),
        1 + sizes.nextInt(14));
  }

  /**
   * {@code candidates} people and {@code places} slots, most of one unit.
   *
   * @param strictness 0, where nearly everyone can go nearly everywhere, to 10
   */
  public static Situation of(long seed, int candidates, int places, int services, int strictness) {
    return of(new RandomSituation(seed, services, strictness, VARIETY_MAX), candidates, places);
  }

  private static Situation of(RandomSituation made, int candidates, int places) {
    made.offer();
    List<Place> free = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      free.add(made.place(i));
    }
    List<Candidate> waiting = new ArrayList<>();
    Map<PositionId, SlotId> standing = new HashMap<>();
    for (int i = 0; i < candidates; i++) {
      Candidate candidate = made.candidate(i);
      waiting.add(candidate);
      if (made.oneIn(5)) {
        standing.put(candidate.position(), made.any(free).slot());
      }
    }
    Map<OrganizationId, Integer> received = new HashMap<>();
    made.offered.forEach(o -> received.put(o.by(), made.random.nextInt(4)));
    return new Situation(waiting, free, standing, received);
  }

  private void offer() {
    for (int i = 0; i < services; i++) {
      Set<CareQuestion> questions = EnumSet.noneOf(CareQuestion.class);
      for (CareQuestion question : CareQuestion.values()) {
        if (random.nextInt(10) >= strictness) {
          questions.add(question);
        }
      }
      boolean social = mayBe(20);
      offered.add(
          new Offered(
              new HealthcareServiceId("service-" + i),
              new OrganizationId("org-" + random.nextInt(1 + services / 3)),
              new LocationId("location-" + i),
              random.nextInt(4) > 0 ? WaitPhase.INTAKE : WaitPhase.TREATMENT,
              new Place.Criteria(
                  questions,
                  Set.of(any(List.of(Echelon.BASIC, Echelon.SPECIALISED))),
                  some(AGES),
                  some(LANGUAGES),
                  oneIn(6) ? null : some(INSURERS),
                  some(List.of(MustHave.values())),
                  !oneIn(3)),
              social
                  ? Set.of(ConsentScope.REGION, ConsentScope.SOCIAL_DOMAIN)
                  : Set.of(ConsentScope.REGION),
              mayBe(12) ? List.of(stop()) : List.of()));
    }
    for (int area = 0; area < 20; area++) {
      Map<LocationId, Integer> km = new HashMap<>();
      for (Offered service : offered) {
        if (!oneIn(40)) {
          km.put(service.at(), among(60));
        }
      }
      areas.add(Map.copyOf(km));
    }
  }

  private AdmissionStop.Scope stop() {
    return new AdmissionStop.Scope(
        null,
        null,
        oneIn(2) ? Set.of() : Set.of(any(List.of(CareQuestion.values()))),
        oneIn(2) ? Set.of() : Set.of(any(AGES)),
        oneIn(2) ? Set.of() : Set.of(any(INSURERS)));
  }

  private Place place(int number) {
    Offered service = any(offered);
    boolean online = oneIn(6);
    Set<ConsentScope> asks = new LinkedHashSet<>(service.asks());
    if (online) {
      asks.add(ConsentScope.ONLINE);
    }
    return new Place(
        new SlotId("slot-" + number),
        oneIn(10) ? 1 + random.nextInt(4) : 1,
        service.phase() == WaitPhase.INTAKE ? SlotKind.INTAKE : SlotKind.TREATMENT_START,
        TODAY.plusDays(among(56)),
        service.id(),
        service.by(),
        service.at(),
        online ? Delivery.ONLINE : Delivery.ON_SITE,
        service.criteria(),
        mayBe(10) ? restriction() : Restriction.NONE,
        asks,
        service.stops(),
        mayBe(30) ? Set.of(new PositionId("case-" + random.nextInt(12))) : Set.of());
  }

  private Restriction restriction() {
    return new Restriction(
        Set.of(),
        oneIn(2) ? Set.of(ReferrerType.GP) : Set.of(),
        oneIn(2) ? some(INSURERS) : Set.of(),
        oneIn(2) ? some(AGES) : Set.of(),
        oneIn(2) ? Set.of(Urgency.HIGH) : Set.of());
  }

  private Candidate candidate(int number) {
    Offered own = any(offered);
    return new Candidate(
        new PositionId("case-" + number),
        own.id(),
        own.by(),
        oneIn(3) ? null : any(List.of(ReferrerType.GP, ReferrerType.OTHER_GGZ)),
        new Request(
            any(List.of(CareQuestion.values())),
            any(
                List.of(
                    Urgency.REGULAR,
                    Urgency.REGULAR,
                    Urgency.REGULAR,
                    Urgency.PRIORITY,
                    Urgency.HIGH)),
            any(AGES),
            oneIn(8) ? null : any(INSURERS),
            null,
            new Complexity(
                Set.<LifeDomain>of(),
                mayBe(4) ? Set.of(any(List.of(MustHave.values()))) : Set.of())),
        oneIn(3) ? Set.of() : Set.of(any(List.of(Echelon.BASIC, Echelon.SPECIALISED))),
        new Candidate.Wait(
            random.nextInt(4) > 0 ? WaitPhase.INTAKE : WaitPhase.TREATMENT,
            oneIn(3) ? 0 : among(120),
            TODAY.plusDays(14L + among(180))),
        new Wishes(
            mayBe(8) ? Set.of(any(LANGUAGES)) : Set.of(),
            mayBe(3) ? Set.of(Delivery.ON_SITE) : Set.of(),
            mayBe(2) ? Integer.valueOf(5 + random.nextInt(40)) : null,
            mayBe(6)),
        mayBe(3)
            ? Set.of(ConsentScope.REGION)
            : Set.of(ConsentScope.REGION, ConsentScope.ONLINE, ConsentScope.SOCIAL_DOMAIN),
        mayBe(8) ? Set.of(any(offered).id()) : Set.of(),
        Set.of(),
        any(areas));
  }

  /** From 0 to under {@code n}, in steps of the variety. */
  private int among(int n) {
    int step = Math.max(1, n / variety);
    return random.nextInt(n) / step * step;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Once in {@code n} times in the strictest of regions. */
  private boolean mayBe(int n) {
    return random.nextInt(10) < strictness && oneIn(n);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> Set<T> some(Collection<T> all) {
    Set<T> some = new LinkedHashSet<>();
    for (T one : all) {
      if (random.nextInt(14) >= strictness) {
        some.add(one);
      }
    }
    return some;
  }

  /** The same in another order. */
  static Situation shuffled(Situation situation, long seed) {
    Random random = new Random(seed);
    List<Candidate> candidates = new ArrayList<>(situation.candidates());
    List<Place> places = new ArrayList<>(situation.places());
    Collections.shuffle(candidates, random);
    Collections.shuffle(places, random);
    return new Situation(candidates, places, situation.standing(), situation.received());
  }

  /** The same once all that was suggested stands, with {@code changed} for who has its position. */
  static Situation next(Assignment assignment, Candidate changed) {
    Situation situation = assignment.situation();
    List<Candidate> candidates = new ArrayList<>(situation.candidates());
    candidates.replaceAll(c -> c.position().equals(changed.position()) ? changed : c);
    return new Situation(
        candidates, situation.places(), assignment.standing(), situation.received());
  }
}
