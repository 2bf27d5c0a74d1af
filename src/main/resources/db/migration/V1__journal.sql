-- Who may write a region. A writer's term is in every row it appends; a higher term fences it.
create table region_owner (
  region      text        not null,
  term        bigint      not null,
  node        text,
  backend_pid integer,
  released    boolean     not null default false,
  taken_at    timestamptz not null,
  constraint region_owner_pkey primary key (region),
  constraint region_owner_term_positive check (term > 0)
);

-- The truth. Bodies are text, because jsonb does not keep the bytes that were hashed.
create table journal_event (
  region       text        not null,
  position     bigint      not null,
  term         bigint      not null,
  type         text        not null,
  version      integer     not null,
  body         text        not null,
  actor        text        not null,
  command_id   text        not null,
  request_hash bytea,
  decided_at   timestamptz not null,
  hash         bytea       not null,
  constraint journal_event_pkey primary key (region, position),
  constraint journal_event_position_positive check (position > 0)
);

create function journal_event_refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'journal_event is append-only: % refused', lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

-- Per statement, so that an insert pays nothing for it.
create trigger journal_event_append_only
before update or delete or truncate on journal_event
for each statement execute function journal_event_refuse_change();

alter table journal_event enable always trigger journal_event_append_only;

-- Which nodes are alive, and the lowest level of events that all of them can read.
create table node_lease (
  node    text        not null,
  level   integer     not null,
  seen_at timestamptz not null,
  constraint node_lease_pkey primary key (node)
);

-- What a region was at a position, so that a start need not read the whole journal.
create table journal_snapshot (
  region     text        not null,
  position   bigint      not null,
  format     integer     not null,
  hash       bytea       not null,
  body       bytea       not null,
  written_at timestamptz not null,
  constraint journal_snapshot_pkey primary key (region, position),
  constraint journal_snapshot_position_not_negative check (position >= 0)
);

-- The holder's own reference of a waiting position: never in the journal, encrypted, erasable.
create table holder_reference (
  region       text        not null,
  position_id  text        not null,
  organization text        not null,
  ciphertext   bytea       not null,
  written_at   timestamptz not null,
  constraint holder_reference_pkey primary key (region, position_id)
);
