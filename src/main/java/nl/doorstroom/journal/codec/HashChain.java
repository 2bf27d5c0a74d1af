package nl.doorstroom.journal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import nl.doorstroom.journal.Hash;

/**
 * The hash over a row and the hash before it, by which a change to any earlier row shows.
 *
 * <p>It is SHA-256 over, one after the other:
 *
 * <pre>
 *   previous   32 bytes; zeros before the first row
 *   region     text
 *   position   8 bytes
 *   term       8 bytes
 *   type       text
 *   version    4 bytes
 *   body       text
 *   actor      text
 *   command    text
 *   digest     text: lower-case hex, empty when there is none
 *   at         8 bytes: milliseconds since 1970 in UTC
 * </pre>
 *
 * <p>Numbers are big-endian two's complement. A text is its length in bytes, in 4 bytes, and then
 * its UTF-8, so that no two rows have the same rendering.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
final class HashChain {

  private final MessageDigest sha256;
  private final ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES);

  HashChain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256: every Java has it", impossible);
    }
  }

  /** The hash that {@code row} should have after {@code previous}; its own is not looked at. */
  Hash link(Hash previous, JournalRow row) {
    sha256.update(previous.bytes());
    text(row.region().value());
    number(row.position());
    number(row.term());
    text(row.type());
    number(row.version());
    text(row.body());
    text(row.actor());
    text(row.command());
    text(row.digest());
    number(row.at());
    return new Hash(sha256.digest());
  }

  private void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    sha256.update(utf8);
  }

  private void number(int value) {
    sha256.update(numbers.clear().putInt(value).flip());
  }

  private void number(long value) {
    sha256.update(numbers.clear().putLong(value).flip());
  }
}
