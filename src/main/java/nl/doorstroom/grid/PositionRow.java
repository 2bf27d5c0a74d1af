package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * One person waiting for one service, as its holder sees it: the person's token is not in it.
 *
 * @param key id of the position
 * @param normOn last day of the running wait within the Treeknorm; null where there is none
 * @param targetOn last day within the urgency's own term; null where only the norm holds
 * @param overNorm whether {@code normOn} had passed when the day started; false once closed
 * @param overTarget whether {@code targetOn} had; false once closed
 * @param offer the one that is open; null when none is
 * @param toMove whether the place that was taken cannot be kept
 * @param firstRight whether it lost its place because nobody could come, and goes before others
 * @param declinedOffers how often a place was offered and not wanted, of places still remembered
 * @param returned why the last place was not confirmed; null once there is another
 * @param code null when nobody referred through the exchange
 */
record PositionRow(
    String key,
    HealthcareServiceId service,
    String serviceName,
    WaitPhase phase,
    Urgency urgency,
    CareQuestion careQuestion,
    String ageClass,
    @Nullable String insurer,
    @Nullable String municipality,
    Complexity complexity,
    LocalDate since,
    LocalDate phaseSince,
    @Nullable LocalDate intakeOn,
    @Nullable LocalDate normOn,
    @Nullable LocalDate targetOn,
    boolean overNorm,
    boolean overTarget,
    @Nullable Booking booking,
    @Nullable Verwijscode code,
    boolean open,
    @Nullable CloseReason closed,
    @Nullable LocalDate endedOn,
    @Nullable Offered offer,
    boolean toMove,
    boolean firstRight,
    int declinedOffers,
    @Nullable DeclineReason returned,
    long version)
    implements Row {

  record Complexity(List<LifeDomain> domains, List<MustHave> mustHaves) {
    static Complexity of(nl.doorstroom.domain.waiting.Complexity complexity) {
      return new Complexity(Sorted.list(complexity.domains()), Sorted.list(complexity.mustHaves()));
    }
  }

  /**
   * @param confirmBy until when it must be confirmed; null when it is final
   */
  record Booking(SlotId slot, ClaimId claim, Instant start, @Nullable Instant confirmBy) {}

  record Offered(OfferingId offering, Instant until) {}
}
