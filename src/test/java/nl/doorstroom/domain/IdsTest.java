package nl.doorstroom.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.doorstroom.domain.slots.SlotId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdsTest {

  private final Ids ids = new Ids(new RegionId("noord-holland"));

  @ParameterizedTest
  @CsvSource({
    "1, noord-holland-1",
    "10, noord-holland-a",
    "31, noord-holland-z",
    "32, noord-holland-10",
    "1000000, noord-holland-ygj0"
  })
  void count_in_base_32(long counter, String id) {
    assertThat(ids.of(counter)).isEqualTo(id);
    assertThat(ids.counter(new SlotId(id))).isEqualTo(counter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groningen-1",
        "noord-holland-",
        "noord-holland-1l",
        "noord-holland-1234567890123"
      })
  void of_others_are_not_counted(String id) {
    assertThat(ids.counter(new SlotId(id))).isZero();
  }

  @Test
  void fit_in_what_an_id_can_be() {
    RegionId longest = new RegionId("r".repeat(RegionId.LENGTH_MAX));
    String id = new Ids(longest).of((1L << 60) - 1);
    assertThat(new SlotId(id).value()).hasSizeLessThanOrEqualTo(Id.LENGTH_MAX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegionId("r".repeat(RegionId.LENGTH_MAX + 1)))
        .withMessageContaining("expected: ");
  }
}
