package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/**
 * What is kept up of someone who waits, as it now is; earlier is in the journal.
 *
 * @param confirmBy until when the holder confirms that they still wait
 * @param confirmedOn when it last did; null before the first time
 * @param informed that they were pointed to the insurer's zorgbemiddeling in this wait; null when
 *     not
 * @param bridging help meanwhile; null when none was offered
 * @param closing that it is proposed to the holder to close it; null when it is not
 * @param link what ties it to other positions of the same person, as the holder declares; alone in
 *     its link it is the person's only one; null when not known
 * @param wishes what they would like of help elsewhere
 */
public record Standing(
    LocalDate confirmBy,
    @Nullable LocalDate confirmedOn,
    @Nullable Informed informed,
    @Nullable Bridging bridging,
    @Nullable Closing closing,
    @Nullable LinkId link,
    Wishes wishes) {

  /** By whom the client was pointed to the insurer's zorgbemiddeling. */
  public record Informed(LocalDate on, ActorToken by) {}

  /** Help that bridges the wait: it never closes a position or moves it. */
  public record Bridging(HealthcareServiceId service, LocalDate on, BridgingAnswer answer) {}

  /** Why it is proposed to close it. */
  public record Closing(CloseReason reason, LocalDate on) {}

  /** Of someone of whom nothing is known yet. */
  public static Standing from(LocalDate confirmBy) {
    return new Standing(confirmBy, null, null, null, null, null, Wishes.NONE);
  }

  Standing confirmed(LocalDate on, LocalDate next) {
    return new Standing(next, on, informed, bridging, closing, link, wishes);
  }

  Standing withInformed(@Nullable Informed said) {
    return new Standing(confirmBy, confirmedOn, said, bridging, closing, link, wishes);
  }

  Standing withBridging(Bridging offered) {
    return new Standing(confirmBy, confirmedOn, informed, offered, closing, link, wishes);
  }

  Standing withClosing(@Nullable Closing proposed) {
    return new Standing(confirmBy, confirmedOn, informed, bridging, proposed, link, wishes);
  }

  Standing withLink(@Nullable LinkId tied) {
    return new Standing(confirmBy, confirmedOn, informed, bridging, closing, tied, wishes);
  }

  Standing withWishes(Wishes said) {
    return new Standing(confirmBy, confirmedOn, informed, bridging, closing, link, said);
  }
}
