package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.Tuple;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.feeds.files.MappingMemory;
import org.jspecify.annotations.Nullable;

/**
 * How files were read the last time, in the table {@code file_mapping}. Before the database is
 * there nothing is remembered, and nothing is kept: a file can be mapped by hand.
 *
 * <p>This class is threadsafe.
 */
final class PgMappings implements MappingMemory {

  private static final String KEEP =
      """
      insert into file_mapping (region, organization, signature, body, written_at)
      values ($1, $2, $3, $4, now())
      on conflict (region, organization, signature) do update
      set body = excluded.body, written_at = excluded.written_at
      """;

  private static final String OF =
      """
      select body from file_mapping
      where region = $1 and organization = $2 and signature = $3
      """;

  private volatile @Nullable Pool pool;

  /** From now on it is in the database of {@code ready}. */
  void become(Pool ready) {
    pool = ready;
  }

  @Override
  public Future<@Nullable String> of(
      RegionId region, OrganizationId organization, String signature) {
    Pool ready = pool;
    if (ready == null) {
      return Future.succeededFuture();
    }
    return ready
        .preparedQuery(OF)
        .execute(Tuple.of(region.value(), organization.value(), signature))
        .map(
            rows -> {
              RowIterator<Row> found = rows.iterator();
              return found.hasNext() ? found.next().getString("body") : null;
            });
  }

  @Override
  public Future<Void> keep(
      RegionId region, OrganizationId organization, String signature, String json) {
    Pool ready = pool;
    if (ready == null || json.length() > LENGTH_MAX) {
      return Future.succeededFuture();
    }
    return ready
        .preparedQuery(KEEP)
        .execute(Tuple.of(region.value(), organization.value(), signature, json))
        .mapEmpty();
  }
}
