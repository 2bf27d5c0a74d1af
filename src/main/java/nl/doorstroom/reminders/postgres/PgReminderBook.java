package nl.doorstroom.reminders.postgres;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.reminders.Mail;
import nl.doorstroom.reminders.ReminderBook;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and mails in the tables {@code reminder_address} and {@code reminder_mail}. Before the
 * database is there everything fails with {@link ExchangeException}.
 *
 * <p>This class is threadsafe.
 */
public final class PgReminderBook implements ReminderBook {

  private final RowCipher cipher;
  private volatile @Nullable Pool pool;

  /**
   * @param cipher of this purpose only
   */
  public PgReminderBook(RowCipher cipher) {
    this.cipher = cipher;
  }

  /** From now on it is in the database of {@code ready}. */
  public void become(Pool ready) {
    pool = ready;
  }

  @Override
  public Future<List<ReminderAddress>> of(RegionId region, OrganizationId organization) {
    return ask(ReminderSql.OF, Tuple.of(region.value(), organization.value()))
        .map(
            rows -> {
              List<ReminderAddress> found = new ArrayList<>();
              rows.forEach(row -> found.add(address(region, row)));
              return found;
            });
  }

  @Override
  public Future<@Nullable ReminderAddress> find(RegionId region, String id) {
    return ask(ReminderSql.FIND, Tuple.of(region.value(), id)).map(rows -> one(region, rows));
  }

  private @Nullable ReminderAddress one(RegionId region, RowSet<Row> rows) {
    RowIterator<Row> found = rows.iterator();
    return found.hasNext() ? address(region, found.next()) : null;
  }

  @Override
  public Future<Added> add(RegionId region, ReminderAddress fresh, CommandId under, int max) {
    Pool ready = pool;
    return ready == null
        ? notYet()
        : ready.withTransaction(connection -> add(connection, region, fresh, under, max));
  }

  private Future<Added> add(
      SqlConnection connection, RegionId region, ReminderAddress fresh, CommandId under, int max) {
    String owner = region.value() + "\n" + fresh.organization().value();
    Buffer mark = mark(fresh.address());
    Tuple whose = Tuple.of(region.value(), fresh.organization().value());
    return ask(connection, ReminderSql.LOCK, Tuple.of(owner))
        .compose(
            locked ->
                ask(
                    connection,
                    ReminderSql.KNOWN,
                    Tuple.of(region.value(), fresh.organization().value(), mark)))
        .compose(
            known -> {
              RowIterator<Row> found = known.iterator();
              if (found.hasNext()) {
                Row row = found.next();
                boolean same = row.getString("added_by").equals(under.value());
                return Future.succeededFuture(
                    new Added(same ? Adding.REPEATED : Adding.KNOWN, address(region, row)));
              }
              return ask(connection, ReminderSql.COUNT, whose)
                  .compose(
                      count ->
                          count.iterator().next().getLong(0) >= max
                              ? Future.succeededFuture(new Added(Adding.FULL, null))
                              : insert(connection, region, fresh, under, mark));
            });
  }

  private Future<Added> insert(
      SqlConnection connection,
      RegionId region,
      ReminderAddress fresh,
      CommandId under,
      Buffer mark) {
    Tuple row =
        Tuple.tuple()
            .addString(region.value())
            .addString(fresh.id())
            .addString(fresh.organization().value())
            .addBuffer(mark)
            .addBuffer(
                Buffer.buffer(
                    cipher.seal(
                        row(region, fresh.id(), fresh.organization().value()), fresh.address())))
            .addString(fresh.language().name())
            .addArrayOfString(names(fresh.topics()))
            .addString(fresh.state().name())
            .addString(under.value())
            .addOffsetDateTime(at(fresh.createdAt()));
    return ask(connection, ReminderSql.ADD, row).map(done -> new Added(Adding.ADDED, fresh));
  }

  @Override
  public Future<Boolean> change(
      RegionId region,
      OrganizationId organization,
      String id,
      MailLanguage language,
      Set<ReminderTopic> topics) {
    Tuple row =
        Tuple.of(region.value(), organization.value(), id, language.name())
            .addArrayOfString(names(topics));
    return ask(ReminderSql.CHANGE, row).map(done -> done.rowCount() > 0);
  }

  @Override
  public Future<Boolean> remove(RegionId region, String id) {
    return ask(ReminderSql.REMOVE, Tuple.of(region.value(), id)).map(done -> done.rowCount() > 0);
  }

  @Override
  public Future<Void> asked(RegionId region, String id, Instant now) {
    return ask(ReminderSql.ASKED, Tuple.of(region.value(), id, at(now))).mapEmpty();
  }

  @Override
  public Future<Void> confirmed(RegionId region, String id, Instant now) {
    return ask(ReminderSql.CONFIRMED, Tuple.of(region.value(), id, at(now))).mapEmpty();
  }

  @Override
  public Future<Void> refused(RegionId region, String id) {
    return ask(ReminderSql.REFUSED, Tuple.of(region.value(), id)).mapEmpty();
  }

