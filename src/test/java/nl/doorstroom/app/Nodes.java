package nl.doorstroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.doorstroom.FreePort;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;

/** Servers in this process that share the regions of one database. */
final class Nodes implements AutoCloseable {

  private final DatabaseUri database = TestPostgres.freshDatabase();
  private final Path directory;
  private final List<Integer> ports = new ArrayList<>();
  private final List<TestServer> running = new ArrayList<>();

  /** Room for {@code most} of them. */
  Nodes(int most) throws IOException {
    directory = Files.createTempDirectory(Path.of("target"), "nodes");
    for (int i = 0; i < most; i++) {
      ports.add(FreePort.next());
    }
  }

  /** Starts the one of {@code number}, from 0 on, and returns once it is ready. */
  TestServer start(int number) throws Exception {
    return start(number, directory.resolve("secret"));
  }

  TestServer start(int number, Path secret) throws Exception {
    TestServer server =
        TestServer.on(
            database,
            new Console(new PrintWriter(new StringWriter())),
            options -> {
              options.demo = true;
              options.cluster.cluster = true;
              options.cluster.port = ports.get(number);
              options.cluster.members =
                  ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.toList());
              options.secretFile = secret;
            });
    running.add(server);
    server.startUp();
    return server;
  }

  DatabaseUri database() {
    return database;
  }

  Path directory() {
    return directory;
  }

  /** Stops those that are left over, if any. */
  void closeAllBut(List<TestServer> kept) {
    running.stream().filter(server -> !kept.contains(server)).forEach(TestServer::close);
    running.retainAll(kept);
  }

  @Override
  public void close() {
    closeAllBut(List.of());
  }
}
