package nl.doorstroom.domain;

import static nl.doorstroom.domain.Turn.earliest;

import java.time.Instant;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import org.jspecify.annotations.Nullable;

/** By when the letter of a referral must be there. Terms run in working days. */
final class Letters {

  private final Turn turn;

  Letters(Turn turn) {
    this.turn = turn;
  }

  /** From today: {@code slot} was taken and depends on the letter. */
  LetterAwaited awaited(ReferralId referral, Slot slot) {
    Terms terms = turn.config().terms();
    Instant due = earliest(opening(terms.letterFreeDays()), slot.start());
    return new LetterAwaited(referral, earliest(opening(terms.letterWarnDays()), due), due);
  }

  /** Null when no letter of {@code referral} is waited for. */
  @Nullable LetterAwaited awaitedFor(@Nullable Referral referral, Slot slot) {
    return referral == null || referral.by() == null || referral.letterReceivedAt() != null
        ? null
        : awaited(referral.id(), slot);
  }

  /** The terms that ran before the place was moved to {@code slot}; null when they fit. */
  @Nullable LetterAwaited movedTo(@Nullable Referral referral, Slot slot) {
    if (referral == null
        || referral.letterWarnAt() == null
        || referral.letterDueAt() == null
        || !slot.start().isBefore(referral.letterDueAt())) {
      return null;
    }
    return new LetterAwaited(
        referral.id(), earliest(referral.letterWarnAt(), slot.start()), slot.start());
  }

  private Instant opening(int workingDays) {
    WorkingHours hours = turn.config().workingHours();
    return hours
        .workingDaysAfter(turn.today(), workingDays)
        .atTime(hours.opens())
        .atZone(turn.zone())
        .toInstant();
  }
}
