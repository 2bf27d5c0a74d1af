package nl.doorstroom.grid;

/** One row as some eyes see it. Equal rows look the same, so that comparing them tells a change. */
interface Row {

  /** Unique in its view, and the same for everyone. */
  String key();
}
