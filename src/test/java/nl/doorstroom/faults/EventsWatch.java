package nl.doorstroom.faults;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches by Server-Sent Events, resuming by the id of the last one. */
final class EventsWatch extends Watch {

  private static final int CONNECT_SECONDS = 3;
  private static final int SILENCE_MILLIS = 6_000;

  private volatile @Nullable HttpClientRequest stream;

  EventsWatch(Part part, Means means) {
    super(part, means);
  }

  @Override
  void follow(Place node, String cursor) {
    request("/boards/" + part.view() + "/events")
        .compose(
            request -> {
              stream = request;
              return request.putHeader("Last-Event-ID", cursor).send();
            })
        .timeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .onSuccess(this::read)
        .onFailure(
            cause -> {
              hangUp();
              goOn();
            });
  }

  private void read(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      hangUp();
      goOn();
      return;
    }
    Silence silence = new Silence();
    Once over =
        new Once(
            () -> {
              silence.end();
              goOn();
            });
    RecordParser events =
        RecordParser.newDelimited(
            "\n\n",
            event -> {
              silence.broken();
              heard(event.toString());
            });
    response.handler(events);
    response.endHandler(none -> over.run());
    response.exceptionHandler(cause -> over.run());
  }

  private void heard(String event) {
    String name = "";
    String data = "";
    for (String line : event.split("\n", -1)) {
      if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      }
    }
    switch (name) {
      case "delta" -> changed(json(data));
      case "tick" -> ticked(json(data));
      case "refetch" -> {
        refetch(json(data).path("at").asText());
        hangUp();
      }
      default -> {}
    }
  }

  /** Ticks come every two seconds: who hears nothing for long looks elsewhere. */
  private final class Silence {

    private long timer = means.vertx().setTimer(SILENCE_MILLIS, none -> hangUp());

    void broken() {
      end();
      timer = means.vertx().setTimer(SILENCE_MILLIS, none -> hangUp());
    }

    /** Or it would end the stream that comes next. */
    void end() {
      means.vertx().cancelTimer(timer);
    }
  }

  private static final class Once implements Runnable {
    private final Runnable what;
    private boolean done;

    Once(Runnable what) {
      this.what = what;
    }

    @Override
    public void run() {
      if (!done) {
        done = true;
        what.run();
      }
    }
  }

  @Override
  void hangUp() {
    HttpClientRequest open = stream;
    if (open != null) {
      open.reset();
    }
  }
}
