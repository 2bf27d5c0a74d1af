package nl.doorstroom.domain.waiting;

import nl.doorstroom.domain.Id;

/** Names one referral (verwijzing). */
public record ReferralId(String value) implements Id {
  public ReferralId {
    Id.requireWellFormed("referral", value);
  }
}
