-- Where reminders go by e-mail: personal data, so never in the journal, encrypted, erasable.
create table reminder_address (
  region       text        not null,
  id           text        not null,
  organization text        not null,
  -- Tells whether an address is there without decrypting any.
  address_mark bytea       not null,
  ciphertext   bytea       not null,
  language     text        not null,
  topics       text[]      not null,
  state        text        not null,
  added_by     text        not null,
  created_at   timestamptz not null,
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  last_sent_at timestamptz,
  constraint reminder_address_pkey primary key (region, id),
  constraint reminder_address_once unique (region, organization, address_mark),
  constraint reminder_address_state_known check (state in ('PENDING', 'ACTIVE', 'REFUSED'))
);

-- What was sent, or is to be: one row, whoever sends it and however often it is tried.
-- A row without an end and without a due time is in somebody's hands, or was when that died.
create table reminder_mail (
  region       text        not null,
  address      text        not null,
  kind         text        not null,
  about        text        not null,
  organization text        not null,
  created_at   timestamptz not null,
  due_at       timestamptz,
  tries        integer     not null,
  ended_at     timestamptz,
  outcome      text,
  constraint reminder_mail_pkey primary key (region, address, kind, about),
  constraint reminder_mail_ended_with_outcome check ((ended_at is null) = (outcome is null))
);

create index reminder_mail_due on reminder_mail (due_at) where ended_at is null;
