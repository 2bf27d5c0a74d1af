package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/** One line of the regional waiting list: someone who waits, or how many do. */
sealed interface CaseRow extends Row {

  /** How much of whoever waits is told. */
  enum Kind {
    OWN,
    SHARED,
    COUNT
  }

  Kind kind();

  /** The running transfer of someone who waits. */
  record OnTable(TransferId id, TransferStage stage) {}

  /**
   * Whether the holder has said that someone still waits.
   *
   * @param confirmedOn null before the first time
   * @param overdue whether {@code confirmBy} had passed when the day started
   */
  record Standing(LocalDate confirmBy, @Nullable LocalDate confirmedOn, boolean overdue) {}

  /** That the client was pointed to the insurer's zorgbemiddeling. */
  record Informed(LocalDate on) {}

  /** What they would like of help elsewhere; {@code kmMax} is null for no limit. */
  record Wishes(
      List<String> languages, List<Delivery> deliveries, @Nullable Integer kmMax, boolean backup) {

    /** Null of who wishes nothing. */
    static @Nullable Wishes of(nl.doorstroom.domain.waiting.Wishes w) {
      return w.equals(nl.doorstroom.domain.waiting.Wishes.NONE)
          ? null
          : new Wishes(
              Sorted.list(w.languages()), Sorted.list(w.deliveries()), w.kmMax(), w.backup());
    }
  }

  /**
   * Someone who waits, as their holder sees it: the person's token is not in it.
   *
   * @param key id of the position
   * @param normOn last day of the running wait within the Treeknorm; null where there is none
   * @param targetOn last day within the urgency's own term; null where only the norm holds
   * @param overNorm whether {@code normOn} had passed when the day started
   * @param overTarget whether {@code targetOn} had
   * @param booked whether there is a place for them
   * @param transfer null when none runs
   * @param onTheWay the region to or from which they are on the way; null when they are not
   * @param closing why it is proposed to close it; null when it is not
   * @param informed null before it was done in this wait
   * @param informBy until when it is to be done; null while it is not
   * @param linked other open positions of the same person, as the holder declares; empty when it is
   *     the only one, null when that is not known
   * @param wishes null when none were said
   */
  record Own(
      String key,
      Kind kind,
      Label holder,
      Label service,
      WaitPhase phase,
      Urgency urgency,
      CareQuestion careQuestion,
      String ageClass,
      @Nullable String insurer,
      @Nullable String municipality,
      PositionRow.Complexity complexity,
      LocalDate since,
      LocalDate phaseSince,
      @Nullable LocalDate normOn,
      @Nullable LocalDate targetOn,
      boolean overNorm,
      boolean overTarget,
      boolean booked,
      @Nullable OnTable transfer,
      @Nullable RegionId onTheWay,
      @Nullable CloseReason closing,
      Standing standing,
      @Nullable Informed informed,
      @Nullable LocalDate informBy,
      @Nullable List<PositionId> linked,
      @Nullable Wishes wishes,
      long version)
      implements CaseRow {}

  /**
   * Someone who waits, as others see it whom their consent, or the region's basis for screening,
   * allows to.
   *
   * @param key id of the position
   * @param area as {@link Areas} tells it
   * @param sinceWeek ISO week in which they began to wait, and likewise in this phase
   * @param version of the transfer: what else happens to the position is not told
   */
  record Shared(
      String key,
      Kind kind,
      Label holder,
      CareQuestion careQuestion,
      WaitPhase phase,
      Urgency urgency,
      String ageClass,
      @Nullable String insurer,
      @Nullable String area,
      PositionRow.Complexity complexity,
      String sinceWeek,
      String phaseSinceWeek,
      boolean overNorm,
      boolean overTarget,
      OnTable transfer,
      long version)
      implements CaseRow {}

  /**
   * How many wait for one service, whether or not they are shown too: a number that moved with a
   * consent would tell whose it was.
   *
   * @param key {@code count/} and the id of the service
   * @param n null when few
   * @param overNorm null when few
   */
  record Counted(
      String key,
      Kind kind,
      Label holder,
      Label service,
      @Nullable Integer n,
      @Nullable Integer overNorm)
      implements CaseRow {}
}
