package nl.doorstroom.faults;

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
        .compose(Answer::to)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map(
            answer -> {
              answered(answer);
              return answer;
            })
        .onSuccess(answer -> means.vertx().setTimer(PAUSE_MILLIS, none -> begin()))
        .onFailure(cause -> goOn());
  }

  private void answered(Answer answer) {
    switch (answer.status()) {
      case 200 -> changed(json(answer.body()));
      case 304 -> nothingNew(answer.position());
      case 410 -> refetch(json(answer.body()).path("at").asText());
      default -> throw new IllegalStateException("status " + answer.status());
    }
  }

  @Override
  void hangUp() {
    // Each request ends by itself.
  }
}
