package nl.doorstroom.reminders.postgres;

/** All SQL of the reminders. */
final class ReminderSql {

  private static final String ADDRESS =
      """
      a.id, a.organization, a.ciphertext, a.language, a.topics, a.state, a.created_at,
      a.confirmed_at, a.last_sent_at
      """;

  static final String OF =
      "select "
          + ADDRESS
          + """
          from reminder_address a
          where a.region = $1 and a.organization = $2
          order by a.created_at, a.id
          """;

  static final String FIND =
      "select " + ADDRESS + "from reminder_address a where a.region = $1 and a.id = $2";

  /** So that two who add at once do not both find room for one. */
  static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

  static final String KNOWN =
      "select "
          + ADDRESS
          + """
          , a.added_by from reminder_address a
          where a.region = $1 and a.organization = $2 and a.address_mark = $3
          """;

  static final String COUNT =
      "select count(*) from reminder_address where region = $1 and organization = $2";

  static final String ADD =
      """
      insert into reminder_address (region, id, organization, address_mark, ciphertext, language,
        topics, state, added_by, created_at, asked_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
      """;

  static final String CHANGE =
      """
      update reminder_address set language = $4, topics = $5
      where region = $1 and organization = $2 and id = $3
      """;

  static final String REMOVE =
      """
      with unsent as (
        delete from reminder_mail where region = $1 and address = $2 and ended_at is null)
      delete from reminder_address where region = $1 and id = $2
      """;

  static final String ASKED =
      """
      update reminder_address set state = 'PENDING', asked_at = $3 where region = $1 and id = $2
      """;

  static final String CONFIRMED =
      """
      update reminder_address set state = 'ACTIVE', confirmed_at = $3
      where region = $1 and id = $2 and state = 'PENDING'
      """;

  static final String REFUSED =
      "update reminder_address set state = 'REFUSED' where region = $1 and id = $2";

  static final String ASKED_SINCE =
      """
      select count(*) from reminder_mail
      where region = $1 and organization = $2 and kind = any($3) and created_at > $4
      """;

  private static final String QUEUE =
      """
      insert into reminder_mail
        (region, address, kind, about, organization, created_at, due_at, tries)
      """;

  static final String QUEUE_ONE =
      QUEUE + "values ($1, $2, $3, $4, $5, $6, $6, 0) on conflict do nothing";

  static final String QUEUE_DIGESTS =
      QUEUE
          + """
          select a.region, a.id, 'DIGEST', $2, a.organization, $3, $3, 0
          from reminder_address a
          where a.region = $1 and a.state = 'ACTIVE' and not exists (
            select 1 from reminder_mail m
            where m.region = a.region and m.address = a.id and m.kind = 'DIGEST' and m.about = $2)
          on conflict do nothing
          """;

  static final String QUEUE_STOP =
      QUEUE
          + """
          select a.region, a.id, 'FEED_STOPPED', $3, a.organization, $5, $5, 0
          from reminder_address a
          where a.region = $1 and a.organization = $2 and a.state = 'ACTIVE'
            and 'FEEDS' = any(a.topics) and a.confirmed_at <= $4
          on conflict do nothing
          """;

  static final String TAKE =
      """
      update reminder_mail m set due_at = null, tries = m.tries + 1
      from reminder_address a
      where a.region = m.region and a.id = m.address
        and (m.region, m.address, m.kind, m.about) = (
          select w.region, w.address, w.kind, w.about
          from reminder_mail w
          join reminder_address b on b.region = w.region and b.id = w.address
          where w.region = any($1) and w.ended_at is null and w.due_at <= $2
          order by w.due_at, w.address
          limit 1
          for update of w skip locked)
      returning m.region, m.kind, m.about, m.created_at as queued_at, m.tries,
      """
          + ADDRESS;

  static final String PUT_OFF =
      """
      update reminder_mail set due_at = $5
      where region = $1 and address = $2 and kind = $3 and about = $4 and ended_at is null
      """;

  static final String ENDED =
      """
      with told as (
        update reminder_address set last_sent_at = $6
        where region = $1 and id = $2 and $5 = 'SENT')
      update reminder_mail set ended_at = $6, outcome = $5, due_at = null
      where region = $1 and address = $2 and kind = $3 and about = $4
      """;

  static final String SWEEP_ADDRESSES =
      "delete from reminder_address where state = 'PENDING' and asked_at < $1";

  static final String SWEEP_MAILS = "delete from reminder_mail where created_at < $1";

  private ReminderSql() {}
}
