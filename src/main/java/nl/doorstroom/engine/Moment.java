package nl.doorstroom.engine;

import java.time.Instant;

/** A moment in the history of a region. */
public sealed interface Moment {

  /** After the last fact that was decided at or before {@code instant}. */
  record At(Instant instant) implements Moment {}

  /** After the fact at {@code position}, counted from 1. */
  record After(long position) implements Moment {}
}
