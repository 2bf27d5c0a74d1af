-- The reference of someone about to be registered, kept before the command so that a file that was
-- broken off registers nobody twice: encrypted, and gone once the position has it.
create table expected_reference (
  region       text        not null,
  organization text        not null,
  person       text        not null,
  service      text        not null,
  ciphertext   bytea       not null,
  written_at   timestamptz not null,
  constraint expected_reference_pkey primary key (region, organization, person)
);
