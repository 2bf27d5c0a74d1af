package nl.doorstroom.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    ServerOptions options = new ServerOptions();
    options.port = 0;
    options.demoActivity = false;
    options.database.databaseUrl = url(TestPostgres.freshDatabase());
    options.database.dataDirectory = Files.createTempDirectory(Path.of("target"), "server");
    Server server = new Server(options, new Console(new PrintWriter(new StringWriter())));
    server.start();
    return new TestServer(server);
  }

  ExchangeClient client() {
    return new ExchangeClient(server.port());
  }

  @Override
  public void close() {
    server.close();
  }

  private static String url(DatabaseUri database) {
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
