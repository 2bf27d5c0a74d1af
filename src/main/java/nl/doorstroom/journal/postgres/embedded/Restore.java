package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.journal.postgres.embedded.BackupManifest.Entry;
import nl.doorstroom.journal.postgres.embedded.CopyProgress.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back into an empty directory, and the log of the archive on top of it, up to an
 * instant or to its end. Afterwards the directory is one in which a server starts as usual, on a
 * timeline of its own.
 *
 * <p>Until it is done, the directory says that it is not, and no server starts in it.
 */
public final class Restore {

  private static final String UNFINISHED = "restore.unfinished";
  private static final String LOST_AND_FOUND = "lost+found";
  private static final long RESERVE_BYTES = 256L << 20;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LAST_COMMIT =
      Pattern.compile("last completed transaction was at log time ([0-9-]+) ([0-9:.]+)\\+00");
  private static final String FROM_ARCHIVE = "restored log file";
  private static final String NOT_REACHED = "recovery ended before configured recovery target";

  private final Path from;
  private final Path data;
  private final BackupManifest manifest;
  private final @Nullable Archive archive;
  private final @Nullable Instant at;
  private final Progress progress;
  private final CopyProgress copying;
  private long done;

  /**
   * What came of it.
   *
   * @param lastCommit when the last transaction that is there was committed; empty when none was
   *     after the backup
   * @param hasGap whether the archive goes on behind a file that is missing, which was the end here
   */
  public record Reached(Optional<Instant> lastCommit, boolean hasGap) {}

  private Restore(
      Path from,
      Path data,
      BackupManifest manifest,
      @Nullable Archive archive,
      @Nullable Instant at,
      Progress progress,
      CopyProgress copying) {
    this.from = from;
    this.data = data;
    this.manifest = manifest;
    this.archive = archive;
    this.at = at;
    this.progress = progress;
    this.copying = copying;
  }

