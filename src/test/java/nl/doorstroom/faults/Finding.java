package nl.doorstroom.faults;

/**
 * Something that must never be.
 *
 * @param checker who found it
 * @param kind in a word or two
 * @param told all that is known of it, for who looks for the cause
 */
record Finding(String checker, String kind, String told) {

  static final String LOST = "lost";
  static final String DOUBLED = "doubled";

  @Override
  public String toString() {
    return checker + ": " + kind + ": " + told;
  }
}
