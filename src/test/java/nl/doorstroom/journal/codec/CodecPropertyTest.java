package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.RegionState;
import org.junit.jupiter.api.Test;

class CodecPropertyTest {

  private final EventCodec codec = new EventCodec();
  private final CommandCodec commands = new CommandCodec();

  @Property
  void every_event_is_read_as_it_was_written_and_written_as_it_was_read(
      @ForAll EventType type, @ForAll long seed) {
    Event event = new AnyRecord(seed).of(type.event());
    EventCodec.Encoded written = codec.encode(event);
    Event read = codec.decode(written.type().name(), written.version(), written.body());

    assertThat(read).isEqualTo(event);
    assertThat(codec.encode(read)).isEqualTo(written);
    // Sets that were filled in another order must not show it.
    assertThat(codec.encode(new AnyRecord(seed).of(type.event()))).isEqualTo(written);
  }

  @Property
  void every_command_is_read_as_it_was_written(
      @ForAll("commands") Class<? extends Command> type, @ForAll long seed) {
    Command command = new AnyRecord(seed).of(type);

    assertThat(commands.decode(commands.encode(command))).isEqualTo(command);
  }

  @Test
  void commands_that_are_sent_are_told_apart_by_name() {
    assertThat(CommandCodec.all()).map(Class::getSimpleName).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<Class<? extends Command>> commands() {
    return Arbitraries.of(CommandCodec.all());
  }

  @Property(tries = 200)
  void every_state_is_read_as_it_was_written(@ForAll long seed) {
    RegionState state = new AnyRecord(seed).of(RegionState.class);
    assertThat(SnapshotCodec.decode(SnapshotCodec.FORMAT, SnapshotCodec.encode(state)))
        .isEqualTo(state);
  }
}
