package nl.doorstroom.access.postgres;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import nl.doorstroom.access.ReferenceCipher;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;

/** Holders' references in the table {@code holder_reference}. */
public final class PgReferences implements References {

  private static final String KEEP =
      """
      insert into holder_reference (region, position_id, organization, ciphertext, written_at)
      values ($1, $2, $3, $4, now())
      on conflict (region, position_id) do update
      set ciphertext = excluded.ciphertext, written_at = excluded.written_at
      where holder_reference.organization = excluded.organization
      """;

  private static final String ERASE =
      """
      delete from holder_reference
      where region = $1 and position_id = $2 and organization = $3
      """;

  private static final String OF =
      """
      select position_id, ciphertext
      from holder_reference
      where region = $1 and organization = $2
      """;

  private final Pool pool;
  private final ReferenceCipher cipher;

  public PgReferences(Pool pool, ReferenceCipher cipher) {
    this.pool = pool;
    this.cipher = cipher;
  }

  @Override
  public Future<Void> keep(
      RegionId region, PositionId position, OrganizationId organization, String reference) {
    byte[] sealed = cipher.encrypt(region, position, organization, reference);
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.of(region.value(), position.value(), organization.value(), Buffer.buffer(sealed)))
        .mapEmpty();
  }

  @Override
  public Future<Void> erase(RegionId region, PositionId position, OrganizationId organization) {
    return pool.preparedQuery(ERASE)
        .execute(Tuple.of(region.value(), position.value(), organization.value()))
        .mapEmpty();
  }

  @Override
  public Future<Map<PositionId, String>> of(RegionId region, OrganizationId organization) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(region.value(), organization.value()))
        .map(
            rows -> {
              Map<PositionId, String> references = new HashMap<>();
              for (Row row : rows) {
                PositionId position = new PositionId(row.getString("position_id"));
                byte[] sealed = row.getBuffer("ciphertext").getBytes();
                references.put(position, cipher.decrypt(region, position, organization, sealed));
              }
              return references;
            });
  }
}
