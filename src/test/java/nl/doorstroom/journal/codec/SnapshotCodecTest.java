package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import nl.doorstroom.domain.RegionState;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotCodecTest {

  private final Buffer body = SnapshotCodec.encode(new AnyRecord(1).of(RegionState.class));

  @Test
  void refuses_another_format() {
    assertThatThrownBy(() -> SnapshotCodec.decode(1, body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("snapshot format: 1 (expected: 4)");
  }

  @Test
  void refuses_what_is_cut_off_or_changed() {
    Buffer changed = body.copy();
    changed.setByte(body.length() - 6, (byte) ~body.getByte(body.length() - 6));
    for (Buffer broken :
        new Buffer[] {body.slice(0, body.length() - 9), changed, Buffer.buffer()}) {
      assertThatThrownBy(() -> SnapshotCodec.decode(SnapshotCodec.FORMAT, broken))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
