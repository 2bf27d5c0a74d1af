package nl.doorstroom.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import nl.doorstroom.live.Live;
import nl.doorstroom.reminders.MailSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** All that can be set of a server. */
final class ServerOptions {

  @Mixin DatabaseOptions database = new DatabaseOptions();

  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--secret-file",
      paramLabel = "<file>",
      description = {
        "File with the secret of the exchange, made if it is not there",
        "(default: secret in the --data-dir)"
      })
  @Nullable Path secretFile;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "<port>",
      description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE})")
  int port = 8080;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "<address>",
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}).",
        "Demo identities are only ever taken from this machine."
      })
  String host = "127.0.0.1";

  @Option(
      names = "--demo",
      defaultValue = "true",
      paramLabel = "<true|false>",
      arity = "1",
      description = "The demonstration region and its identities (default: ${DEFAULT-VALUE})")
  boolean demo = true;

  @Option(
      names = "--demo-activity",
      defaultValue = "true",
      paramLabel = "<true|false>",
      arity = "1",
      description = "Whether the demonstration goes on by itself (default: ${DEFAULT-VALUE})")
  boolean demoActivity = true;

  @Option(
      names = "--demo-speed",
      defaultValue = "1.0",
      paramLabel = "<factor>",
      description = "How fast it goes, 0.1 to 1000 (default: ${DEFAULT-VALUE})")
  double demoSpeed = 1.0;

  @Option(
      names = "--log-format",
      defaultValue = "TEXT",
      paramLabel = "<text|json>",
      description = {
        "What lines of the log look like (default: text);",
        "json for systems that gather them, one object each"
      })
  LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--metrics-port",
      defaultValue = "-1",
      paramLabel = "<port>",
      description = {
        "Port for Prometheus alone; without it /metrics is on the port of the pages,",
        "for this machine only"
      })
  int metricsPort = -1;

  @Option(
      names = "--metrics-host",
      defaultValue = "127.0.0.1",
      paramLabel = "<address>",
      description = "Address for that port (default: ${DEFAULT-VALUE})")
  String metricsHost = "127.0.0.1";

  @Option(
      names = "--otlp-endpoint",
      paramLabel = "<url>",
      description = {
        "Receiver of OpenTelemetry that spans and meters are sent to by OTLP over HTTP:",
        "http://collector:4318; without it none are"
      })
  @Nullable URI otlpEndpoint;

  @Option(
      names = "--otlp-interval",
      defaultValue = "PT15S",
      paramLabel = "<duration>",
      description = "Pace at which meters are sent to it (default: ${DEFAULT-VALUE})")
  Duration otlpInterval = Duration.ofSeconds(15);

  @Option(
      names = "--admission",
      defaultValue = "true",
      paramLabel = "<true|false>",
      arity = "1",
      description = {
        "Turn away at once, with 429, what cannot be answered in time (default: ${DEFAULT-VALUE});",
        "one client then has at most half of what is worked on"
      })
  boolean admission = true;

  @Option(
      names = "--flush-tick",
      defaultValue = "PT0.05S",
      paramLabel = "<duration>",
      description = {
        "Pace at which changes leave to those who watch (default: ${DEFAULT-VALUE});",
        "what changes within it leaves together"
      })
  Duration flushTick = Live.FLUSH_TICK;

  @Option(
      names = "--network",
      paramLabel = "<epoll|nio>",
      converter = NetworkName.class,
      description = {
        "What the kernel is asked through to send and receive",
        "(default: the first of these that works on this machine)"
      })
  Network network = Network.best();

  @Option(
      names = "--smtp-url",
      paramLabel = "<url>",
      description = {
        "Mail server for reminders: smtp://user:password@host:587?starttls=required",
        "or smtps://user:password@host:465; without it none are sent"
      })
  @Nullable String smtpUrl;

  @Option(
      names = "--smtp-from",
      paramLabel = "<address>",
      description = "Whom reminders come from: Doorstroom <noreply@example.nl>")
  @Nullable String smtpFrom;

  @Option(
      names = "--public-url",
      paramLabel = "<url>",
      description = "Where people reach this server, for links in mails: https://example.nl")
  @Nullable String publicUrl;

  @Option(
      names = "--webroot",
      paramLabel = "<directory>",
      description = "Serve the pages as they are in this directory, for working on them")
  @Nullable Path webroot;

  /** Where the secret is kept. */
  Path secretFile() {
    return secretFile == null ? database.dataDirectory.resolve(SecretFile.NAME) : secretFile;
  }

  /**
   * How mail is sent; null when it is not.
   *
   * @throws IllegalArgumentException when only some of it is set, or wrongly
   */
  @Nullable MailSettings mail() {
    return MailSettings.of(smtpUrl, smtpFrom, publicUrl);
  }

  private static final class NetworkName implements ITypeConverter<Network> {

    @Override
    public Network convert(String name) {
      try {
        return Network.of(name);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(String.valueOf(unknown.getMessage()));
      }
    }
  }
}
