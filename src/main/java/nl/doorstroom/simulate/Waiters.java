package nl.doorstroom.simulate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/**
 * Who waits when the demonstration begins, and who was helped in the weeks before: in the national
 * proportions (55 % of those who wait for an intake and 30 % of those who wait for treatment longer
 * than the norm; Skipr, 2022).
 */
final class Waiters {

  /**
   * How long the one who waits longest does so, in waits of the service; so that the shares are
   * met.
   */
  private static final double LONGEST_INTAKE = 1.13;

  private static final double LONGEST_TREATMENT = 1.27;

  /** The weeks of which figures look back, in days. */
  private static final int HISTORY_DAYS = 60;

  private static final double REFERRED = 0.6;

  private final Random random;
  private final People people;
  private final LocalDate today;
  private final List<String> practices;

  Waiters(Random random, People people, LocalDate today, List<String> practices) {
    this.random = random;
    this.people = people;
    this.today = today;
    this.practices = List.copyOf(practices);
  }

  /**
   * Someone's wait for one service.
   *
   * @param treatmentOn when treatment started, in the past; null for who still waits
   * @param practice key of the practice that referred; null for who came otherwise
   */
  record Waiter(
      Catalogue.Offer offer,
      People.Person person,
      WaitPhase phase,
      LocalDate since,
      @Nullable LocalDate intakeOn,
      @Nullable LocalDate treatmentOn,
      @Nullable String practice) {}

  List<Waiter> of(List<Catalogue.Offer> offers) {
    List<Waiter> waiters = new ArrayList<>();
    for (Catalogue.Offer offer : offers) {
      for (int i = 0; i < offer.waitingIntake(); i++) {
        waiters.add(forIntake(offer));
      }
      for (int i = 0; i < offer.waitingTreatment(); i++) {
        waiters.add(forTreatment(offer, waited(offer.treatmentDays(), LONGEST_TREATMENT), null));
      }
      int helped = offer.isGgz() ? 2 + offer.waitingTreatment() / 4 : 0;
      for (int i = 0; i < helped; i++) {
        LocalDate on = today.minusDays(1L + random.nextInt(HISTORY_DAYS));
        int waited = around(offer.treatmentDays());
        waiters.add(forTreatment(offer, (int) on.until(today, ChronoUnit.DAYS) + waited, on));
      }
    }
    return waiters;
  }

  private Waiter forIntake(Catalogue.Offer offer) {
    LocalDate since = today.minusDays(waited(offer.intakeDays(), LONGEST_INTAKE));
    String practice =
        random.nextDouble() < REFERRED ? practices.get(random.nextInt(practices.size())) : null;
    return new Waiter(
        offer, people.next(offer.details()), WaitPhase.INTAKE, since, null, null, practice);
  }

  private Waiter forTreatment(
      Catalogue.Offer offer, int daysSinceIntake, @Nullable LocalDate treatmentOn) {
    LocalDate intakeOn = today.minusDays(daysSinceIntake);
    return new Waiter(
        offer,
        people.next(offer.details()),
        WaitPhase.TREATMENT,
        intakeOn.minusDays(around(offer.intakeDays())),
        intakeOn,
        treatmentOn,
        null);
  }

  private int waited(int days, double longest) {
    return (int) (random.nextDouble() * longest * days);
  }

  /** Days about a mean, a fifth of it either way for most. */
  private int around(int days) {
    return Math.max(0, (int) Math.round(days * (1 + 0.2 * random.nextGaussian())));
  }
}
