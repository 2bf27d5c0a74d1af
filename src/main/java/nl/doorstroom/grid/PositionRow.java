package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
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
    long version)
    implements Row {

  record Complexity(List<LifeDomain> domains, List<MustHave> mustHaves) {}

  record Booking(SlotId slot, ClaimId claim, Instant start) {}
}
