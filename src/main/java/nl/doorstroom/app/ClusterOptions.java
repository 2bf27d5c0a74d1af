package nl.doorstroom.app;

import java.util.List;
import nl.doorstroom.cluster.ClusterSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How this server finds others to share the regions with. */
final class ClusterOptions {

  @Option(
      names = "--cluster",
      paramLabel = "<true|false>",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = {
        "Share the regions with other servers on the same --database-url,",
        "all with the same --secret-file (default: ${DEFAULT-VALUE})"
      })
  boolean cluster;

  @Option(
      names = "--cluster-host",
      defaultValue = "127.0.0.1",
      paramLabel = "<address>",
      description = {
        "Private address on which the others reach this server (default: ${DEFAULT-VALUE});",
        "what passes there is not encrypted"
      })
  String host = "127.0.0.1";

  @Option(
      names = "--cluster-port",
      defaultValue = "" + ClusterSettings.PORT,
      paramLabel = "<port>",
      description = "Port on which they do (default: ${DEFAULT-VALUE})")
  int port = ClusterSettings.PORT;

  @Option(
      names = "--cluster-members",
      split = ",",
      paramLabel = "<host:port>",
      description = "Where others are looked for, separated by commas")
  List<String> members = List.of();

  @Option(
      names = "--cluster-dns",
      paramLabel = "<name>",
      description = "Or the name that resolves to all of them, as of a headless service")
  @Nullable String dns;

  /**
   * @param secret what differs where the secret does
   * @throws IllegalArgumentException when what is set cannot be
   */
  ClusterSettings settings(String secret) {
    return new ClusterSettings(host, port, members, dns, secret);
  }
}
