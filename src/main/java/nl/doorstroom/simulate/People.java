package nl.doorstroom.simulate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;

/**
 * Makes up people who ask for help. One person in five is on more than one list (NZa, 2024). With
 * the same seed the same people come in the same order.
 *
 * <p><b>Threads.</b> One at a time.
 */
final class People {

  /** So many that about one in five of them has a second place. */
  private static final double SECOND_PLACE = 0.17;

  private static final double PRIORITY = 0.15;
  private static final double HIGH = 0.05;
  private static final double COMPLEX = 0.3;
  private static final int KNOWN_MAX = 4_000;

  private final Random random;
  private final RegionConfig config;
  private final List<String> municipalities;
  private final List<Person> known = new ArrayList<>();

  People(Random random, RegionConfig config, List<String> municipalities) {
    this.random = random;
    this.config = config;
    this.municipalities = List.copyOf(municipalities);
  }

  /** Someone, and what of them is the same wherever they ask. */
  record Person(PersonToken token, Request request, HealthcareService.Details first) {}

  /** Who comes to {@code service} next: someone new, or someone who is on another list too. */
  Person next(HealthcareService.Details service) {
    if (!known.isEmpty() && random.nextDouble() < SECOND_PLACE) {
      for (int i = 0; i < 20; i++) {
        Person person = known.get(random.nextInt(known.size()));
        if (!person.first().equals(service) && fits(person.request(), service)) {
          known.remove(person);
          return new Person(person.token(), asking(person.request(), service), service);
        }
      }
    }
    Person person = new Person(token(), request(service), service);
    if (known.size() < KNOWN_MAX) {
      known.add(person);
    }
    return person;
  }

  /** An urgency in the proportions of the demonstration: its figures are not measured. */
  Urgency urgency() {
    double draw = random.nextDouble();
    return draw < HIGH ? Urgency.HIGH : draw < HIGH + PRIORITY ? Urgency.PRIORITY : Urgency.REGULAR;
  }

  private static boolean fits(Request request, HealthcareService.Details service) {
    Set<String> insurers = service.insurers();
    return service.ageClasses().contains(request.ageClass())
        && (request.insurer() == null || insurers == null || insurers.contains(request.insurer()));
  }

  private Request asking(Request request, HealthcareService.Details service) {
    return new Request(
        question(service),
        request.urgency(),
        request.ageClass(),
        request.insurer(),
        request.municipality(),
        request.complexity());
  }

  private Request request(HealthcareService.Details service) {
    String age = pick(service.ageClasses().stream().sorted().toList());
    boolean youth = config.ageClasses().stream().anyMatch(c -> c.code().equals(age) && c.isYouth());
    Set<String> accepted = service.insurers();
    List<String> insurers =
        config.insurers().stream()
            .map(RegionConfig.Insurer::code)
            .filter(code -> accepted == null || accepted.contains(code))
            .toList();
    return new Request(
        question(service),
        urgency(),
        age,
        youth ? null : insurer(insurers),
        pick(municipalities),
        complexity());
  }

  /** Half of Groningen is insured with the region's preferent insurer; the rest evenly. */
  private String insurer(List<String> insurers) {
    return insurers.contains("menzis") && random.nextBoolean() ? "menzis" : pick(insurers);
  }

  private CareQuestion question(HealthcareService.Details service) {
    return service.careQuestions().isEmpty()
        ? CareQuestion.OTHER
        : pick(service.careQuestions().stream().sorted().toList());
  }

  private Complexity complexity() {
    if (random.nextDouble() >= COMPLEX) {
      return Complexity.NONE;
    }
    Set<LifeDomain> domains = EnumSet.of(pick(List.of(LifeDomain.values())));
    if (random.nextBoolean()) {
      domains.add(pick(List.of(LifeDomain.values())));
    }
    return new Complexity(
        domains, random.nextInt(4) == 0 ? Set.of(pick(List.of(MustHave.values()))) : Set.of());
  }

  private PersonToken token() {
    return new PersonToken(
        "p"
            + Long.toString(random.nextLong() >>> 1, 36)
            + Long.toString(random.nextLong() >>> 1, 36));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
