package nl.doorstroom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RowCipherTest {

  private static final byte[] SECRET = new byte[RowCipher.KEY_BYTES];

  private final RowCipher cipher = cipher(SECRET, "one");

  private static RowCipher cipher(byte[] secret, String purpose) {
    return new RowCipher(secret, purpose, new SecureRandom());
  }

  @Test
  void what_is_sealed_opens_in_its_own_row_for_its_own_purpose_only() {
    byte[] sealed = cipher.seal("row", "text");
    assertThat(cipher(SECRET, "one").open("row", sealed)).isEqualTo("text");
    assertThatThrownBy(() -> cipher.open("other", sealed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cipher(SECRET, "two").open("row", sealed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_mark_is_the_same_for_the_same_text_and_key_only() {
    byte[] other = SECRET.clone();
    other[0] = 1;
    assertThat(cipher.mark("a"))
        .isEqualTo(cipher(SECRET, "one").mark("a"))
        .isNotEqualTo(cipher.mark("b"))
        .isNotEqualTo(cipher(SECRET, "two").mark("a"))
        .isNotEqualTo(cipher(other, "one").mark("a"));
  }

  @Test
  void a_short_key_is_refused() {
    assertThatThrownBy(() -> cipher(new byte[16], "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }
}
