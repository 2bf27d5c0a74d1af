package nl.doorstroom.access.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.access.ReferenceCipher;
import nl.doorstroom.access.References.Expected;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PgReferencesIT {

  private static final RegionId REGION = new RegionId("groningen");
  private static final PositionId POSITION = new PositionId("groningen-7");
  private static final OrganizationId HOLDER = new OrganizationId("groningen-1");
  private static final OrganizationId OTHER = new OrganizationId("groningen-2");

  @Test
  void keeps_changes_and_erases_for_the_holder_only() throws Exception {
    Vertx vertx = Vertx.vertx();
    Pool pool = PgBuilder.pool().connectingTo(options()).using(vertx).build();
    try {
      PgReferences references =
          new PgReferences(
              pool, new ReferenceCipher(new byte[ReferenceCipher.KEY_BYTES], new SecureRandom()));
      await(references.keep(REGION, POSITION, HOLDER, "EPD-1"));
      await(references.keep(REGION, POSITION, HOLDER, "EPD-2"));
      await(references.keep(REGION, POSITION, OTHER, "EPD-3"));
      assertThat(await(references.of(REGION, HOLDER))).containsOnly(entry("EPD-2"));
      assertThat(await(references.of(REGION, OTHER))).isEmpty();
      await(references.erase(REGION, POSITION, OTHER));
      assertThat(await(references.of(REGION, HOLDER))).hasSize(1);
      await(references.erase(REGION, POSITION, HOLDER));
      assertThat(await(references.of(REGION, HOLDER))).isEmpty();
    } finally {
      await(pool.close());
      await(vertx.close());
    }
  }

  @Test
  void who_is_expected_stays_so_until_settled() throws Exception {
    Vertx vertx = Vertx.vertx();
    Pool pool = PgBuilder.pool().connectingTo(options()).using(vertx).build();
    try {
      PgReferences references =
          new PgReferences(
              pool, new ReferenceCipher(new byte[ReferenceCipher.KEY_BYTES], new SecureRandom()));
      Expected one = expected("a1", "EPD-1");
      Expected two = expected("b2", "EPD-2");
      await(references.expect(REGION, HOLDER, List.of(one, two)));
      await(references.expect(REGION, HOLDER, List.of(expected("a1", "EPD-9"))));
      assertThat(await(references.expected(REGION, HOLDER))).containsExactlyInAnyOrder(one, two);
      assertThat(await(references.expected(REGION, OTHER))).isEmpty();

      await(references.settle(REGION, HOLDER, Map.of(POSITION, "EPD-1"), Set.of(one.person())));
      assertThat(await(references.of(REGION, HOLDER))).containsOnly(entry("EPD-1"));
      assertThat(await(references.expected(REGION, HOLDER))).containsExactly(two);
      await(references.settle(REGION, HOLDER, Map.of(), Set.of(two.person())));
      assertThat(await(references.expected(REGION, HOLDER))).isEmpty();
    } finally {
      await(pool.close());
      await(vertx.close());
    }
  }

  private static Expected expected(String person, String reference) {
    return new Expected(
        new PersonToken(person),
        new HealthcareServiceId("groningen-3"),
        reference,
        Instant.parse("2026-09-01T08:00:00Z"));
  }

  private static java.util.Map.Entry<String, String> entry(String reference) {
    return java.util.Map.entry(POSITION.value(), reference);
  }

  private static PgConnectOptions options() {
    return TestPostgres.freshDatabase().connectOptions();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