  /**
   * Restores the backup {@code from} into {@code data}, made if it is not there; blocks until the
   * database was recovered and stopped again.
   *
   * @param archiveDirectory of the server; null takes the one that the backup names
   * @param at what was committed up to this instant is there, and nothing else; null takes all that
   *     the archive has
   * @throws BackupException if it cannot be done; the directory is as empty as it was
   * @throws EmbeddedPostgresException if PostgreSQL cannot be run here; likewise
   */
  public static Reached run(
      Path from,
      Path data,
      @Nullable Path archiveDirectory,
      @Nullable Instant at,
      Progress progress,
      CopyProgress copying) {
    try {
      BackupManifest manifest = BackupManifest.read(from);
      Archive archive = archive(manifest, archiveDirectory);
      refuseOutOfBounds(manifest, archive, at);
      refuseFull(data);
      Path directory = Files.createDirectories(data).toRealPath();
      Restore restore = new Restore(from, directory, manifest, archive, at, progress, copying);
      DirectoryLock lock = DirectoryLock.take(directory);
      boolean whole = false;
      try {
        Reached reached = restore.restore();
        whole = true;
        return reached;
      } finally {
        if (!whole) {
          restore.empty();
        }
        lock.close();
        if (!whole) {
          Files.deleteIfExists(directory.resolve(DirectoryLock.NAME));
        }
      }
    } catch (IOException failure) {
      throw new BackupException("restore: " + data + ": " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BackupException("restore: interrupted", interrupted);
    }
  }

  /** Throws unless what was restored into {@code data}, if anything, is whole. */
  static void refuseUnfinished(Path data) {
    if (Files.exists(data.resolve(UNFINISHED))) {
      throw new EmbeddedPostgresException(
          "data directory: "
              + data
              + " is of a restore that broke off (empty it and restore again)");
    }
  }

  private static @Nullable Archive archive(BackupManifest manifest, @Nullable Path directory) {
    Path wanted = directory;
    if (wanted == null && manifest.archive() != null) {
      wanted = Path.of(manifest.archive());
    }
    if (wanted == null) {
      return null;
    }
    if (!Files.isDirectory(wanted)) {
      throw new BackupException(
          "archive: " + wanted + " is not there (name it with --archive-dir)");
    }
    return new Archive(wanted.toAbsolutePath().normalize());
  }

  private static void refuseOutOfBounds(
      BackupManifest manifest, @Nullable Archive archive, @Nullable Instant at) {
    if (at == null) {
      return;
    }
    if (at.isBefore(manifest.endedAt())) {
      throw new BackupException(
          "at: "
              + at
              + " (expected: from "
              + manifest.endedAt()
              + " on, when this backup ended; take an older one)");
    }
    if (archive == null) {
      throw new BackupException(
          "at: "
              + at
              + " (expected: none, as there is no archive: this backup goes to "
              + manifest.endedAt()
              + ")");
    }
  }

  private static void refuseFull(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    if (!Files.isDirectory(data)) {
      throw new BackupException("data directory: " + data + " is not a directory");
    }
    try (DirectoryStream<Path> there = Files.newDirectoryStream(data)) {
      for (Path path : there) {
        if (!path.getFileName().toString().equals(LOST_AND_FOUND)) {
          throw new BackupException(
              "data directory: " + data + " has " + path.getFileName() + " (expected: empty)");
        }
      }
    }
  }

  private Reached restore() throws IOException, InterruptedException {
    FileCopy.write(data.resolve(UNFINISHED), new byte[0]);
    Backup.refuseLittleSpace(data, manifest.bytes() + RESERVE_BYTES);
    copy();
    Binaries binaries = Binaries.in(data, progress);
    Cluster cluster = new Cluster(data, binaries, RunAs.detect(binaries.program("postgres")), null);
    cluster.create(progress);
    WalRange log = log(cluster);
    Files.createFile(cluster.directory().resolve("recovery.signal"));
    cluster.runAs().own(cluster.directory().resolve("recovery.signal"));
    Optional<Instant> lastCommit = recover(cluster, log);
    Files.delete(data.resolve(UNFINISHED));
    Directories.sync(data);
    return new Reached(lastCommit, log.hasGap());
  }

  /** What of the archive follows on the backup, once it is known to be the archive of it. */
  private WalRange log(Cluster cluster) throws IOException, InterruptedException {
    if (archive == null) {
      return new WalRange(0, false);
    }
    archive.prepareReading(cluster);
    archive.refuseOther(manifest.system());
    return archive.after(new WalSegment(manifest.lastSegment()), manifest.segmentBytes());
  }

  private void copy() throws IOException {
    long total = manifest.bytes();
    FileCopy copy = new FileCopy(bytes -> copying.report(Phase.COPYING, done += bytes, total));
    for (String directory : manifest.directories()) {
      FileCopy.createDirectory(inside(directory));
    }
    for (Entry file : manifest.files()) {
      Path source = from.resolve(BackupManifest.DATA).resolve(file.path());
      if (!Files.isRegularFile(source)) {
        throw new BackupException("backup: " + source + " is missing");
      }
      Entry found = copy.copy(file.path(), source, inside(file.path()));
      if (!found.equals(file)) {
        throw new BackupException(
            "backup: "
                + source
                + " is not what was backed up ("
                + (found.bytes() == file.bytes()
                    ? "its SHA-256 is another"
                    : found.bytes() + " bytes, expected: " + file.bytes())
                + "; take another backup)");
      }
    }
    for (String directory : manifest.directories()) {
      Directories.sync(inside(directory));
    }
  }

  private Path inside(String path) {
    Path target = data.resolve(path).normalize();
    if (!target.startsWith(data)) {
      throw new BackupException("backup: " + path + " is not in it");
    }
    return target;
  }

  /** Lets PostgreSQL go through the log, and stops it once it has done so. */
  private Optional<Instant> recover(Cluster cluster, WalRange log)
      throws IOException, InterruptedException {
    Process process = cluster.launch(cluster.port(), settings());
    boolean ready = false;
    try {
      while (!ready && process.isAlive()) {
        Optional<Postmaster> server = Postmaster.in(cluster.directory());
        ready = server.isPresent() && server.get().pid() == process.pid() && server.get().ready();
        int restored = (int) said(cluster).lines().filter(l -> l.contains(FROM_ARCHIVE)).count();
        copying.report(Phase.RECOVERING, Math.min(restored, log.count()), log.count());
        Thread.sleep(POLL.toMillis());
      }
    } finally {
      Postmaster.stop(process.pid(), cluster.binaries(), STOP_PATIENCE);
    }
    String said = said(cluster);
    if (!ready) {
      throw notRecovered(cluster, said);
    }
    copying.report(Phase.RECOVERING, log.count(), log.count());
    return lastCommit(said);
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    // Not before it is recovered is it to say that it lets clients in.
    settings.add("hot_standby=off");
    settings.add("logging_collector=off");
    settings.add("restore_command=" + (archive == null ? "false" : archive.restoreCommand()));
    settings.add("recovery_target_action=promote");
    if (at != null) {
      // PostgreSQL reads settings before it knows any abbreviation of a time zone, Z included.
      settings.add("recovery_target_time=" + at.toString().replace("Z", "+00"));
    }
    return settings;
  }

  private BackupException notRecovered(Cluster cluster, String said) throws IOException {
    if (said.contains(NOT_REACHED)) {
      return new BackupException(
          "at: "
              + at
              + " (expected: from "
              + manifest.endedAt()
              + " to "
              + lastCommit(said).map(Instant::toString).orElse("the same instant")
              + ", where the archive ends)");
    }
    return new BackupException("restore: PostgreSQL does not recover: " + cluster.lastWords());
  }

  private static Optional<Instant> lastCommit(String said) {
    Matcher matcher = LAST_COMMIT.matcher(said);
    Optional<Instant> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(Instant.parse(matcher.group(1) + "T" + matcher.group(2) + "Z"));
    }
    return last;
  }

  private static String said(Cluster cluster) throws IOException {
    return Files.exists(cluster.log())
        ? Files.readString(cluster.log(), StandardCharsets.ISO_8859_1)
        : "";
  }

  /** Deletes all but the lock, which another process may be waiting for. */
  private void empty() throws IOException {
    try (DirectoryStream<Path> there = Files.newDirectoryStream(data)) {
      for (Path path : there) {
        String name = path.getFileName().toString();
        if (!name.equals(DirectoryLock.NAME) && !name.equals(LOST_AND_FOUND)) {
          Directories.delete(path);
        }
      }
    }
  }
}
