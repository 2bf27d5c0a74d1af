-- How an organisation had its files read the last time: names of columns, and nothing of any row.
create table file_mapping (
  region       text        not null,
  organization text        not null,
  signature    text        not null,
  body         text        not null,
  written_at   timestamptz not null,
  constraint file_mapping_pkey primary key (region, organization, signature)
);
