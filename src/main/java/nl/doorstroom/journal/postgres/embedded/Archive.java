package nl.doorstroom.journal.postgres.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A directory to which PostgreSQL copies its write-ahead log, a file at a time, gzipped: a file
 * that was finished early for want of traffic is mostly zeros. It belongs to one cluster and all
 * that comes from restoring it.
 *
 * <p>A file gets its name once it is on disk. One that is there already is never overwritten; that
 * it is the same is success, as PostgreSQL asks again after a crash.
 */
record Archive(Path directory) {

  /**
   * How much is lost at most with the machine; how often a file is finished when little happens.
   */
  static final int TIMEOUT_SECONDS = 60;

  /** Names the file that says whose archive it is. */
  private static final String OWNER = "cluster";

  private static final String REMEMBERED = "archive.directory";

  /** Where the last start of the server in {@code data} archived; null for nowhere. */
  static @Nullable Archive remembered(Path data) throws IOException {
    Path file = data.resolve(REMEMBERED);
    return Files.exists(file) ? new Archive(Path.of(Files.readString(file).strip())) : null;
  }

  /** Remembers {@code choice} in {@code data}, once it is known to work. */
  static void remember(Path data, @Nullable Archive choice) throws IOException {
    Path file = data.resolve(REMEMBERED);
    if (choice == null) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, choice.directory() + "\n");
    }
  }

  /** What {@code choice} comes down to in {@code data}. */
  static @Nullable Archive of(Path data, ArchiveChoice choice) throws IOException {
    if (choice.asBefore()) {
      return remembered(data);
    }
    return choice.directory() == null ? null : new Archive(choice.directory());
  }

  /**
   * Makes the directory and sees that {@code cluster} can write to it.
   *
   * @throws EmbeddedPostgresException if not, or if it is another cluster's
   */
  void prepare(Cluster cluster) throws IOException, InterruptedException {
    if (Programs.isWindows()) {
      throw refused("archiving works on Linux and macOS only");
    }
    Files.createDirectories(directory);
    cluster.runAs().own(directory);
    Programs.Outcome trial = asPostgres(cluster, "gzip --help >/dev/null && test -w " + quoted());
    if (trial.status() != 0) {
      throw refused("PostgreSQL cannot write to it, or there is no gzip " + trial.output());
    }
    claim(cluster.systemIdentifier());
    addHistories(cluster);
  }

  /** Sees that what is in it can be read by the programs of {@code cluster}. */
  void prepareReading(Cluster cluster) throws IOException, InterruptedException {
    cluster.runAs().own(directory);
    String all = "for f in " + quoted() + "/*.gz; do test -r \"$f\" || exit 1; done; gzip --help";
    if (asPostgres(cluster, all).status() != 0) {
      throw refused("PostgreSQL cannot read it, or there is no gzip");
    }
  }

  List<String> settings() {
    return List.of(
        "archive_mode=on", "archive_command=" + command(), "archive_timeout=" + TIMEOUT_SECONDS);
  }

  private String command() {
    return "f="
        + inSetting()
        + "/%f.gz;"
        + " if test -f \"$f\"; then gzip -dc \"$f\" | cmp -s - \"%p\";"
        + " else gzip -1 -c < \"%p\" > \"$f.part\" && sync \"$f.part\" && mv \"$f.part\" \"$f\""
        + " && sync "
        + inSetting()
        + "; fi";
  }

  /** Ends recovery at a file that is spoilt, instead of taking it for the end of the archive. */
  String restoreCommand() {
    return "f="
        + inSetting()
        + "/%f.gz;"
        + " if test -f \"$f\"; then gzip -dc \"$f\" > \"%p\" || exit 255; else exit 1; fi";
  }

  /**
   * The files of the log in it that come after {@code segment}, as far as there is none missing.
   */
  WalRange after(WalSegment segment, long segmentBytes) throws IOException {
    return WalRange.after(segment, segmentBytes, names("*.gz"));
  }

  private List<String> names(String pattern) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      List<String> names = new ArrayList<>();
      for (Path file : files) {
        names.add(file.getFileName().toString().replaceFirst("\\.gz$", ""));
      }
      return names;
    }
  }

  private void claim(String system) throws IOException {
    Path owner = directory.resolve(OWNER);
    if (!Files.exists(owner)) {
      Files.writeString(owner, system + "\n");
    }
    refuseOther(system);
  }

  /** Throws if it is known to be the archive of another cluster than {@code system}. */
  void refuseOther(String system) throws IOException {
    Path owner = directory.resolve(OWNER);
    if (Files.exists(owner) && !Files.readString(owner).strip().equals(system)) {
      throw refused(
          "it is the archive of another database, "
              + Files.readString(owner).strip()
              + " (this one is "
              + system
              + ")");
    }
  }

  /** Without the history of a restored cluster, an older backup would not find its way to it. */
  private void addHistories(Cluster cluster) throws IOException {
    Path log = cluster.directory().resolve("pg_wal");
    try (DirectoryStream<Path> histories = Files.newDirectoryStream(log, "*.history")) {
      for (Path history : histories) {
        Path kept = directory.resolve(history.getFileName() + ".gz");
        byte[] ours = Files.readAllBytes(history);
        if (!Files.exists(kept)) {
          ByteArrayOutputStream zipped = new ByteArrayOutputStream();
          try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(ours);
          }
          Files.write(kept, zipped.toByteArray());
          cluster.runAs().own(kept);
        } else {
          try (InputStream there = new GZIPInputStream(Files.newInputStream(kept))) {
            if (!Arrays.equals(there.readAllBytes(), ours)) {
              throw refused(
                  "another restore of this database went on from it, "
                      + history.getFileName()
                      + " (give this one a directory of its own, and make a backup)");
            }
          }
        }
      }
    }
  }

  private static Programs.Outcome asPostgres(Cluster cluster, String script)
      throws InterruptedException {
    List<String> words = cluster.runAs().command(Path.of("sh"), List.of("-c", script));
    return Programs.run(words, cluster.binaries().home());
  }

  private EmbeddedPostgresException refused(String why) {
    return new EmbeddedPostgresException("archive: " + directory + ": " + why);
  }

  private String quoted() {
    return "'" + directory.toString().replace("'", "'\\''") + "'";
  }

  /** In PostgreSQL's settings a percent sign begins a placeholder. */
  private String inSetting() {
    return quoted().replace("%", "%%");
  }
}
