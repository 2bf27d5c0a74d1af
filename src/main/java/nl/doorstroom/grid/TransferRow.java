package nl.doorstroom.grid;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.ChangeNeed;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One transfer. What a reader may not see is null, and not in the row; so is what is not there yet.
 *
 * @param key id of the transfer
 * @param own whether the reader's organisation holds the case; to the administrator all are
 * @param asked whether a question to the reader's organisation is in it
 * @param entered when each stage was last entered
 * @param position on the holder's list
 * @param referral to the practice that made it
 * @param service where they wait or are in treatment, to the holder
 * @param person of whom it is about, without a name
 * @param social what the social domain is told of them
 * @param asks oldest first; to a receiver its own
 * @param daysSaved below 0 when it took longer
 * @param outside to or from another region; null when within the region
 * @param version null to those who are not told of every change
 */
record TransferRow(
    String key,
    boolean own,
    boolean asked,
    @Nullable TransferKind kind,
    @Nullable Destination destination,
    @Nullable TransferStage stage,
    @Nullable Map<TransferStage, Instant> entered,
    @Nullable PositionId position,
    @Nullable ReferralId referral,
    @Nullable Label holder,
    @Nullable Label service,
    @JsonProperty("case") @Nullable Case person,
    @Nullable Social social,
    @Nullable Proposed proposal,
    @Nullable Screened screening,
    @Nullable Consented consent,
    @Nullable List<Asked> asks,
    @Nullable Day choice,
    @Nullable ChangeNeed needs,
    @Nullable Booked booking,
    @Nullable Day handOver,
    @Nullable Day responsibility,
    @Nullable Integer daysSaved,
    @Nullable ToDo due,
    @Nullable List<Step> escalations,
    @Nullable Ended ending,
    @Nullable Outside outside,
    @Nullable Long version)
    implements Row {

  /** When something was done. */
  record Day(LocalDate on) {}

  /**
   * @param phase null when in treatment
   * @param area to the holder the gemeente; to others as {@link Areas} tells it
   * @param since to the holder only; to others the week
   * @param overNorm null of who waits in another region, whose norm is not known here
   */
  record Case(
      CareQuestion careQuestion,
      @Nullable WaitPhase phase,
      Urgency urgency,
      String ageClass,
      @Nullable String insurer,
      @Nullable String area,
      PositionRow.Complexity complexity,
      @Nullable LocalDate since,
      @Nullable String sinceWeek,
      @Nullable Boolean overNorm) {}

  record Social(List<ServiceCategory> support, String ageClass, @Nullable String municipality) {}

  /**
   * @param actor who did, to their own organisation only: that it may see who cannot screen it
   */
  record Proposed(Label by, @Nullable ActorToken actor) {}

  record Screened(ScreeningOutcome outcome, Label by, LocalDate on) {}

  /**
   * @param scopes that were consented to; before an answer, that were asked for
   */
  record Consented(
      List<ConsentScope> scopes,
      LocalDate askedOn,
      @Nullable LocalDate givenOn,
      @Nullable LocalDate until,
      nl.doorstroom.domain.transfers.Consent.State state) {}

  /** What a service publishes that someone did not meet. */
  enum Misfit {
    AGE_CLASS,
    CARE_QUESTION,
    ECHELON,
    INSURER
  }

  /**
   * @param mine whether it is a question to the reader's organisation
   * @param reason code of the region's reason for a no, or why it needs no answer or was lost
   * @param slot the place that is kept, while it is
   * @param representative which organisation answered for the one that was asked; null for itself
   */
  record Asked(
      String key,
      Label service,
      Label organization,
      boolean mine,
      AskState state,
      Instant until,
      @Nullable String reason,
      boolean fits,
      List<Misfit> misfits,
      @Nullable Place slot,
      @Nullable Instant answeredAt,
      @Nullable Label representative) {}

  record Place(SlotId id, Instant start) {}

  /**
   * @param position on the receiver's list
   * @param start null once the place is forgotten
   */
  record Booked(PositionId position, SlotId slot, @Nullable Instant start) {}

  /** In what capacity something is due. */
  enum Who {
    HOLDER,
    RECEIVER,
    TABLE,
    REFERRER,
    MUNICIPALITY,
    INSURER
  }

  /**
   * @param by the organisations that must act, in order; to a receiver itself only
   * @param mine whether the reader's organisation is to act
   */
  record ToDo(
      Who who,
      List<OrganizationId> by,
      boolean mine,
      Due.Act act,
      Instant at,
      Due.Then then,
      boolean overdue) {}

  /**
   * @param places how many extra places were bought, from and until when
   * @param reason why nothing was possible
   */
  record Step(
      EscalationStep step,
      Instant askedAt,
      Instant dueAt,
      @Nullable Instant answeredAt,
      @Nullable EscalationOutcome outcome,
      @Nullable Integer places,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable EscalationRefusal reason) {}

  /**
   * @param key id of the crossing
   * @param region the other one
   * @param incoming whether they come from there
   * @param onTheWay whether one of both regions does not yet know that they moved
   * @param start of the place that is kept there; null before a yes
   * @param end null unless it came to nothing
   * @param reason code of the reason of the region that is asked; null without one
   */
  record Outside(
      String key,
      RegionId region,
      boolean incoming,
      boolean onTheWay,
      @Nullable CrossingState state,
      @Nullable ArrivalState arrival,
      @Nullable String organization,
      @Nullable String service,
      @Nullable Instant start,
      @Nullable CrossingEnd end,
      @Nullable String reason) {}

  /**
   * @param reason why a receiver sent them back
   */
  record Ended(TransferEnd why, Instant at, @Nullable SendBackReason reason) {}
}
