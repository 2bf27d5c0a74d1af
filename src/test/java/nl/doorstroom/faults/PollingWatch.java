package nl.doorstroom.faults;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeUnit;

/** Asks again and again what changed, at one node after another. */
final class PollingWatch extends Watch {

  private static final int PATIENCE_SECONDS = 8;
  private static final int PAUSE_MILLIS = 150;

  PollingWatch(Part part, Means means) {
    super(part, means);
  }

  @Override
  void follow(Place node, String cursor) {
    request("/boards/" + part.view() + "/changes?since=" + cursor)
        .compose(request -> request.send())
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body -> {
                          answered(response, body);
                          return body;
                        }))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(body -> means.vertx().setTimer(PAUSE_MILLIS, none -> begin()))
        .onFailure(cause -> goOn());
  }

  private void answered(HttpClientResponse response, Buffer body) {
    switch (response.statusCode()) {
      case 200 -> changed(json(body.toString()));
      case 304 -> nothingNew(Long.parseLong(response.getHeader("Doorstroom-Position")));
      case 410 -> refetch(json(body.toString()).path("at").asText());
      default -> throw new IllegalStateException("status " + response.statusCode());
    }
  }

  @Override
  void hangUp() {
    // Each request ends by itself.
  }
}
