package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.RegionStatus;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionReadinessTest {

  private static final RegionId NORTH = new RegionId("north");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void a_region_that_is_read_and_decided_for_stands_in_nobodys_way() {
    assertThat(RegionReadiness.reason(NORTH, new RegionStatus(7, NOON, true, 0))).isNull();
  }

  @Test
  void a_region_that_nobody_decides_for_does() {
    assertThat(RegionReadiness.reason(NORTH, new RegionStatus(7, NOON, false, 0)))
        .isEqualTo("region north: decides no commands");
  }

  /** Another server decides for it; who is sent here sees no board. */
  @Test
  void so_does_one_that_was_never_read_here() {
    assertThat(RegionReadiness.reason(NORTH, new RegionStatus(0, Instant.EPOCH, true, 0)))
        .isEqualTo("region north: not read here yet, or not readable");
  }
}
