package nl.doorstroom.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept in a row of a table, with AES-GCM. It is bound to its row: moved to another
 * one it does not decrypt.
 *
 * <p>This class is threadsafe.
 */
public final class RowCipher {

  /** Bytes of the key: AES-256. */
  public static final int KEY_BYTES = 32;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecretKeySpec marks;
  private final SecureRandom random;

  /**
   * @param secret of {@link #KEY_BYTES} bytes, kept apart from what it encrypts; it may have other
   *     uses
   * @param purpose what is encrypted: another one gives another key
   * @param random for nonces, of which none may come twice
   */
  public RowCipher(byte[] secret, String purpose, SecureRandom random) {
    if (secret.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "key: " + secret.length + " bytes (expected: " + KEY_BYTES + ")");
    }
    SecretKeySpec given = new SecretKeySpec(secret, MAC);
    this.key = new SecretKeySpec(mac(given, purpose), "AES");
    this.marks = new SecretKeySpec(mac(given, purpose + " mark"), MAC);
    this.random = random;
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(MAC + " is in every JDK", e);
    }
  }

  /** Nonce, ciphertext and tag of {@code text} in {@code row}. */
  public byte[] seal(String row, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  /**
   * What {@link #seal} was given.
   *
   * @throws IllegalArgumentException when it was encrypted with another key or for another row
   */
  public String open(String row, byte[] sealed) {
    if (sealed.length <= NONCE_BYTES) {
      throw new IllegalArgumentException("sealed: " + sealed.length + " bytes (expected: more)");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, row)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("sealed: not of this key and row", e);
    }
  }

  /**
   * 32 bytes that are the same for the same text, and that nobody without the key can make or turn
   * back.
   */
  public byte[] mark(String text) {
    return mac(marks, text);
  }

  private Cipher cipher(int mode, byte[] nonce, String row) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
