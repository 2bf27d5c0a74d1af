package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.jspecify.annotations.Nullable;

/**
 * The files of one PostgreSQL server in a data directory: {@code pg} (the cluster), {@code
 * postgres.password}, {@code postgres.port} and {@code postgres.log}.
 *
 * @param archive where its log is kept; null for nowhere
 */
record Cluster(Path data, Binaries binaries, RunAs runAs, @Nullable Archive archive) {

  /** The one account, which owns everything in the server. */
  static final String USER = "doorstroom";

  /**
   * Ports to choose from: below those that systems give to outgoing connections, so that the port
   * is still ours to take after a restart.
   */
  static final int PORT_MIN = 15_432;

  static final int PORT_MAX = 16_431;

  /** Names the file with the password of {@link #USER}. */
  static final String PASSWORD = "postgres.password";

  private static final SecureRandom RANDOM = new SecureRandom();

  Path directory() {
    return directory(data);
  }

  /** Where the cluster lies in the data directory {@code data}. */
  static Path directory(Path data) {
    return data.resolve("pg");
  }

  /** The database {@code name} of the server that runs in {@code data}, whose password is there. */
  static DatabaseUri database(Path data, int port, String name) throws IOException {
    String password = Files.readString(passwordFile(data)).strip();
    return DatabaseUri.of("127.0.0.1", port, name, USER, password);
  }

  /** What the server says before its own log under {@code pg/log} is open. */
  Path log() {
    return data.resolve("postgres.log");
  }

  DatabaseUri database(int port, String name) throws IOException {
    return DatabaseUri.of("127.0.0.1", port, name, USER, password());
  }

  /** Makes the cluster unless it is there; a half-made one is never found under its name. */
  void create(Progress progress) throws IOException, InterruptedException {
    Path directory = directory();
    if (Files.exists(directory)) {
      refuseOtherVersion();
      runAs.own(directory);
      return;
    }
    progress.report(Progress.Step.CREATING_CLUSTER, 0, "creating the database cluster (initdb)");
    Path unfinished = data.resolve("pg-unfinished");
    Path secret = data.resolve("initdb.password");
    Directories.delete(unfinished);
    Files.deleteIfExists(secret);
    try {
      Files.createDirectory(unfinished);
      runAs.own(unfinished);
      writeSecret(secret, password());
      runAs.own(secret);
      Programs.Outcome outcome =
          Programs.run(
              runAs.command(
                  binaries.program("initdb"),
                  List.of(
                      "--pgdata=" + unfinished,
                      "--username=" + USER,
                      "--pwfile=" + secret,
                      "--auth=scram-sha-256",
                      "--encoding=UTF8",
                      "--locale=C",
                      "--locale-provider=builtin",
                      "--builtin-locale=C.UTF-8",
                      "--data-checksums")),
              binaries.home());
      if (outcome.status() != 0) {
        throw new EmbeddedPostgresException("PostgreSQL: initdb failed: " + outcome.output());
      }
      Files.move(unfinished, directory);
      Directories.sync(data);
    } finally {
      Files.deleteIfExists(secret);
      Directories.delete(unfinished);
    }
    progress.report(Progress.Step.CREATING_CLUSTER, 100, "database cluster created");
  }

  /**
   * Starts the server on {@code port}. Settings that durability rests on are given as arguments,
   * which nothing in the cluster's own configuration overrules.
   */
  Process launch(int port) throws IOException {
    return launch(port, archive == null ? List.of() : archive.settings());
  }

  /** As the other, with {@code more} settings, which overrule. */
  Process launch(int port, List<String> more) throws IOException {
    List<String> settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "port=" + port,
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=200",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on");
    List<String> arguments = new ArrayList<>(List.of("-D", directory().toString()));
    Stream.concat(settings.stream(), more.stream())
        .forEach(setting -> arguments.addAll(List.of("-c", setting)));
    Files.deleteIfExists(log());
    return Programs.start(
        runAs.command(binaries.program("postgres"), arguments), binaries.home(), log());
  }

  /** What tells this cluster, and those restored from it, from all others. */
  String systemIdentifier() throws IOException {
    // The first thing in the file, in the byte order of the machine.
    byte[] control = Files.readAllBytes(directory().resolve(ClusterFiles.CONTROL));
    return Long.toUnsignedString(ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getLong());
  }

  /** The port kept from an earlier start if it can be had, else a free one, kept from now on. */
  int port() throws IOException {
    Path file = data.resolve("postgres.port");
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (kept.matches("[0-9]{1,5}") && isFree(Integer.parseInt(kept))) {
        return Integer.parseInt(kept);
      }
    }
    int count = PORT_MAX - PORT_MIN + 1;
    int first = RANDOM.nextInt(count);
    for (int i = 0; i < count; i++) {
      int port = PORT_MIN + (first + i) % count;
      if (isFree(port)) {
        Files.writeString(file, port + "\n");
        return port;
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL: no free port on 127.0.0.1 from " + PORT_MIN + " to " + PORT_MAX);
  }

  /** The last lines of what the server wrote, for an error message. */
  String lastWords() throws IOException {
    StringBuilder words = new StringBuilder(tail(log()));
    Path logs = directory().resolve("log");
    if (Files.isDirectory(logs)) {
      try (var files = Files.list(logs)) {
        Path newest =
            files.max(Comparator.comparing(file -> file.toFile().lastModified())).orElse(logs);
        words.append(newest.equals(logs) ? "" : "\n" + tail(newest));
      }
    }
    return words.toString().strip();
  }

  private void refuseOtherVersion() throws IOException {
    Path file = directory().resolve("PG_VERSION");
    String found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
    if (!found.equals(binaries.majorVersion())) {
      throw new EmbeddedPostgresException(
          "PostgreSQL: the cluster in "
              + directory()
              + " is of version "
              + found
              + " (expected: "
              + binaries.majorVersion()
              + "; bring it over with pg_upgrade or a dump)");
    }
  }

  private String password() throws IOException {
    Path file = passwordFile(data);
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (Files.exists(directory())) {
      throw new EmbeddedPostgresException(
          "PostgreSQL: "
              + file
              + " is missing, so that nobody can sign in to "
              + directory()
              + " (put it back from a backup)");
    }
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    Path unfinished = data.resolve(PASSWORD + "-unfinished");
    Files.deleteIfExists(unfinished);
    writeSecret(unfinished, password);
    Files.move(unfinished, file);
    Directories.sync(data);
    return password;
  }

  private static Path passwordFile(Path data) {
    return data.resolve(PASSWORD);
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    if (Programs.isWindows()) {
      Files.createFile(file);
    } else {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(!Programs.isWindows());
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static String tail(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }
}
