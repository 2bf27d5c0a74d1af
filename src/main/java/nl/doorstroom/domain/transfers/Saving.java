package nl.doorstroom.domain.transfers;

/**
 * How much sooner someone is helped than they would have been.
 *
 * @param days from the new place to the day expected otherwise; below 0 when it is later
 */
public record Saving(int days, Basis basis) {

  /** On what the day expected otherwise rests. */
  public enum Basis {
    /** The place the person already had at the holder. */
    OWN_PLACE,
    /** The third free place at the holder that the person could have had. */
    THIRD_FREE_PLACE,
    /** The wait that the holder itself declares. */
    REPORTED_WAIT
  }
}
