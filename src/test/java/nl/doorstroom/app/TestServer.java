package nl.doorstroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * The whole server in this process, on a database of its own, with a demonstration that stands
 * still.
 */
final class TestServer implements AutoCloseable {

  private final Server server;

  private TestServer(Server server) {
    this.server = server;
  }

  static TestServer start() throws Exception {
    return start(options -> {});
  }

  /** One of which {@code more} is set than is usual. */
  static TestServer start(Consumer<ServerOptions> more) throws Exception {
    TestServer server =
        on(TestPostgres.freshDatabase(), new Console(new PrintWriter(new StringWriter())), more);
    server.startUp();
    return server;
  }

  /** One on {@code database} that is still to be started. */
  static TestServer on(DatabaseUri database, Console console) throws IOException {
    return on(database, console, options -> {});
  }

  /** As {@link #on(DatabaseUri, Console)}, of which {@code more} is set than is usual. */
  static TestServer on(DatabaseUri database, Console console, Consumer<ServerOptions> more)
      throws IOException {
    ServerOptions options = new ServerOptions();
    options.port = 0;
    options.demoActivity = false;
    options.database.databaseUrl = url(database);
    options.database.dataDirectory = Files.createTempDirectory(Path.of("target"), "server");
    more.accept(options);
    return new TestServer(new Server(options, console));
  }

  /** Returns once it is ready, as {@link Server#start} does. */
  void startUp() throws InterruptedException {
    server.start();
  }

  /** Once it listens. */
  ExchangeClient client() {
    return new ExchangeClient(server.port());
  }

  @Override
  public void close() {
    server.close();
  }

  static String url(DatabaseUri database) {
    return "postgresql://"
        + URLEncoder.encode(database.user(), StandardCharsets.UTF_8)
        + ":"
        + URLEncoder.encode(database.password(), StandardCharsets.UTF_8)
        + "@"
        + database.host()
        + ":"
        + database.port()
        + "/"
        + database.database();
  }
}
