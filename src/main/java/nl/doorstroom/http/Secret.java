package nl.doorstroom.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.slots.HoldId;

/**
 * What only the servers of one exchange know: it proves hold tokens and keys the digests of
 * requests. Kept outside the journal; with another one, holds that run cannot be claimed and
 * repeats are taken for other requests.
 *
 * <p>This class is threadsafe.
 */
public final class Secret {

  /** Fewest bytes that make a secret. */
  public static final int BYTES_MIN = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public Secret(byte[] bytes) {
    if (bytes.length < BYTES_MIN) {
      throw new IllegalArgumentException(
          "secret: " + bytes.length + " bytes (expected: >= " + BYTES_MIN + ")");
    }
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** What tells a repeat of a request from another one: {@code text} is all that matters of it. */
  RequestDigest digest(String text) {
    return new RequestDigest(HexFormat.of().formatHex(mac("request\n" + text)));
  }

  /** The token that proves {@code hold}: whoever has it may claim or release what is held. */
  String token(RegionId region, HoldId hold) {
    return hold.value() + "." + proof(region, hold.value());
  }

  /**
   * The hold that {@code token} proves. Whether the hold still runs is for the region to say.
   *
   * @throws ProblemException as 403 {@code not-yours} when it proves none of {@code region}
   */
  HoldId hold(RegionId region, String token) {
    int dot = token.lastIndexOf('.');
    String id = token.substring(0, Math.max(0, dot));
    byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] proof = proof(region, id).getBytes(StandardCharsets.US_ASCII);
    if (id.isEmpty() || !MessageDigest.isEqual(proof, given)) {
      throw new ProblemException(
          Problem.of(
                  403,
                  "not-yours",
                  "Not the token of a hold",
                  "hold: not a token (expected: the token that the hold was answered with)")
              .with("field", "hold"));
    }
    return new HoldId(id);
  }

  private String proof(RegionId region, String hold) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac("hold\n" + region.value() + "\n" + hold));
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is in every JDK", e);
    }
  }
}