  @Override
  public Future<Integer> askedSince(
      RegionId region, OrganizationId organization, Set<Mail.Kind> kinds, Instant from) {
    Tuple asked =
        Tuple.of(region.value(), organization.value())
            .addArrayOfString(kinds.stream().map(Enum::name).toArray(String[]::new))
            .addOffsetDateTime(at(from));
    return ask(ReminderSql.ASKED_SINCE, asked).map(rows -> rows.iterator().next().getInteger(0));
  }

  @Override
  public Future<Void> queue(
      RegionId region, ReminderAddress to, Mail.Kind kind, String about, Instant now) {
    return ask(
            ReminderSql.QUEUE_ONE,
            Tuple.of(
                region.value(), to.id(), kind.name(), about, to.organization().value(), at(now)))
        .mapEmpty();
  }

  @Override
  public Future<Void> queueDigests(RegionId region, LocalDate day, Instant now) {
    return ask(ReminderSql.QUEUE_DIGESTS, Tuple.of(region.value(), day.toString(), at(now)))
        .mapEmpty();
  }

  @Override
  public Future<Void> queueStop(
      RegionId region, OrganizationId organization, String about, Instant stoppedAt, Instant now) {
    return ask(
            ReminderSql.QUEUE_STOP,
            Tuple.of(region.value(), organization.value(), about, at(stoppedAt), at(now)))
        .mapEmpty();
  }

  @Override
  public Future<@Nullable Taken> take(Set<RegionId> regions, Instant now) {
    Tuple asked =
        Tuple.tuple()
            .addArrayOfString(regions.stream().map(RegionId::value).toArray(String[]::new))
            .addOffsetDateTime(at(now));
    return ask(ReminderSql.TAKE, asked)
        .map(
            rows -> {
              RowIterator<Row> found = rows.iterator();
              return found.hasNext() ? taken(found.next()) : null;
            });
  }

  private Taken taken(Row row) {
    RegionId region = new RegionId(row.getString("region"));
    ReminderAddress to = address(region, row);
    return new Taken(
        new Mail(
            region,
            to.id(),
            Mail.Kind.valueOf(row.getString("kind")),
            row.getString("about"),
            row.getOffsetDateTime("queued_at").toInstant(),
            row.getInteger("tries")),
        to);
  }

  @Override
  public Future<Void> putOff(Mail mail, Instant due) {
    return ask(ReminderSql.PUT_OFF, named(mail).addOffsetDateTime(at(due))).mapEmpty();
  }

  @Override
  public Future<Void> ended(Mail mail, Mail.End end, Instant now) {
    return ask(ReminderSql.ENDED, named(mail).addString(end.name()).addOffsetDateTime(at(now)))
        .mapEmpty();
  }

  @Override
  public Future<Void> sweep(Instant askedBefore, Instant mailsBefore) {
    return ask(ReminderSql.SWEEP_ADDRESSES, Tuple.of(at(askedBefore)))
        .compose(swept -> ask(ReminderSql.SWEEP_MAILS, Tuple.of(at(mailsBefore))))
        .mapEmpty();
  }

  private Future<RowSet<Row>> ask(String sql, Tuple values) {
    Pool ready = pool;
    return ready == null ? notYet() : ask(ready, sql, values);
  }

  private static Future<RowSet<Row>> ask(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values);
  }

  private static <T> Future<T> notYet() {
    return Future.failedFuture(
        new ExchangeException(
            ExchangeException.Kind.JOURNAL_UNAVAILABLE, "the database is not there yet", null));
  }

  private ReminderAddress address(RegionId region, Row row) {
    String id = row.getString("id");
    String organization = row.getString("organization");
    Set<ReminderTopic> topics = EnumSet.noneOf(ReminderTopic.class);
    for (String topic : row.getArrayOfStrings("topics")) {
      topics.add(ReminderTopic.valueOf(topic));
    }
    return new ReminderAddress(
        id,
        new OrganizationId(organization),
        cipher.open(row(region, id, organization), row.getBuffer("ciphertext").getBytes()),
        MailLanguage.valueOf(row.getString("language")),
        topics,
        ReminderAddress.State.valueOf(row.getString("state")),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row.getOffsetDateTime("confirmed_at")),
        instant(row.getOffsetDateTime("last_sent_at")));
  }

  private static String row(RegionId region, String id, String organization) {
    return region.value() + "\n" + id + "\n" + organization;
  }

  /** Mail servers tell capitals apart in theory only. */
  private Buffer mark(String address) {
    return Buffer.buffer(cipher.mark("address\n" + address.toLowerCase(Locale.ROOT)));
  }

  private static Tuple named(Mail mail) {
    return Tuple.of(mail.region().value(), mail.address(), mail.kind().name(), mail.about());
  }

  private static String[] names(Set<ReminderTopic> topics) {
    String[] names = topics.stream().map(Enum::name).toArray(String[]::new);
    Arrays.sort(names);
    return names;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
