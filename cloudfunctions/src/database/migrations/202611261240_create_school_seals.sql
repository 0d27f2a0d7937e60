create table school_seal (
  school_id uuid not null references school (id),
  id uuid not null,
  path text not null,
  sha256 text not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  primary key (school_id, id)
);
comment on table school_seal is '院校印章: every picture that a school has had as its seal; added, never changed, because certificates are drawn with it.';
comment on column school_seal.school_id is 'internal';
comment on column school_seal.id is 'internal: the file that was uploaded';
comment on column school_seal.path is 'internal: random; the picture as it is printed';
comment on column school_seal.sha256 is 'internal: of that picture';
comment on column school_seal.saved_at is 'internal';
comment on column school_seal.saved_by is 'internal';
comment on column school_seal.saved_by_name is 'personal';

grant select, insert on school_seal to biyetong_app;
alter table school_seal enable row level security;
alter table school_seal force row level security;
create policy school_seal_read on school_seal for select using (
  access.role() in ('centre', 'system')
  or (access.role() in ('staff', 'student') and school_id = access.school_id()));
create policy school_seal_insert on school_seal for insert with check (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id()));
