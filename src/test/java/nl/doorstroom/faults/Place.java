package nl.doorstroom.faults;

import java.util.List;

/**
 * Where a process listens.
 *
 * @param within words before its command that put it there; empty on this machine itself
 */
record Place(String address, int port, List<String> within) {

  /** On the loopback address of this machine itself. */
  static Place here(int port) {
    return new Place("127.0.0.1", port, List.of());
  }
}
