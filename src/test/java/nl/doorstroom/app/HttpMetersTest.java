package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.doorstroom.metrics.Meters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpMetersTest {

  private final Meters meters = new Meters();

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void failures_of_an_operation_stand_at_nothing_before_the_first() {
    HttpMeters http = new HttpMeters(meters, true, () -> null, Spans.NONE);
    http.began();
    http.answered("claimSlot", 409, Duration.ofMillis(3));
    assertThat(meters.scrape("").text())
        .contains(series("FAILED", 0), series("OK", 0), series("REFUSED", 1));
  }

  private static String series(String outcome, int count) {
    return "doorstroom_http_request_seconds_count{operation=\"claimSlot\",outcome=\""
        + outcome
        + "\"} "
        + count;
  }
}
