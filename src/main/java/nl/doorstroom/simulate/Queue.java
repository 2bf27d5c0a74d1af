package nl.doorstroom.simulate;

import java.util.Comparator;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** Whose turn it is: the most urgent first, then who has waited longest. */
final class Queue {

  static final Comparator<WaitingPosition> ORDER =
      Comparator.comparing((WaitingPosition position) -> position.request().urgency())
          .reversed()
          .thenComparing(WaitingPosition::phaseSince)
          .thenComparing(position -> position.id().value());

  private Queue() {}

  /** Whether the provider itself would and may give {@code slot} to {@code position}. */
  static boolean suits(Slot slot, WaitingPosition position) {
    return slot.kind().ends() == position.phase()
        && (position.declined() == null || position.declined() == DeclineReason.NOT_IN_TIME)
        && suits(slot.restriction(), position.request())
        && switch (slot.allotment()) {
          case OWN_WAITING_LIST -> true;
          case NEW_REFERRAL -> position.referral() != null;
          case HIGH_URGENCY -> position.request().urgency() == Urgency.HIGH;
          case TRANSFER_TABLE, TALK_FOLLOW_UP -> false;
        };
  }

  /** Whether who asks for {@code request} may have a place with {@code restriction}. */
  static boolean suits(Restriction restriction, Request request) {
    return (restriction.insurers().isEmpty()
            || (request.insurer() != null && restriction.insurers().contains(request.insurer())))
        && (restriction.ageClasses().isEmpty()
            || restriction.ageClasses().contains(request.ageClass()))
        && (restriction.urgencies().isEmpty()
            || restriction.urgencies().contains(request.urgency()));
  }

  /** Whether {@code practice} may keep a place with {@code restriction}. */
  static boolean suits(Restriction restriction, OrganizationId practice) {
    return restriction.referrers().isEmpty() || restriction.referrers().contains(practice);
  }
}
