package nl.doorstroom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferenceCipherTest {

  private static final RegionId REGION = new RegionId("groningen");
  private static final PositionId POSITION = new PositionId("groningen-7");
  private static final OrganizationId HOLDER = new OrganizationId("groningen-1");

  private final SecureRandom random = new SecureRandom();
  private final ReferenceCipher cipher = new ReferenceCipher(key(), random);

  @Test
  void gives_back_what_it_was_given_and_never_encrypts_it_alike() {
    byte[] first = cipher.encrypt(REGION, POSITION, HOLDER, "EPD-118 é");
    byte[] second = cipher.encrypt(REGION, POSITION, HOLDER, "EPD-118 é");
    assertThat(cipher.decrypt(REGION, POSITION, HOLDER, first)).isEqualTo("EPD-118 é");
    assertThat(first).isNotEqualTo(second);
    assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("EPD");
  }

  @Test
  void refuses_what_was_moved_changed_cut_or_is_of_another_key() {
    byte[] sealed = cipher.encrypt(REGION, POSITION, HOLDER, "EPD-118");
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;
    refuses(() -> cipher.decrypt(REGION, new PositionId("groningen-8"), HOLDER, sealed));
    refuses(() -> cipher.decrypt(REGION, POSITION, new OrganizationId("groningen-2"), sealed));
    refuses(() -> cipher.decrypt(REGION, POSITION, HOLDER, changed));
    refuses(() -> cipher.decrypt(REGION, POSITION, HOLDER, Arrays.copyOf(sealed, 5)));
    ReferenceCipher other = new ReferenceCipher(key(), random);
    refuses(() -> other.decrypt(REGION, POSITION, HOLDER, sealed));
  }

  private static void refuses(Runnable decryption) {
    assertThatThrownBy(decryption::run).isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] key() {
    byte[] key = new byte[ReferenceCipher.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }
}
