package nl.doorstroom.app;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that is not a flag on the command line gets its value: from {@code -Dport=…},
 * then from the environment ({@code DOORSTROOM_PORT}), then from a file of {@code port=…} lines.
 */
final class Settings implements IDefaultValueProvider {

  /**
   * Read where it exists; another one is named by {@code -Dconfig} or {@code DOORSTROOM_CONFIG}.
   */
  static final Path FILE = Path.of("doorstroom.properties");

  /** The one variable that keeps the name under which platforms hand out databases. */
  private static final String DATABASE_URL = "database-url";

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties file;

  Settings(Properties system, Map<String, String> environment) {
    this.system = system;
    this.environment = environment;
    this.file = read(system, environment);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(name(option)) : null;
  }

  /** The value of the option {@code name}, for instance {@code data-dir}; null when none is set. */
  @Nullable String value(String name) {
    String value = system.getProperty(name);
    if (value == null) {
      value = environment.get(variable(name));
    }
    if (value == null && name.equals(DATABASE_URL)) {
      value = environment.get("DATABASE_URL");
    }
    return value == null ? file.getProperty(name) : value;
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  private static String variable(String name) {
    return "DOORSTROOM_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Properties read(Properties system, Map<String, String> environment) {
    String named = system.getProperty("config", environment.get("DOORSTROOM_CONFIG"));
    Properties properties = new Properties();
    if (named == null && !Files.exists(FILE)) {
      return properties;
    }
    Path path = named == null ? FILE : Path.of(named);
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
      return properties;
    } catch (IOException cause) {
      throw new UncheckedIOException("config: " + path + " (expected: a readable file)", cause);
    }
  }
}
