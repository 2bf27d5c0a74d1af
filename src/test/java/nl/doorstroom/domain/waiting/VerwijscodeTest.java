package nl.doorstroom.domain.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VerwijscodeTest {

  private static final String WRITTEN = "[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}-[2-9A-Z]";
  private static final int SAMPLE = 2_000;

  @Test
  void is_written_without_characters_that_look_alike() {
    for (int i = 1; i <= SAMPLE; i++) {
      assertThat(Verwijscode.of(i).toString()).matches(WRITTEN);
    }
  }

  @Test
  void is_different_for_each_counter() {
    Set<Verwijscode> codes = new HashSet<>();
    for (int i = 1; i <= 30_000; i++) {
      assertThat(codes.add(Verwijscode.of(i))).isTrue();
    }
  }

  @Test
  void is_read_however_it_was_typed() {
    Verwijscode code = Verwijscode.of(4711);
    String bare = code.value().replace("-", "");
    assertThat(Verwijscode.parse(bare)).isEqualTo(code);
    assertThat(Verwijscode.parse(bare.toLowerCase(Locale.ROOT))).isEqualTo(code);
    assertThat(Verwijscode.parse(" " + bare.substring(0, 2) + " " + bare.substring(2)))
        .isEqualTo(code);
  }

  @Test
  void finds_every_wrong_character() {
    for (int i = 1; i <= SAMPLE; i += 97) {
      String right = Verwijscode.of(i).value();
      for (int at = 0; at < right.length(); at++) {
        for (char wrong : "23456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray()) {
          if (right.charAt(at) != '-' && right.charAt(at) != wrong) {
            refuses(right.substring(0, at) + wrong + right.substring(at + 1));
          }
        }
      }
    }
  }

  @Test
  void finds_every_two_neighbours_that_were_swapped() {
    for (int i = 1; i <= SAMPLE; i++) {
      String right = Verwijscode.of(i).value().replace("-", "");
      for (int at = 0; at + 1 < right.length(); at++) {
        char one = right.charAt(at);
        char other = right.charAt(at + 1);
        if (one != other) {
          refuses(right.substring(0, at) + other + one + right.substring(at + 2));
        }
      }
    }
  }

  @Test
  void refuses_what_is_no_code() {
    refuses("");
    refuses("K7M-P4D");
    refuses("K7MP4DXX");
    refuses("0O1-ILU-2");
  }

  private static void refuses(String typed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verwijscode.parse(typed))
        .withMessageContaining("expected: ");
  }
}
