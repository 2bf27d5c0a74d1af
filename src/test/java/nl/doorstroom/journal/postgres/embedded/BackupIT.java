package nl.doorstroom.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.embedded.BackupManifest.Entry;
import nl.doorstroom.journal.postgres.embedded.CopyProgress.Phase;
import nl.doorstroom.journal.postgres.embedded.Restore.Reached;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One server with an archive, what is made of it, and everything that can be wrong with that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class BackupIT {

  private static final Progress SILENT = (step, percent, line) -> {};
  private static final CopyProgress UNSEEN = (phase, done, total) -> {};
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "secret";

  private static Path root = Path.of("");
  private static Path archive = Path.of("");
  private static Path backup = Path.of("");
  private static @Nullable EmbeddedPostgres server;
  private static @Nullable BackupManifest manifest;
  private static Instant noted = Instant.EPOCH;

  @BeforeAll
  static void start() throws Exception {
    // Not a temporary directory of JUnit: nobody but its owner may pass through those.
    root =
        Files.createDirectories(Path.of("target", "backup-" + System.nanoTime()).toAbsolutePath());
    archive = root.resolve("archive of 100% 'it'");
    backup = root.resolve("backup");
    EmbeddedPostgres started =
        EmbeddedPostgres.start(root.resolve("data"), 0, ArchiveChoice.in(archive), SILENT);
    server = started;
    Rows.create(started.uri());
    Rows.add(started.uri(), "1 before");
    Files.writeString(root.resolve("data").resolve(SECRET), "of the server\n");
  }

  private static BackupManifest manifest() {
    return Objects.requireNonNull(manifest, "taken first");
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    Directories.delete(root);
  }

  @Test
  @Order(1)
  void a_backup_whose_server_is_killed_leaves_nothing() throws Exception {
    EmbeddedPostgres running = Objects.requireNonNull(server);
    AtomicInteger reports = new AtomicInteger();
    CopyProgress killing =
        (phase, done, total) -> {
          if (phase == Phase.COPYING && reports.incrementAndGet() == 300) {
            ProcessHandle.of(running.pid().orElseThrow()).orElseThrow().destroyForcibly();
          }
        };
    assertThatThrownBy(() -> take(killing, backup))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("the database went away");
    assertThat(names(root)).noneMatch(name -> name.startsWith("backup"));
    await(() -> Rows.all(running.uri()).equals(List.of("1 before")));
  }

  @Test
  @Order(2)
  void a_backup_is_made_while_the_server_is_written_to() throws Exception {
    DatabaseUri database = Objects.requireNonNull(server).uri();
    AtomicInteger reports = new AtomicInteger();
    manifest =
        take(
            (phase, done, total) -> {
              if (phase == Phase.COPYING && reports.incrementAndGet() % 200 == 0) {
                add("2 meanwhile " + reports);
              }
            },
            backup);
    assertThat(Rows.all(database)).hasSizeGreaterThan(3);
    assertThat(names(root)).contains("backup").doesNotContain("backup.unfinished");
    assertThat(manifest().files()).extracting(Entry::path).contains(SECRET, "pg/backup_label");
    assertThat(manifest().files()).extracting(Entry::path).doesNotContain("pg/postmaster.pid");
    assertThat(manifest().archive()).isEqualTo(archive.toString());
    if (!Programs.isWindows()) {
      assertThat(Files.getPosixFilePermissions(backup.resolve("data").resolve(SECRET)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(Files.getPosixFilePermissions(backup))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThatThrownBy(() -> take(UNSEEN, backup)).hasMessageContaining("is there already");
  }

  @Test
  @Order(3)
  void a_backup_that_broke_off_or_has_no_room_says_so() throws Exception {
    Path other = root.resolve("other");
    Files.createDirectory(root.resolve("other.unfinished"));
    assertThatThrownBy(() -> take(UNSEEN, other)).hasMessageContaining("broke off");
    Path file = Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> take(UNSEEN, file.resolve("backup")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot be written");

    Path small = Files.createDirectory(root.resolve("small"));
    List<String> mount = List.of("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small + "");
    assumeThat(Programs.run(mount, root).status()).as("a small disk").isZero();
    try {
      assertThatThrownBy(() -> take(UNSEEN, small.resolve("backup")))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("has 8 MiB");
      assertThat(names(small)).isEmpty();
    } finally {
      Programs.run(List.of("umount", small.toString()), root);
    }
  }

  @Test
  @Order(4)
  void a_restore_gives_what_was_committed_up_to_the_instant() throws Exception {
    EmbeddedPostgres running = Objects.requireNonNull(server);
    add("3 after");
    noted = Instant.now();
    await(() -> Instant.now().isAfter(noted.plusMillis(1)));
    add("4 too late");
    // What is not archived yet goes there when the server stops.
    running.close();
    server = null;

    Path restored = root.resolve("restored");
    Reached reached = Restore.run(backup, restored, null, noted, SILENT, UNSEEN);
    assertThat(reached.lastCommit()).get().satisfies(at -> assertThat(at).isBeforeOrEqualTo(noted));
    assertThat(reached.hasGap()).isFalse();
    assertThat(restored.resolve(SECRET)).hasContent("of the server\n");
    try (EmbeddedPostgres again = EmbeddedPostgres.start(restored, SILENT)) {
      assertThat(again.archive()).isEmpty();
      assertThat(Rows.all(again.uri()))
          .contains("1 before", "3 after")
          .anyMatch(word -> word.startsWith("2 meanwhile"))
          .doesNotContain("4 too late");
      Rows.add(again.uri(), "5 goes on");
    }
    // The next backup's archive: of the same database, on a timeline of its own.
    ArchiveChoice same = ArchiveChoice.in(archive);
    EmbeddedPostgres.start(restored, 0, same, SILENT).close();
    assertThat(names(archive)).contains("00000002.history.gz");
    assertThatThrownBy(() -> Restore.run(backup, restored, null, null, SILENT, UNSEEN))
        .hasMessageContaining("(expected: empty)");
  }

  @Test
  @Order(5)
  void an_instant_out_of_bounds_is_refused_with_the_bounds() throws Exception {
    Path restored = root.resolve("never");
    assertThatThrownBy(
            () ->
                Restore.run(
                    backup, restored, null, manifest().endedAt().minusMillis(1), SILENT, UNSEEN))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("expected: from " + manifest().endedAt());
    assertThat(restored).doesNotExist();
    assertThatThrownBy(
            () ->
                Restore.run(
                    backup, restored, null, Instant.now().plusSeconds(3_600), SILENT, UNSEEN))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("expected: from " + manifest().endedAt() + " to ")
        .hasMessageContaining("where the archive ends");
    assertThat(names(restored)).isEmpty();
  }

  @Test
  @Order(6)
  void a_file_that_is_not_what_was_backed_up_is_found() throws Exception {
    Path restored = root.resolve("spoilt");
    Entry largest =
        manifest().files().stream()
            .max((one, other) -> Long.compare(one.bytes(), other.bytes()))
            .orElseThrow();
    Path file = backup.resolve("data").resolve(largest.path());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Restore.run(backup, restored, null, null, SILENT, UNSEEN))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(largest.path())
        .hasMessageContaining("its SHA-256 is another");
    assertThat(names(restored)).isEmpty();
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    Path listed = backup.resolve("manifest.json");
    String json = Files.readString(listed);
    Files.writeString(listed, json.replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> Restore.run(backup, restored, null, null, SILENT, UNSEEN))
        .hasMessageContaining("is not what was written");
    Files.writeString(listed, json);
  }

  @Test
  @Order(7)
  void a_spoilt_archive_is_not_taken_for_its_end() throws Exception {
    Path restored = root.resolve("cut");
    // Of the newest timeline: recovery reads no other where that one has the file.
    String after =
        names(archive).stream()
            .filter(name -> WalSegment.isName(name.replace(".gz", "")))
            .filter(name -> name.compareTo(manifest().lastSegment() + ".gz") > 0)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(archive.resolve(after));
    // The check sum in its last eight bytes: within a run of zeros a bit may change nothing.
    bytes[bytes.length - 8] ^= 1;
    Files.write(archive.resolve(after), bytes);
    assertThatThrownBy(() -> Restore.run(backup, restored, null, null, SILENT, UNSEEN))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("does not recover");
    assertThat(names(restored)).isEmpty();
  }

  @Test
  @Order(8)
  void what_broke_off_and_what_is_of_others_is_not_started() throws Exception {
    Path broken = Files.createDirectory(root.resolve("broken"));
    Files.createFile(broken.resolve("restore.unfinished"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(broken, SILENT))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("a restore that broke off");
    Files.writeString(archive.resolve("cluster"), "1\n");
    ArchiveChoice others = ArchiveChoice.in(archive);
    assertThatThrownBy(() -> EmbeddedPostgres.start(root.resolve("data"), 0, others, SILENT))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("the archive of another database");
  }

  @Test
  void the_log_ends_for_a_restore_where_a_file_is_missing() {
    WalSegment last = new WalSegment("000000010000000000000003");
    long bytes = 16L << 20;
    assertThat(WalRange.after(last, bytes, List.of("000000010000000000000002", "00000002.history")))
        .isEqualTo(new WalRange(0, false));
    assertThat(
            WalRange.after(
                last, bytes, List.of("000000020000000000000005", "000000010000000000000004")))
        .isEqualTo(new WalRange(2, false));
    assertThat(
            WalRange.after(
                last, bytes, List.of("000000010000000000000004", "000000010000000000000006")))
        .isEqualTo(new WalRange(1, true));
    assertThat(new WalSegment("0000000100000001000000FF").number(bytes)).isEqualTo(511);
  }

  private static BackupManifest take(CopyProgress progress, Path to) {
    DatabaseUri database = Objects.requireNonNull(server).uri();
    return Backup.take(root.resolve("data"), database, to, List.of(SECRET), progress);
  }

  private static void add(String word) {
    try {
      Rows.add(Objects.requireNonNull(server).uri(), word);
    } catch (SQLException cause) {
      throw new AssertionError(cause);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (SQLException away) {
      return false;
    }
  }
}
