package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkTest {

  @Test
  void the_default_is_one_that_works_here() {
    assertThat(parsed().server.network).isEqualTo(Network.best());
    assertThat(Network.best().isAvailable()).isTrue();
  }

  @Test
  void nio_works_everywhere_and_can_be_asked_for() {
    assertThat(parsed("--network=nio").server.network).isEqualTo(Network.NIO);
  }

  @Test
  void another_name_is_refused_with_those_that_work() {
    assertThatThrownBy(() -> parsed("--network=pigeon"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("network: pigeon (expected here: ")
        .hasMessageContaining("nio");
  }

  private static Parsed parsed(String... arguments) {
    Parsed parsed = new Parsed();
    new CommandLine(parsed)
        .setDefaultValueProvider(new Settings(new Properties(), Map.of()))
        .parseArgs(arguments);
    return parsed;
  }

  @Command
  private static final class Parsed {
    @Mixin ServerOptions server = new ServerOptions();
  }
}
