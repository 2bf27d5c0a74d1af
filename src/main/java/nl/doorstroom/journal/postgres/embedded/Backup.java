package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.embedded.BackupManifest.Entry;
import nl.doorstroom.journal.postgres.embedded.CopyProgress.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an embedded PostgreSQL, made while it runs and goes on being written to, with the part
 * of its write-ahead log that makes the copy whole: what a page was torn into is mended from that.
 *
 * <p>It is made beside its name, read again and held against what was copied, and gets its name at
 * the very end: what has the name is whole.
 */
public final class Backup {

  /** For what grows while it is copied, and the log that is written meanwhile. */
  private static final long RESERVE_BYTES = 64L << 20;

  private final Path data;
  private final Path to;
  private final Path unfinished;
  private final CopyProgress progress;
  private final List<String> directories = new ArrayList<>();
  private final List<Entry> files = new ArrayList<>();
  private long done;
  private long total;

  private Backup(Path data, Path to, CopyProgress progress) {
    this.data = data;
    this.to = to.toAbsolutePath().normalize();
    this.unfinished = this.to.resolveSibling(this.to.getFileName() + ".unfinished");
    this.progress = progress;
  }

  /**
   * Makes the backup {@code to} of the server that runs in {@code data}; blocks.
   *
   * @param database of that server
   * @param secrets names of files in {@code data} that belong to it, as far as they are there
   * @throws BackupException if it cannot be made; what was copied is deleted
   */
  public static BackupManifest take(
      Path data, DatabaseUri database, Path to, List<String> secrets, CopyProgress progress) {
    Backup backup = new Backup(data, to, progress);
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      backup.refuseWhatIsThere();
      boolean whole = false;
      try {
        BackupManifest manifest = backup.make(connection, secrets);
        whole = true;
        return manifest;
      } finally {
        if (!whole) {
          Directories.delete(backup.unfinished);
        }
      }
    } catch (IOException failure) {
      throw new BackupException("backup: " + backup.to + " cannot be written: " + failure, failure);
    } catch (SQLException failure) {
      throw new BackupException(
          "backup: the database went away or refused: " + failure.getMessage(), failure);
    }
  }

  private void refuseWhatIsThere() throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException("backup: " + to + " is there already (expected: a new name)");
    }
    Files.createDirectories(to.getParent());
    if (Files.exists(unfinished)) {
      throw new BackupException(
          "backup: "
              + unfinished
              + " is there: that backup is still being made, or broke off (delete it)");
    }
  }

  private BackupManifest make(Connection connection, List<String> secrets)
      throws IOException, SQLException {
    Path cluster = Cluster.directory(data);
    FileCopy.createDirectory(unfinished);
    ClusterFiles listed = ClusterFiles.of(cluster);
    total = listed.bytes();
    refuseLittleSpace(unfinished, total + RESERVE_BYTES);
    FileCopy.createDirectory(unfinished.resolve(BackupManifest.DATA));
    addDirectory("pg");

    // Until this connection ends, no file of the log that the backup needs goes away.
    one(connection, "select pg_create_physical_replication_slot('doorstroom_backup', true, true)");
    Instant startedAt = now(connection);
    String first =
        one(connection, "select pg_walfile_name(pg_backup_start('doorstroom', fast => true))");
    ClusterFiles started = ClusterFiles.of(cluster);
    for (String directory : started.directories()) {
      addDirectory("pg/" + directory);
    }
    FileCopy copy = new FileCopy(bytes -> progress.report(Phase.COPYING, done += bytes, total));
    for (String file : started.files()) {
      add(copy, "pg/" + file);
    }
    String last = stop(connection);
    Instant endedAt = now(connection).plusMillis(1);
    addLog(copy, first, last);
    add(copy, Cluster.PASSWORD);
    for (String secret : secrets) {
      add(copy, secret);
    }

    BackupManifest manifest = manifest(connection, startedAt, endedAt, first, last);
    manifest.write(unfinished);
    verify(manifest);
    for (String directory : directories) {
      Directories.sync(unfinished.resolve(BackupManifest.DATA).resolve(directory));
    }
    Directories.sync(unfinished.resolve(BackupManifest.DATA));
    Directories.sync(unfinished);
    Files.move(unfinished, to);
    Directories.sync(Objects.requireNonNull(to.toAbsolutePath().getParent(), "to"));
    return manifest;
  }

  /** Ends the copying and writes what PostgreSQL wants to find in its place. */
  private String stop(Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_walfile_name(lsn), labelfile, spcmapfile"
                    + " from pg_backup_stop(wait_for_archive => false)")) {
      row.next();
      addText("pg/backup_label", row.getString(2));
      String tablespaces = row.getString(3);
      if (tablespaces != null && !tablespaces.isBlank()) {
        addText("pg/tablespace_map", tablespaces);
      }
      return row.getString(1);
    }
  }

  private void addLog(FileCopy copy, String first, String last) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> log =
        Files.newDirectoryStream(Cluster.directory(data).resolve("pg_wal"))) {
      for (Path file : log) {
        String name = file.getFileName().toString();
        boolean wanted =
            WalSegment.isName(name) && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
        if (wanted || name.endsWith(".history")) {
          names.add(name);
        }
      }
    }
    if (!names.contains(first) || !names.contains(last)) {
      throw new BackupException("backup: the log from " + first + " to " + last + " is not there");
    }
    for (String name : names) {
      add(copy, "pg/pg_wal/" + name);
    }
  }

  private void addDirectory(String path) throws IOException {
    FileCopy.createDirectory(target(path));
    directories.add(path);
  }

  /** Copies what is there: PostgreSQL deletes files, and the log knows. */
  private void add(FileCopy copy, String path) throws IOException {
    try {
      files.add(copy.copy(path, data.resolve(path), target(path)));
    } catch (NoSuchFileException gone) {
      if (Files.exists(data.resolve(path))) {
        throw gone;
      }
    }
  }

  private void addText(String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    FileCopy.write(target(path), bytes);
    files.add(new Entry(path, bytes.length, FileCopy.sha256(bytes)));
  }

  private Path target(String path) {
    return unfinished.resolve(BackupManifest.DATA).resolve(path);
  }

  private BackupManifest manifest(
      Connection connection, Instant startedAt, Instant endedAt, String first, String last)
      throws IOException, SQLException {
    @Nullable Archive archive = Archive.remembered(data);
    return new BackupManifest(
        BackupManifest.FORMAT,
        BackupManifest.VERSION,
        one(connection, "show server_version"),
        one(connection, "select system_identifier::text from pg_control_system()"),
        startedAt,
        endedAt,
        first,
        last,
        Long.parseLong(
            one(connection, "select setting from pg_settings where name = 'wal_segment_size'")),
        archive == null ? null : archive.directory().toString(),
        directories,
        files);
  }

  private void verify(BackupManifest manifest) throws IOException {
    done = 0;
    total = manifest.bytes();
    FileCopy reading =
        new FileCopy(bytes -> progress.report(Phase.VERIFYING, done += bytes, total));
    for (Entry file : manifest.files()) {
      if (!reading.read(file.path(), target(file.path())).equals(file)) {
        throw new BackupException("backup: " + target(file.path()) + " is not what was written");
      }
    }
  }

  static void refuseLittleSpace(Path directory, long bytes) throws IOException {
    long usable = Files.getFileStore(directory).getUsableSpace();
    if (usable < bytes) {
      throw new BackupException(
          "space: "
              + directory
              + " has "
              + (usable >> 20)
              + " MiB (expected: "
              + (bytes >> 20)
              + " MiB or more)");
    }
  }

  private static Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      Timestamp now = row.getTimestamp(1);
      return now.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
