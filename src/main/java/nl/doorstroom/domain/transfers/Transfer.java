package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Moving one person to other capacity, as both sides see it. Who waits keeps start of waiting and
 * place until the intake elsewhere is booked.
 *
 * @param social what the social domain is told; null for every other destination
 * @param entered when each stage was last entered
 * @param screening null until screened; likewise what follows
 * @param asks oldest first
 * @param dueAt until when whoever must act has time; null once it is over
 * @param overdue whether that passed
 * @param escalations in the order of the steps
 * @param crossings to other regions, oldest first; all but the last came to nothing
 * @param ending null unless it ended without being done
 * @param version position of the last fact that changed it
 */
public record Transfer(
    TransferId id,
    Subject subject,
    Destination destination,
    @Nullable SocialQuestion social,
    TransferStage stage,
    Map<TransferStage, Instant> entered,
    Proposal proposal,
    @Nullable Screening screening,
    @Nullable Consent consent,
    List<Ask> asks,
    @Nullable Choice choice,
    @Nullable Confirmation confirmation,
    @Nullable TransferBooking booking,
    @Nullable HandOver handOver,
    @Nullable Responsibility responsibility,
    @Nullable Instant dueAt,
    boolean overdue,
    List<Escalation> escalations,
    List<Crossing> crossings,
    @Nullable Ending ending,
    long version) {

  public Transfer {
    entered = Map.copyOf(entered);
    asks = List.copyOf(asks);
    escalations = List.copyOf(escalations);
    crossings = List.copyOf(crossings);
  }

  public boolean isRunning() {
    return stage.isRunning();
  }

  /** The position with which the person waits now; null in treatment, until booked. */
  public @Nullable PositionId waitsOn() {
    return stage.hasMoved() && booking != null ? booking.position() : subject.position();
  }

  /** What a receiver may see of the request. */
  public Request shown() {
    return social == null
        ? subject.request()
        : new Request(
            CareQuestion.OTHER,
            Urgency.REGULAR,
            social.ageClass(),
            null,
            social.municipality(),
            Complexity.NONE);
  }

  public @Nullable Ask ask(AskId ask) {
    return asks.stream().filter(a -> a.id().equals(ask)).findFirst().orElse(null);
  }

  /** Those that wait for an answer. */
  public List<Ask> openAsks() {
    return asks.stream().filter(Ask::isOpen).toList();
  }

  /** The yes that stands; null when there is none. */
  public @Nullable Ask accepted() {
    return asks.stream().filter(a -> a.state() == AskState.ACCEPTED).findFirst().orElse(null);
  }

  /** The last crossing to another region; null before the first. */
  public @Nullable Crossing crossing() {
    return crossings.isEmpty() ? null : crossings.get(crossings.size() - 1);
  }

  public @Nullable Crossing crossing(CrossingId crossing) {
    return crossings.stream().filter(c -> c.id().equals(crossing)).findFirst().orElse(null);
  }

  /** Whether a service of another region is asked, has said yes, or awaits them. */
  public boolean isCrossing() {
    Crossing last = crossing();
    return last != null && last.state().isOpen();
  }

  /** Whether it departs for another region, or has: nobody here can call it off any more. */
  public boolean isAway() {
    Crossing last = crossing();
    return last != null && last.state().isAway();
  }

  /** Whether it departs, and is not yet known to have arrived (onderweg). */
  public boolean isOnTheWay() {
    Crossing last = crossing();
    return last != null && last.state() == CrossingState.DEPARTING;
  }

  /** The place that is kept for it now; null when none is. */
  public @Nullable SlotId kept() {
    Ask accepted = stage.keepsPlace() ? accepted() : null;
    return accepted == null ? null : accepted.slot();
  }

  /** The last step of the ladder that was taken; null before the first. */
  public @Nullable Escalation escalation() {
    return escalations.isEmpty() ? null : escalations.get(escalations.size() - 1);
  }

  /** Who must act, until when, and what happens then; null once it is over. */
  public @Nullable Due due() {
    if (dueAt == null) {
      return null;
    }
    return switch (stage) {
      case CANDIDATE -> due(Due.Who.TABLE, Set.of(), Due.Act.SCREEN, Due.Then.OVERDUE);
      case SCREENED -> holder(Due.Act.ASK_CONSENT, Due.Then.OVERDUE);
      case CONSENT_ASKED -> holder(Due.Act.RECORD_CONSENT, Due.Then.OVERDUE);
      case CONSENTED -> holder(Due.Act.ASK_RECEIVERS, Due.Then.OVERDUE);
      case OFFERED ->
          due(
              Due.Who.RECEIVER,
              openAsks().stream().map(Ask::receiver).collect(Collectors.toSet()),
              Due.Act.ANSWER,
              Due.Then.LAPSES);
      case ACCEPTED -> holder(Due.Act.ASK_CLIENT, Due.Then.PLACE_FREED);
      case CHOSEN ->
          choice == null || choice.needs() == null
              ? receiver(Due.Act.BOOK)
              : confirmer(choice.needs(), choice.confirmer());
      case CONFIRMED -> receiver(Due.Act.BOOK);
      case BOOKED -> holder(Due.Act.HAND_OVER, Due.Then.OVERDUE);
      case HANDED_OVER -> receiver(Due.Act.TAKE_RESPONSIBILITY);
      case DONE, CLOSED -> null;
    };
  }

  private Due holder(Due.Act act, Due.Then then) {
    return due(Due.Who.HOLDER, Set.of(subject.holder()), act, then);
  }

  private Due receiver(Due.Act act) {
    Ask accepted = accepted();
    return due(
        Due.Who.RECEIVER,
        accepted == null ? Set.of() : Set.of(accepted.receiver()),
        act,
        Due.Then.OVERDUE);
  }

  private Due confirmer(ChangeNeed need, @Nullable OrganizationId whose) {
    // No practice is known here, as of everyone in treatment: the holder asks theirs.
    if (need == ChangeNeed.REFERRAL && whose == null) {
      return holder(Due.Act.CONFIRM_CHANGE, Due.Then.OVERDUE);
    }
    Set<OrganizationId> by = whose == null ? Set.of() : Set.of(whose);
    return switch (need) {
      case REFERRAL -> due(Due.Who.REFERRER, by, Due.Act.CONFIRM_CHANGE, Due.Then.OVERDUE);
      case INDICATION -> due(Due.Who.MUNICIPALITY, by, Due.Act.CONFIRM_CHANGE, Due.Then.OVERDUE);
    };
  }

  private Due due(Due.Who who, Set<OrganizationId> by, Due.Act act, Due.Then then) {
    return new Due(who, by, act, Objects.requireNonNull(dueAt, "dueAt"), then, overdue);
  }
}
