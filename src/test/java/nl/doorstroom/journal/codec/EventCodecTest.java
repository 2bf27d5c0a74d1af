package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventCodecTest {

  private static final HoldLapsed LAPSED =
      new HoldLapsed(new SlotId("north-1"), new HoldId("north-2"));
  private static final String BODY = "{\"hold\":\"north-2\",\"slot\":\"north-1\"}";

  private final EventCodec codec = new EventCodec();

  @Test
  void refuses_a_type_it_does_not_know() {
    assertThatThrownBy(() -> codec.decode("HOLD_DREAMT", 1, BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("type: 'HOLD_DREAMT' (expected: one that is known)");
  }

  @Test
  void refuses_a_version_it_does_not_know() {
    assertThatThrownBy(() -> codec.decode("HOLD_LAPSED", 2, BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOLD_LAPSED version: 2 (expected: 1 to 1)");
    assertThatThrownBy(() -> codec.decode("HOLD_LAPSED", 0, BODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_a_body_of_another_type_without_repeating_it() {
    assertThatThrownBy(() -> codec.decode("SLOT_STARTED", 1, BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SLOT_STARTED version 1: ")
        .hasMessageNotContaining("north-2");
  }

  @Test
  void leads_every_older_version_to_the_newest() {
    EventCodec third =
        new EventCodec(
            new EventVersions(
                Map.of(
                    EventType.HOLD_LAPSED,
                    List.of(
                        body -> body.set("hold", body.remove("option")),
                        body -> body.set("slot", body.remove("place"))))));

    assertThat(third.decode("HOLD_LAPSED", 1, "{\"option\":\"north-2\",\"place\":\"north-1\"}"))
        .isEqualTo(LAPSED);
    assertThat(third.decode("HOLD_LAPSED", 2, "{\"hold\":\"north-2\",\"place\":\"north-1\"}"))
        .isEqualTo(LAPSED);
    assertThat(third.decode("HOLD_LAPSED", 3, BODY)).isEqualTo(LAPSED);
    assertThat(third.encode(LAPSED))
        .isEqualTo(new EventCodec.Encoded(EventType.HOLD_LAPSED, 3, BODY));
  }
}
