package nl.doorstroom.app;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * The road to a database, which a test can close: to the server the database is then away.
 *
 * <p><b>Threads.</b> This class is threadsafe; its methods block.
 */
final class Road implements AutoCloseable {

  private static final int SECONDS_MAX = 20;

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final DatabaseUri database;
  private final Set<NetSocket> travellers = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile NetServer entrance;
  private volatile boolean oneWay;

  Road(DatabaseUri database) throws TimeoutException {
    this.database = database;
    this.entrance = listen(0);
    this.port = entrance.actualPort();
  }

  /** The database at the end of it. */
  DatabaseUri uri() {
    return DatabaseUri.of(
        "127.0.0.1", port, database.database(), database.user(), database.password());
  }

  /** From now on the database hears what is asked, and nobody hears what it says. */
  void loseAnswers() {
    oneWay = true;
  }

  /** From now on nobody comes in, and who was on the way is gone. */
  void cut() throws TimeoutException {
    entrance.close().await(SECONDS_MAX, TimeUnit.SECONDS);
    travellers.forEach(NetSocket::close);
    travellers.clear();
  }

  /** Lets everyone through again, by the same entrance. */
  void open() throws TimeoutException {
    oneWay = false;
    entrance = listen(port);
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(SECONDS_MAX, TimeUnit.SECONDS);
  }

  private NetServer listen(int on) throws TimeoutException {
    return vertx
        .createNetServer()
        .connectHandler(this::travel)
        .listen(on, "127.0.0.1")
        .await(SECONDS_MAX, TimeUnit.SECONDS);
  }

  private void travel(NetSocket near) {
    travellers.add(near);
    near.pause();
    client
        .connect(database.port(), database.host())
        .onFailure(cause -> near.close())
        .onSuccess(
            far -> {
              near.handler(far::write);
              far.handler(
                  said -> {
                    if (!oneWay) {
                      near.write(said);
                    }
                  });
              near.closeHandler(gone -> far.close());
              far.closeHandler(gone -> near.close());
              near.resume();
            });
  }
}
