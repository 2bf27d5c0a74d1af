package nl.doorstroom.domain.transfers;

/** Why a question needs no answer any more. */
public enum WithdrawnBecause {
  ANOTHER_ACCEPTED,
  HOLDER_WITHDREW,
  TRANSFER_ENDED
}
