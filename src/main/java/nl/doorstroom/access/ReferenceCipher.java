package nl.doorstroom.access;

import java.security.SecureRandom;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;

/**
 * Encrypts references. Each is bound to its region, organisation and the position or person it is
 * of: moved to another row it does not decrypt.
 *
 * <p>This class is threadsafe.
 */
public final class ReferenceCipher {

  /** Bytes of the key. */
  public static final int KEY_BYTES = RowCipher.KEY_BYTES;

  private final RowCipher rows;

  /**
   * @param key of {@link #KEY_BYTES} bytes, kept apart from what it encrypts
   * @param random for nonces, of which none may come twice
   */
  public ReferenceCipher(byte[] key, SecureRandom random) {
    this.rows = new RowCipher(key, "holder reference", random);
  }

  /** Nonce, ciphertext and tag of {@code reference}. */
  public byte[] encrypt(RegionId region, Id of, OrganizationId organization, String reference) {
    return rows.seal(row(region, of, organization), reference);
  }

  /**
   * What {@link #encrypt} was given.
   *
   * @throws IllegalArgumentException when it was encrypted with another key or for another row
   */
  public String decrypt(RegionId region, Id of, OrganizationId organization, byte[] sealed) {
    return rows.open(row(region, of, organization), sealed);
  }

  private static String row(RegionId region, Id of, OrganizationId organization) {
    return region.value() + "\n" + of.value() + "\n" + organization.value();
  }
}
