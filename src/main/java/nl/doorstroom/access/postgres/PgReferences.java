package nl.doorstroom.access.postgres;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.access.ReferenceCipher;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;

/** Holders' references in the tables {@code holder_reference} and {@code expected_reference}. */
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

  private static final String EXPECT =
      """
      insert into expected_reference
        (region, organization, person, service, ciphertext, written_at)
      select $1, $2, one.person, one.service, one.ciphertext, one.written_at
      from unnest($3::text[], $4::text[], $5::bytea[], $6::timestamptz[])
        as one (person, service, ciphertext, written_at)
      on conflict do nothing
      """;

  private static final String EXPECTED =
      """
      select person, service, ciphertext, written_at
      from expected_reference
      where region = $1 and organization = $2
      """;

  private static final String SETTLE =
      """
      with settled as (
        delete from expected_reference
        where region = $1 and organization = $2 and person = any ($3::text[])
      )
      insert into holder_reference (region, position_id, organization, ciphertext, written_at)
      select $1, one.position_id, $2, one.ciphertext, now()
      from unnest($4::text[], $5::bytea[]) as one (position_id, ciphertext)
      on conflict (region, position_id) do update
      set ciphertext = excluded.ciphertext, written_at = excluded.written_at
      where holder_reference.organization = excluded.organization
      """;

  private final Pool pool;
  private final ReferenceCipher cipher;

  public PgReferences(Pool pool, ReferenceCipher cipher) {
    this.pool = pool;
    this.cipher = cipher;
  }

  @Override
  public Future<Void> keep(RegionId region, Id of, OrganizationId organization, String reference) {
    Buffer sealed = sealed(region, of, organization, reference);
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(region.value(), of.value(), organization.value(), sealed))
        .mapEmpty();
  }

  @Override
  public Future<Void> erase(RegionId region, Id of, OrganizationId organization) {
    return pool.preparedQuery(ERASE)
        .execute(Tuple.of(region.value(), of.value(), organization.value()))
        .mapEmpty();
  }

  @Override
  public Future<Map<String, String>> of(RegionId region, OrganizationId organization) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(region.value(), organization.value()))
        .map(
            rows -> {
              Map<String, String> references = new HashMap<>();
              for (Row row : rows) {
                PositionId of = new PositionId(row.getString("position_id"));
                byte[] sealed = row.getBuffer("ciphertext").getBytes();
                references.put(of.value(), cipher.decrypt(region, of, organization, sealed));
              }
              return references;
            });
  }

  @Override
  public Future<Void> expect(
      RegionId region, OrganizationId organization, Collection<Expected> expected) {
    if (expected.isEmpty()) {
      return Future.succeededFuture();
    }
    List<String> persons = new ArrayList<>();
    List<String> services = new ArrayList<>();
    List<Buffer> sealed = new ArrayList<>();
    List<OffsetDateTime> written = new ArrayList<>();
    for (Expected one : expected) {
      persons.add(one.person().value());
      services.add(one.service().value());
      sealed.add(sealed(region, one.person(), organization, one.reference()));
      written.add(one.at().atOffset(ZoneOffset.UTC));
    }
    return pool.preparedQuery(EXPECT)
        .execute(
            Tuple.tuple()
                .addValue(region.value())
                .addValue(organization.value())
                .addValue(persons.toArray(String[]::new))
                .addValue(services.toArray(String[]::new))
                .addValue(sealed.toArray(Buffer[]::new))
                .addValue(written.toArray(OffsetDateTime[]::new)))
        .mapEmpty();
  }

  @Override
  public Future<List<Expected>> expected(RegionId region, OrganizationId organization) {
    return pool.preparedQuery(EXPECTED)
        .execute(Tuple.of(region.value(), organization.value()))
        .map(
            rows -> {
              List<Expected> expected = new ArrayList<>();
              for (Row row : rows) {
                PersonToken person = new PersonToken(row.getString("person"));
                byte[] sealed = row.getBuffer("ciphertext").getBytes();
                expected.add(
                    new Expected(
                        person,
                        new HealthcareServiceId(row.getString("service")),
                        cipher.decrypt(region, person, organization, sealed),
                        row.getOffsetDateTime("written_at").toInstant()));
              }
              return expected;
            });
  }

  @Override
  public Future<Void> settle(
      RegionId region,
      OrganizationId organization,
      Map<PositionId, String> references,
      Set<PersonToken> persons) {
    if (references.isEmpty() && persons.isEmpty()) {
      return Future.succeededFuture();
    }
    List<String> positions = new ArrayList<>();
    List<Buffer> sealed = new ArrayList<>();
    references.forEach(
        (position, reference) -> {
          positions.add(position.value());
          sealed.add(sealed(region, position, organization, reference));
        });
    return pool.preparedQuery(SETTLE)
        .execute(
            Tuple.tuple()
                .addValue(region.value())
                .addValue(organization.value())
                .addValue(persons.stream().map(PersonToken::value).toArray(String[]::new))
                .addValue(positions.toArray(String[]::new))
                .addValue(sealed.toArray(Buffer[]::new)))
        .mapEmpty();
  }

  private Buffer sealed(RegionId region, Id row, OrganizationId organization, String reference) {
    return Buffer.buffer(cipher.encrypt(region, row, organization, reference));
  }
}
