package nl.doorstroom.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * From what a suggestion follows: with the same basis the same is suggested.
 *
 * @param rules version of the rules
 * @param digest SHA-256 over the rules and all that was compared, in lower-case hex; the order in
 *     which it was given is not in it
 */
public record Basis(String rules, String digest) {

  /** Of {@code situation} under {@code rules}. */
  public static Basis of(MatchingRules rules, Situation situation) {
    return new Basis(
        rules.version(), sha256(new CanonicalText().add(rules).add(situation).toString()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("SHA-256: every JDK has it", cause);
    }
  }
}
