package nl.doorstroom.grid;

/** A row as a mask may see it, encoded once. Immutable. */
public final class EncodedRow {

  private final String key;
  private final byte[] json;

  EncodedRow(String key, byte[] json) {
    this.key = key;
    this.json = json;
  }

  public String key() {
    return key;
  }

  /**
   * One object in UTF-8 with its {@code key}; shared on the way to many sockets, never written to.
   */
  public byte[] json() {
    return json;
  }
}
