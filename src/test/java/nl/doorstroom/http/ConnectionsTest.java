package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionsTest {

  private static final int MAX = 3;

  private final Connections connections = new Connections(MAX);

  /** One that only says whether it was hung up on. */
  private static final class Peer {

    private boolean hungUpOn;
    private @Nullable Handler<@Nullable Void> whenClosed;

    HttpConnection connection() {
      return (HttpConnection)
          Proxy.newProxyInstance(
              HttpConnection.class.getClassLoader(),
              new Class<?>[] {HttpConnection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  hungUpOn = true;
                  return Future.succeededFuture();
                }
                if (method.getName().equals("closeHandler")) {
                  whenClosed = kept(arguments[0]);
                  return proxy;
                }
                throw new UnsupportedOperationException(method.getName());
              });
    }

    @SuppressWarnings("unchecked")
    private static Handler<@Nullable Void> kept(Object handler) {
      return (Handler<@Nullable Void>) handler;
    }

    void goes() {
      if (whenClosed != null) {
        whenClosed.handle(null);
      }
    }
  }

  @Test
  void who_comes_beyond_the_bound_is_hung_up_on_and_the_others_stay() {
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i <= MAX; i++) {
      peers.add(connected());
    }
    assertThat(peers).extracting(peer -> peer.hungUpOn).containsExactly(false, false, false, true);
  }

  @Test
  void who_goes_leaves_room() {
    Peer first = connected();
    connected();
    connected();
    first.goes();
    assertThat(connected().hungUpOn).isFalse();
    assertThat(connected().hungUpOn).isTrue();
  }

  private Peer connected() {
    Peer peer = new Peer();
    connections.opened(peer.connection());
    return peer;
  }
}
