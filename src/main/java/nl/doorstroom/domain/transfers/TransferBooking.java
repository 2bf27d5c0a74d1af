package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Someone's place at the receiver, and what they had at the holder.
 *
 * @param position on the receiver's list, since the same day
 * @param phase what was waited for at the holder; null when in treatment
 * @param intakeOn day of the intake at the holder; null before it
 * @param saved null when nobody can tell
 */
public record TransferBooking(
    AskId ask,
    PositionId position,
    SlotId slot,
    ClaimId claim,
    LocalDate on,
    @Nullable WaitPhase phase,
    @Nullable LocalDate intakeOn,
    @Nullable Saving saved) {}
