package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One question to one service whether it can take someone.
 *
 * @param receiver whose service it is
 * @param urgency as it was when asked
 * @param complex whether other life domains or must-haves were involved
 * @param until when it lapses
 * @param actor who answered; null before
 * @param representative the organisation that answered for the receiver; null when it did itself
 * @param responseMinutes minutes of work between question and answer; null without an answer
 * @param slot the place offered with a yes; null without one
 * @param hold what keeps it; null without one
 * @param decline code of the region's reason; null unless declined
 * @param withdrawn null unless withdrawn
 * @param lost null unless its place was lost
 */
public record Ask(
    AskId id,
    HealthcareServiceId service,
    OrganizationId receiver,
    Criteria criteria,
    Urgency urgency,
    boolean complex,
    Instant askedAt,
    Instant until,
    AskState state,
    @Nullable Instant answeredAt,
    @Nullable ActorToken actor,
    @Nullable OrganizationId representative,
    @Nullable Integer responseMinutes,
    @Nullable SlotId slot,
    @Nullable HoldId hold,
    @Nullable String decline,
    @Nullable WithdrawnBecause withdrawn,
    @Nullable PlaceLoss lost) {

  public boolean isOpen() {
    return state == AskState.OPEN;
  }

  Ask accepted(TransferEvent.AskAccepted yes, Instant at) {
    return answered(
        AskState.ACCEPTED,
        at,
        yes.actor(),
        yes.representative(),
        yes.responseMinutes(),
        yes.slot(),
        yes.hold(),
        null);
  }

  Ask declined(TransferEvent.AskDeclined no, Instant at) {
    return answered(
        AskState.DECLINED,
        at,
        no.actor(),
        no.representative(),
        no.responseMinutes(),
        null,
        null,
        no.reason());
  }

  private Ask answered(
      AskState answer,
      Instant at,
      ActorToken by,
      @Nullable OrganizationId answering,
      int minutes,
      @Nullable SlotId place,
      @Nullable HoldId keeping,
      @Nullable String no) {
    return new Ask(
        id, service, receiver, criteria, urgency, complex, askedAt, until, answer, at, by,
        answering, minutes, place, keeping, no, null, null);
  }

  Ask lapsed() {
    return ended(AskState.LAPSED, null, null);
  }

  Ask withdrawn(WithdrawnBecause why) {
    return ended(AskState.WITHDRAWN, why, null);
  }

  Ask lost(PlaceLoss why) {
    return ended(AskState.LOST, null, why);
  }

  private Ask ended(
      AskState next, @Nullable WithdrawnBecause withdrawnWhy, @Nullable PlaceLoss lostWhy) {
    return new Ask(
        id,
        service,
        receiver,
        criteria,
        urgency,
        complex,
        askedAt,
        until,
        next,
        answeredAt,
        actor,
        representative,
        responseMinutes,
        slot,
        null,
        decline,
        withdrawnWhy,
        lostWhy);
  }
}
