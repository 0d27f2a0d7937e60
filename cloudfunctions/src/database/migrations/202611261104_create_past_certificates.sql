create table past_certificate (
  school_id uuid not null references school (id),
  id uuid not null,
  number text not null,
  year integer not null check (year between 1990 and 2022),
  colour text not null check (colour in ('blue', 'red')),
  name text not null,
  id_number_index text,
  content_sealed text not null,
  digest text not null,
  token_hash text not null,
  token_sealed text not null,
  version integer not null default 1,
  loaded_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, number)
);
create index past_certificate_page on past_certificate (year desc, id desc);
create index past_certificate_by_token on past_certificate (token_hash);
create index past_certificate_by_person on past_certificate (id_number_index);
create index past_certificate_by_number on past_certificate (number);
create index certificate_by_number on certificate (number);
comment on table past_certificate is '历史证书: issued on paper before this platform, loaded from the centre''s registers; there is no file of ours.';
comment on column past_certificate.school_id is 'internal';
comment on column past_certificate.id is 'internal';
comment on column past_certificate.number is 'personal: as printed on the paper';
comment on column past_certificate.year is 'internal: of the holder''s cohort';
comment on column past_certificate.colour is 'internal';
comment on column past_certificate.name is 'personal';
comment on column past_certificate.id_number_index is 'sensitive: blind index of the ID number, where the register has one';
comment on column past_certificate.content_sealed is 'sensitive: what the register holds, sealed';
comment on column past_certificate.digest is 'internal: keyed hash of the content, to see whether a row of a file changes it';
comment on column past_certificate.token_hash is 'sensitive: SHA-256 of the token of its verification page';
comment on column past_certificate.token_sealed is 'sensitive: the token itself, sealed';
comment on column past_certificate.version is 'internal';
comment on column past_certificate.loaded_at is 'internal';

grant select, insert, update on past_certificate to biyetong_app;
alter table past_certificate enable row level security;
alter table past_certificate force row level security;
-- Registers know no majors of ours: only who sees a whole school sees them.
create policy past_certificate_read on past_certificate for select using (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id() and current_setting('app.majors', true) = '*'));
create policy past_certificate_insert on past_certificate for insert with check (access.role() in ('centre', 'system'));
create policy past_certificate_update on past_certificate for update using (access.role() in ('centre', 'system'));
