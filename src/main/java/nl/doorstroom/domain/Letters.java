package nl.doorstroom.domain;

import static nl.doorstroom.domain.Turn.earliest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Claim;
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
    return movedTo(referral, slot.start());
  }

  private static @Nullable LetterAwaited movedTo(@Nullable Referral referral, Instant start) {
    if (referral == null
        || referral.letterWarnAt() == null
        || referral.letterDueAt() == null
        || !start.isBefore(referral.letterDueAt())) {
      return null;
    }
    return new LetterAwaited(referral.id(), earliest(referral.letterWarnAt(), start), start);
  }

  /** As {@link #movedTo(Referral, Slot)} for all who have a place on {@code slot}. */
  List<LetterAwaited> movedTo(Slot slot, Instant start) {
    List<LetterAwaited> events = new ArrayList<>();
    for (Claim claim : slot.claims()) {
      Referral r = turn.waiting().referralOf(turn.waiting().position(claim.position()));
      LetterAwaited letter = movedTo(r, start);
      if (letter != null) {
        events.add(letter);
      }
    }
    return events;
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
