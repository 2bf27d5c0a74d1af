package nl.doorstroom.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.embedded.Progress.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresIT {

  private static final Progress SILENT = (step, percent, line) -> {};

  // Not a temporary directory of JUnit: nobody but its owner may pass through those.
  private Path data;

  @BeforeEach
  void makeDirectory() throws IOException {
    data = Files.createDirectories(Path.of("target", "embedded-postgres")).toAbsolutePath();
    data = data.resolve(Long.toString(System.nanoTime()));
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    Directories.delete(data);
  }

  @Test
  void commits_are_on_disk_before_they_are_answered() throws SQLException {
    DatabaseUri database = TestPostgres.server().uri();
    assertThat(Rows.query(database, "show fsync")).containsExactly("on");
    assertThat(Rows.query(database, "show synchronous_commit")).containsExactly("on");
    assertThat(Rows.query(database, "show full_page_writes")).containsExactly("on");
    assertThat(Rows.query(database, "show data_checksums")).containsExactly("on");
  }

  @Test
  void listens_to_this_machine_only_and_wants_a_password() throws SQLException {
    DatabaseUri database = TestPostgres.server().uri();
    assertThat(Rows.query(database, "show listen_addresses")).containsExactly("127.0.0.1");
    assertThat(Rows.query(database, "show unix_socket_directories")).containsExactly("");
    DatabaseUri stranger =
        DatabaseUri.of(
            database.host(), database.port(), database.database(), database.user(), "guess");
    assertThatThrownBy(() -> Rows.query(stranger, "select 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void a_restart_keeps_data_port_and_programs_and_shows_what_it_does() throws Exception {
    Recorder first = new Recorder();
    int port;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, first)) {
      port = server.port();
      Rows.create(server.uri());
      Rows.add(server.uri(), "kept");
    }
    assertThat(first.steps())
        .startsWith(Step.UNPACKING)
        .containsSubsequence(
            Step.UNPACKING,
            Step.CREATING_CLUSTER,
            Step.STARTING,
            Step.STARTED,
            Step.STOPPING,
            Step.STOPPED);
    assertThat(first.percents(Step.UNPACKING)).isSorted().hasSizeGreaterThan(50).endsWith(100);
    if (!Programs.isWindows()) {
      assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    Recorder second = new Recorder();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, second)) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(Rows.all(server.uri())).containsExactly("kept");
    }
    assertThat(second.steps()).startsWith(Step.STARTING);

    takes_a_pid_file_that_names_another_process_for_stale();
  }

  private void takes_a_pid_file_that_names_another_process_for_stale() throws Exception {
    String other = Long.toString(ProcessHandle.current().pid());
    Path cluster = data.resolve("pg");
    Files.writeString(
        Postmaster.file(cluster),
        String.join("\n", other, cluster.toString(), "1000000000", "5432", "", "127.0.0.1", ""));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, SILENT)) {
      assertThat(Rows.all(server.uri())).containsExactly("kept");
    }
  }

  @Test
  void a_killed_server_comes_back_by_itself_with_the_data() throws Exception {
    Recorder recorder = new Recorder();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, recorder)) {
      Rows.create(server.uri());
      recorder.await(Step.STARTED);
      for (int round = 1; round <= 2; round++) {
        Rows.add(server.uri(), "round " + round);
        long pid = server.pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        recorder.await(Step.DIED);
        recorder.await(Step.STARTED);
        assertThat(server.pid()).isPresent().isNotEqualTo(Optional.of(pid));
      }
      assertThat(Rows.all(server.uri())).containsExactly("round 1", "round 2");
    }
    assertThat(Postmaster.in(data.resolve("pg"))).isEmpty();
  }

  @Test
  void a_close_between_death_and_restart_leaves_nothing_running() throws Exception {
    Recorder recorder = new Recorder();
    EmbeddedPostgres server = EmbeddedPostgres.start(data, recorder);
    long pid = server.pid().orElseThrow();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    recorder.await(Step.DIED);
    server.close();
    server.close();
    assertThat(server.pid()).isEmpty();
    assertThat(recorder.steps()).endsWith(Step.STOPPED).containsOnlyOnce(Step.STOPPED);
    try (EmbeddedPostgres next = EmbeddedPostgres.start(data, SILENT)) {
      assertThat(next.port()).isEqualTo(server.port());
    }
  }

  @Test
  void a_port_that_is_taken_is_named_and_the_directory_is_free_again() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(
              () ->
                  EmbeddedPostgres.start(
                      data, taken.getLocalPort(), ArchiveChoice.AS_BEFORE, SILENT))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("Address already in use")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    EmbeddedPostgres.start(data, SILENT).close();
  }

  @Test
  void a_second_server_is_refused_while_the_first_lives_and_takes_over_when_it_is_killed()
      throws Exception {
    long orphan;
    try (ServerProcess first = ServerProcess.start(data)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data, SILENT))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("process " + first.pid());

      orphan = Postmaster.in(data.resolve("pg")).orElseThrow().pid();
      first.kill();
    }
    assertThat(ProcessHandle.of(orphan)).isPresent();

    Recorder recorder = new Recorder();
    try (EmbeddedPostgres second = EmbeddedPostgres.start(data, recorder)) {
      assertThat(recorder.steps()).contains(Step.STOPPING_ORPHAN);
      assertThat(second.pid()).isPresent().isNotEqualTo(Optional.of(orphan));
      assertThat(Rows.all(second.uri())).containsExactly("here");

      assertThatThrownBy(() -> EmbeddedPostgres.start(data, SILENT))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void both_killed_at_once_is_no_trouble_either() throws Exception {
    try (ServerProcess first = ServerProcess.start(data)) {
      long postmaster = Postmaster.in(data.resolve("pg")).orElseThrow().pid();
      first.kill();
      ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    }
    try (EmbeddedPostgres second = EmbeddedPostgres.start(data, SILENT)) {
      assertThat(Rows.all(second.uri())).containsExactly("here");
    }
  }

  @Test
  void root_may_keep_the_data_where_nobody_else_can_go() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    assumeThat(Programs.run(List.of("unshare", "--user", "true"), Path.of("/")).status()).isZero();
    Path closed =
        Files.createDirectories(
            data,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(closed.resolve("inner"), SILENT)) {
      assertThat(Rows.query(server.uri(), "select 1")).containsExactly("1");
    }
  }

  /** What was reported, in order. */
  private static final class Recorder implements Progress {

    private record Line(Step step, int percent) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Step> ended = new LinkedBlockingQueue<>();

    @Override
    public void report(Step step, int percent, String line) {
      lines.add(new Line(step, percent));
      ended.add(step);
    }

    List<Step> steps() {
      return lines.stream().map(Line::step).toList();
    }

    List<Integer> percents(Step step) {
      return lines.stream().filter(line -> line.step() == step).map(Line::percent).toList();
    }

    /** Waits for the next report of {@code step} and forgets what came before it. */
    void await(Step step) throws InterruptedException {
      Step next;
      do {
        next = ended.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("waiting for " + step).isNotNull();
      } while (next != step);
    }
  }
}
