package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/** Referrals and waiting positions of a region: for reading. Owned by whoever owns the region. */
public interface Waiting {

  @Nullable Referral referral(ReferralId id);

  @Nullable Referral referral(Verwijscode code);

  @Nullable WaitingPosition position(PositionId id);

  Collection<Referral> referrals();

  /** Open ones, and closed ones until they are forgotten. */
  Collection<WaitingPosition> positions();

  /** Those of one service, open and closed. */
  Collection<WaitingPosition> of(HealthcareServiceId service);

  /** Open ones of which the holder should have confirmed before {@code today}, longest first. */
  List<WaitingPosition> unconfirmed(LocalDate today);
}
