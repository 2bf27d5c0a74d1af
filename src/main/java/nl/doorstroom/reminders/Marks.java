package nl.doorstroom.reminders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.domain.RegionId;

/**
 * Marks that cannot be guessed, by which a link in a mail is believed.
 *
 * <p>This class is threadsafe.
 */
final class Marks {

  private static final int BYTES = 18;

  private final RowCipher cipher;

  Marks(RowCipher cipher) {
    this.cipher = cipher;
  }

  /** What a link lets whoever has it do. */
  enum Deed {
    CONFIRM("bevestigen"),
    OFF("stoppen");

    private final String path;

    Deed(String path) {
      this.path = path;
    }

    /** Its name in the path of a link. */
    String path() {
      return path;
    }
  }

  /** The one of {@code deed} at {@code address}. */
  String of(Deed deed, RegionId region, String address) {
    return coded("link\n" + deed.path() + "\n" + region.value() + "\n" + address);
  }

  boolean isRight(Deed deed, RegionId region, String address, String mark) {
    return MessageDigest.isEqual(
        of(deed, region, address).getBytes(StandardCharsets.UTF_8),
        mark.getBytes(StandardCharsets.UTF_8));
  }

  /** Names one mail to the world, and tells nothing of it. */
  String of(Mail mail) {
    return coded(
        "mail\n"
            + mail.region().value()
            + "\n"
            + mail.address()
            + "\n"
            + mail.kind()
            + "\n"
            + mail.about());
  }

  private String coded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(cipher.mark(text), BYTES));
  }
}
