package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.doorstroom.monitoring.Shipped;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether every alert is drilled. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DrillsTest {

  @Test
  void every_alert_has_its_drill() throws IOException {
    List<String> drilled =
        Stream.of(AlertsOfWorkDrill.class, AlertsOfServersDrill.class)
            .flatMap(drill -> Arrays.stream(drill.getDeclaredMethods()))
            .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Tag.class)))
            .map(Tag::value)
            .toList();
    List<String> alerts =
        Shipped.alerts().stream().map(alert -> alert.path("alert").asText()).toList();
    assertThat(drilled).containsExactlyInAnyOrderElementsOf(alerts);
  }
}
