package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void that_of_who_asks_is_gone_on_with_by_a_span_of_our_own() {
    Trace trace = Trace.of("00-" + TRACE + "-" + SPAN + "-01", false);
    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    assertThat(trace.parentId()).isEqualTo(SPAN);
    assertThat(trace.sampled()).isTrue();
    assertThat(trace.text()).startsWith("00-" + TRACE + "-").endsWith("-01");
  }

  @Test
  void a_later_version_is_read_as_far_as_it_is_known() {
    Trace trace = Trace.of("01-" + TRACE + "-" + SPAN + "-00-more", true);
    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.sampled()).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-4bf92f",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
      })
  void one_begins_here_where_none_is_named_as_it_should_be(String parent) {
    Trace trace = Trace.of(parent, false);
    assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    assertThat(trace.parentId()).isNull();
    assertThat(trace.sampled()).isFalse();
    assertThat(Trace.of(parent, true).sampled()).isTrue();
  }
}
