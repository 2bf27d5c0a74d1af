package nl.doorstroom.journal.postgres;

/** Every statement of the journal. A parameter's meaning stands above the statement. */
final class JournalSql {

  static final String NOW = "select clock_timestamp()";

  /** $1 node, $2 level. */
  static final String RENEW_LEASE =
      """
      insert into node_lease (node, level, seen_at)
      values ($1, $2, clock_timestamp())
      on conflict (node) do update
      set level = excluded.level, seen_at = excluded.seen_at
      """;

  /** $1 node. Nodes that were killed never give theirs back. */
  static final String DROP_LEASE =
      """
      delete from node_lease
      where node = $1 or seen_at < clock_timestamp() - interval '1 day'
      """;

  static final String NODES =
      """
      select node, level from node_lease
      where seen_at > clock_timestamp() - interval '3 seconds'
      """;

  static final String OWNERS =
      "select region, node, term, released from region_owner where node is not null";

  /**
   * Whether the owner {@code o} lets node $2 have the region. By the start of the statement, which
   * is when its snapshot was taken: after a wait for the row's lock a lease may look older than it
   * is.
   */
  private static final String MAY_TAKE =
      """
      (o.released or o.node = $2 or not exists (
        select from node_lease l
        where l.node = o.node
        and l.seen_at > statement_timestamp() - interval '3 seconds'))
      """;

  /**
   * $1 region, $2 node, $3 backend that will append. No row when another node has the region and is
   * alive.
   */
  static final String TAKE =
      """
      insert into region_owner as o (region, term, node, backend_pid, released, taken_at)
      values ($1, 1, $2, $3, false, clock_timestamp())
      on conflict (region) do update
      set term = o.term + 1,
          node = excluded.node,
          backend_pid = excluded.backend_pid,
          released = false,
          taken_at = clock_timestamp()
      where
      """
          + MAY_TAKE
          + "returning term, taken_at";

  /**
   * $1 region, $2 node. Whether the region may be taken; if so, ends the backend that may still be
   * appending under the old term. A process id is used again: one that started after the region was
   * taken is somebody else's.
   */
  static final String END_OWNER =
      """
      select owner.free, case when owner.free then (
        select pg_terminate_backend(a.pid)
        from pg_stat_activity a
        where a.pid = owner.backend_pid and a.backend_start <= owner.taken_at) end as ended
      from (
        select o.backend_pid, o.taken_at,
      """
          + MAY_TAKE
          + "as free from region_owner o where o.region = $1) owner";

  /**
   * $1 region, $2 term, $3 first position, then one array per column. No row inserted means that
   * the term is no longer ours: fenced. ({@code for key share} would not fence: taking the region
   * changes no key.)
   */
  static final String APPEND =
      """
      with owner as (
        select term from region_owner where region = $1 and term = $2 for share
      )
      insert into journal_event (region, position, term, type, version, body, actor, command_id,
                                 request_hash, decided_at, hash)
      select $1, $3::bigint + batch.ordinal - 1, owner.term, batch.type, batch.version, batch.body,
             batch.actor, batch.command_id, batch.request_hash, batch.decided_at, batch.hash
      from owner,
           unnest($4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::bytea[],
                  $10::timestamptz[], $11::bytea[])
             with ordinality as batch (type, version, body, actor, command_id, request_hash,
                                       decided_at, hash, ordinal)
      """;

  /** $1 region, $2 term. No row means fenced. */
  static final String CONFIRM =
      "select term from region_owner where region = $1 and term = $2 for share";

  /** $1 region, $2 term. */
  static final String RELEASE =
      """
      update region_owner set released = true, backend_pid = null
      where region = $1 and term = $2
      """;

  /** $1 region, $2 first position, $3 how many. */
  static final String READ =
      """
      select position, term, type, version, body, actor, command_id, request_hash, decided_at, hash
      from journal_event
      where region = $1 and position >= $2
      order by position
      limit $3
      """;

  /**
   * $1 region, $2 highest position, $3 latest instant: how far the journal goes within both. Never
   * goes back in time from one position to the next.
   */
  static final String REACH =
      """
      select position, decided_at, hash
      from journal_event
      where region = $1 and position <= $2 and decided_at <= $3
      order by position desc
      limit 1
      """;

  /** $1 region. 0 when it has no facts. */
  static final String LAST =
      "select coalesce(max(position), 0) from journal_event where region = $1";

  /** $1 region, $2 first position, $3 last position. */
  static final String HASHES =
      """
      select position, hash
      from journal_event
      where region = $1 and position between $2 and $3
      order by position
      """;

  /**
   * $1 region, $2 terms, $3 first position, then one array per column. Only under a lock on the
   * region's owner, as {@link #TAKE} leaves it until the end of its transaction.
   */
  static final String IMPORT =
      """
      insert into journal_event (region, position, term, type, version, body, actor, command_id,
                                 request_hash, decided_at, hash)
      select $1, $3::bigint + batch.ordinal - 1, batch.term, batch.type, batch.version, batch.body,
             batch.actor, batch.command_id, batch.request_hash, batch.decided_at, batch.hash
      from unnest($2::bigint[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[],
                  $9::bytea[], $10::timestamptz[], $11::bytea[])
             with ordinality as batch (term, type, version, body, actor, command_id, request_hash,
                                       decided_at, hash, ordinal)
      """;

  /** $1 region, $2 term of the last fact that was imported: terms never go back. */
  static final String SETTLE =
      """
      update region_owner
      set term = greatest(term, $2), released = true, backend_pid = null
      where region = $1
      """;

  /** Steps from region to region by the index: the journal is long, the regions are few. */
  static final String REGIONS =
      """
      with recursive written (region) as (
        (select region from journal_event order by region limit 1)
        union all
        select (select e.region from journal_event e
                where e.region > written.region order by e.region limit 1)
        from written
        where written.region is not null
      )
      select region from written where region is not null
      union
      select region from region_owner
      """;

  /** $1 region, $2 position, $3 format, $4 hash, $5 body. */
  static final String KEEP_SNAPSHOT =
      """
      insert into journal_snapshot (region, position, format, hash, body, written_at)
      values ($1, $2, $3, $4, $5, clock_timestamp())
      on conflict (region, position) do update
      set format = excluded.format, hash = excluded.hash, body = excluded.body,
          written_at = excluded.written_at
      """;

  /** $1 region. Leaves the last three, and the last of each month. */
  static final String PRUNE_SNAPSHOTS =
      """
      delete from journal_snapshot s
      using (
        select position,
               row_number() over (order by position desc) as place,
               row_number() over (
                 partition by date_trunc('month', written_at at time zone 'UTC')
                 order by position desc) as place_in_month
        from journal_snapshot
        where region = $1
      ) ranked
      where s.region = $1
      and s.position = ranked.position
      and ranked.place > 3
      and ranked.place_in_month > 1
      """;

  /**
   * $1 region, $2 highest position. Of a journal that was restored to an earlier day, the snapshots
   * of what was lost must not come back: the hash tells.
   */
  static final String SNAPSHOT =
      """
      select s.position, s.format, s.hash, s.body
      from journal_snapshot s
      where s.region = $1
      and s.position <= $2
      and (s.position = 0 or exists (
        select from journal_event e
        where e.region = s.region and e.position = s.position and e.hash = s.hash))
      order by s.position desc
      limit 1
      """;

  private JournalSql() {}
}
