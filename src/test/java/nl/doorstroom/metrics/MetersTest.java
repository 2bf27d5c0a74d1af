package nl.doorstroom.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.metrics.MeterName.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MetersTest {

  private final Meters meters = new Meters();

  @AfterEach
  void close() {
    meters.close();
  }

  private String text() {
    return meters.scrape("").text();
  }

  @ParameterizedTest
  @EnumSource
  void every_meter_is_called_what_its_name_says_and_described(MeterName meter) {
    String[] values = meter.tags().stream().map(tag -> "some").toArray(String[]::new);
    switch (meter.kind()) {
      case COUNTER -> meters.count(meter, values);
      case GAUGE -> meters.gauge(meter, () -> 1, values);
      case TIMER -> meters.time(meter, Duration.ofMillis(3), values);
      case SUMMARY -> meters.record(meter, 3, values);
    }
    String series =
        meter.kind() == Kind.TIMER || meter.kind() == Kind.SUMMARY
            ? meter.prometheus() + "_bucket"
            : meter.prometheus();
    assertThat(text())
        .contains("# HELP " + meter.prometheus() + " " + meter.description() + "\n")
        .containsPattern("(?m)^" + series + "[{ ]");
    assertThat(meter.description()).doesNotEndWith(".");
  }

  @Test
  void no_two_meters_have_one_name() {
    assertThat(Arrays.stream(MeterName.values()).map(MeterName::prometheus))
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_counted_adds_up_by_its_tags() {
    meters.count(MeterName.COMMAND_REFUSED, "SLOT_TAKEN");
    meters.count(MeterName.COMMAND_REFUSED, 4, "SLOT_TAKEN");
    meters.count(MeterName.COMMAND_REFUSED, "INVALID");
    assertThat(text())
        .contains("doorstroom_command_refused_total{reason=\"SLOT_TAKEN\"} 5.0")
        .contains("doorstroom_command_refused_total{reason=\"INVALID\"} 1.0");
  }

  @Test
  void another_place_is_told_everything_from_then_on_and_changes_nothing_here() {
    AtomicInteger people = new AtomicInteger(3);
    meters.gauge(MeterName.PEOPLE, people::get, "groningen");
    meters.count(MeterName.FACTS, 5, "SLOT_PUBLISHED");
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    meters.tellAlso(other);
    meters.count(MeterName.FACTS, 2, "SLOT_PUBLISHED");
    meters.time(MeterName.COMMAND, Duration.ofMillis(3), "ACCEPTED");
    meters.record(MeterName.JOURNAL_BATCH, 7);
    people.set(4);

    assertThat(other.get(MeterName.FACTS.id()).counter().count()).isEqualTo(2);
    assertThat(meters.sum(MeterName.FACTS)).isEqualTo(7);
    assertThat(other.get(MeterName.COMMAND.id()).tag("outcome", "ACCEPTED").timer().count())
        .isEqualTo(1);
    assertThat(other.get(MeterName.JOURNAL_BATCH.id()).summary().totalAmount()).isEqualTo(7);
    assertThat(other.get(MeterName.PEOPLE.id()).gauge().value()).isEqualTo(4);
    assertThat(other.get("jvm.memory.used").gauges()).isNotEmpty();
    meters.drop(MeterName.PEOPLE, "groningen");
    assertThat(other.find(MeterName.PEOPLE.id()).gauges()).isEmpty();
  }

  @Test
  void a_gauge_is_asked_at_each_reading_until_it_is_dropped() {
    AtomicInteger value = new AtomicInteger(3);
    meters.gauge(MeterName.PEOPLE, value::get, "groningen");
    assertThat(text()).contains("doorstroom_people{region=\"groningen\"} 3.0");
    value.set(4);
    assertThat(text()).contains("doorstroom_people{region=\"groningen\"} 4.0");
    meters.drop(MeterName.PEOPLE, "groningen");
    assertThat(text()).doesNotContain("doorstroom_people{");
  }

  @Test
  void an_answer_of_people_is_told_apart_by_hours_and_days() {
    meters.time(MeterName.OFFER_RESPONSE, Duration.ofHours(3), "YES");
    assertThat(text())
        .contains("doorstroom_offer_response_seconds_bucket{answer=\"YES\",le=\"3600.0\"} 0")
        .contains("doorstroom_offer_response_seconds_bucket{answer=\"YES\",le=\"14400.0\"} 1");
  }

  @Test
  void what_was_never_counted_stands_at_nothing_where_it_is_expected() {
    meters.expect(MeterName.COMMAND_REFUSED, Kind.values());
    assertThat(text()).contains("doorstroom_command_refused_total{reason=\"GAUGE\"} 0.0");
  }

  @Test
  void another_kind_or_other_tags_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> meters.count(MeterName.COMMAND, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> meters.count(MeterName.COMMAND_REFUSED));
  }

  @Test
  void a_value_names_the_trace_in_which_it_was_measured() {
    try (Meters traced = new Meters(() -> new Meters.Span("4bf92f35", "00f067aa"))) {
      traced.time(MeterName.COMMAND, Duration.ofMillis(3), "ACCEPTED");
      assertThat(traced.scrape("application/openmetrics-text").text())
          .contains("trace_id=\"4bf92f35\"");
    }
  }

  @Test
  void open_metrics_are_given_to_who_asks_for_them() {
    String accept = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3";
    assertThat(meters.scrape(accept).contentType()).startsWith("application/openmetrics-text");
    assertThat(meters.scrape(accept).text()).endsWith("# EOF\n");
    assertThat(meters.scrape("*/*").contentType()).startsWith("text/plain; version=0.0.4");
  }
}
