package nl.doorstroom.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused. An expected answer, not an error: it is counted, never logged.
 *
 * @param field the part of the command that is in the way, as the command names it; null when the
 *     refusal is about the whole
 * @param detail the offending value and what was expected, in one line
 */
public record Rejection(Reason reason, @Nullable String field, String detail) {

  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  /** The state that is in the way. Codes are protocol: only ever added. */
  public enum Reason {
    /** Urgent danger is never put on a list; the detail holds the route to take. */
    CRISIS,
    NOT_FOUND,
    NOT_YOURS,
    INVALID,
    ALREADY_EXISTS,
    SLOT_TAKEN,
    SLOT_STARTED,
    SLOT_WITHDRAWN,
    SLOT_IN_USE,
    SLOT_IN_PAST,
    BEYOND_HORIZON,
    ALLOTMENT_MISMATCH,
    NOT_ELIGIBLE,
    SERVICE_CLOSED,
    ADMISSION_STOPPED,
    HOLD_EXPIRED,
    HOLD_REQUIRED,
    OPTION_LIMIT,
    ALREADY_CLAIMED,
    CLAIM_ENDED,
    POSITION_CLOSED,
    REFERRAL_ENDED,
    STALE_VERSION,
    REGION_NOT_CONFIGURED,
    ARCHIVED,
    REGION_BUSY,
    KEY_REUSED,
    TOO_LARGE,
    SLOT_AT_NIGHT,
    SCHEDULE_FULL,
    SLOT_RESTRICTED,
    SLOT_BLOCKED,
    CLAIM_FINAL,
    IMPORT_IN_USE,
    IMPORT_ENDED,
    UNDO_EXPIRED,
    OFFER_ENDED,
    FOUR_EYES,
    TRANSFER_STAGE,
    CONSENT_REQUIRED,
    ASK_ENDED,
    MEETING_STAGE
  }

  /** Whether the same command, unchanged, could be accepted later. */
  public boolean retryable() {
    return switch (reason) {
      case SLOT_TAKEN, OPTION_LIMIT, ADMISSION_STOPPED, REGION_BUSY, REGION_NOT_CONFIGURED -> true;
      case CRISIS,
          NOT_FOUND,
          NOT_YOURS,
          INVALID,
          ALREADY_EXISTS,
          SLOT_STARTED,
          SLOT_WITHDRAWN,
          SLOT_IN_USE,
          SLOT_IN_PAST,
          BEYOND_HORIZON,
          ALLOTMENT_MISMATCH,
          NOT_ELIGIBLE,
          SERVICE_CLOSED,
          HOLD_EXPIRED,
          HOLD_REQUIRED,
          ALREADY_CLAIMED,
          CLAIM_ENDED,
          POSITION_CLOSED,
          REFERRAL_ENDED,
          STALE_VERSION,
          ARCHIVED,
          KEY_REUSED,
          TOO_LARGE,
          SLOT_AT_NIGHT,
          SCHEDULE_FULL,
          SLOT_RESTRICTED,
          SLOT_BLOCKED,
          CLAIM_FINAL,
          IMPORT_IN_USE,
          IMPORT_ENDED,
          UNDO_EXPIRED,
          OFFER_ENDED,
          FOUR_EYES,
          TRANSFER_STAGE,
          CONSENT_REQUIRED,
          ASK_ENDED,
          MEETING_STAGE ->
          false;
    };
  }
}
