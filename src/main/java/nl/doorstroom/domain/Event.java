package nl.doorstroom.domain;

/**
 * A fact, in the past tense. Once journalled its meaning never changes. An event carries the
 * absolute instants and the ids that follow from it, so that replay needs neither clock nor chance.
 */
public interface Event {

  /** The stable tag under which this event is journalled. */
  EventType type();
}
