package nl.doorstroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.grid.Mask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long it is known who looks at what. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LooksTest {

  private static final RegionId HERE = new RegionId("test");
  private static final RegionId THERE = new RegionId("elders");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Looks looks = new Looks();

  private static Look at(RegionId region, String about) {
    return new Look(
        region,
        about,
        false,
        new Mask(Role.PLANNER, new OrganizationId("noord")),
        new ActorToken("anne"));
  }

  private static Instant after(Duration duration) {
    return NOON.plus(duration);
  }

  @Test
  void a_page_looks_at_one_thing() {
    assertThat(looks.put(1, at(HERE, "a"), NOON)).isTrue();
    assertThat(looks.put(1, at(HERE, "b"), NOON)).isTrue();
    assertThat(looks.put(2, at(THERE, "a"), NOON)).isTrue();
    assertThat(looks.in(HERE)).containsOnlyKeys(1L).containsValue(at(HERE, "b"));
    assertThat(looks.in(THERE)).containsOnlyKeys(2L);
  }

  @Test
  void going_on_is_no_news_and_keeps_it() {
    looks.put(1, at(HERE, "a"), NOON);
    assertThat(looks.put(1, at(HERE, "a"), after(Looks.TTL.minusMillis(1)))).isFalse();
    assertThat(looks.expire(after(Looks.TTL))).isEmpty();
    assertThat(looks.isEmpty(HERE)).isFalse();
  }

  @Test
  void what_is_not_renewed_ends_by_itself_and_may_begin_again() {
    looks.put(1, at(HERE, "a"), NOON);
    looks.put(2, at(THERE, "a"), after(Duration.ofSeconds(1)));
    assertThat(looks.expire(after(Looks.TTL.minusMillis(1)))).isEmpty();
    assertThat(looks.expire(after(Looks.TTL))).containsExactly(HERE);
    assertThat(looks.isEmpty(HERE)).isTrue();
    assertThat(looks.in(THERE)).hasSize(1);
    assertThat(looks.put(1, at(HERE, "a"), after(Looks.TTL))).isTrue();
  }

  @Test
  void what_is_dropped_is_gone_once() {
    looks.put(1, at(HERE, "a"), NOON);
    assertThat(looks.drop(1, THERE)).isFalse();
    assertThat(looks.drop(1, HERE)).isTrue();
    assertThat(looks.drop(1, HERE)).isFalse();
    assertThat(looks.in(HERE)).isEmpty();
  }
}
