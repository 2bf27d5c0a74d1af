package nl.doorstroom.journal;

import java.util.Arrays;
import java.util.HexFormat;

/** A link of the journal's chain: 32 bytes of SHA-256. Immutable. */
public final class Hash {

  /** What the first row follows. */
  public static final Hash START = new Hash(new byte[32]);

  private final byte[] bytes;

  public Hash(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("hash: " + bytes.length + " bytes (expected: 32)");
    }
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first eight hex digits, as cursors have it. */
  public String prefix() {
    return HexFormat.of().formatHex(bytes, 0, 4);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
