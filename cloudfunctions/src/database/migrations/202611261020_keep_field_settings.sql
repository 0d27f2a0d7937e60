-- No screen ever wrote it: decisions about fields are kept by version instead.
drop table field_setting;

create table field_settings (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  version integer not null check (version >= 1),
  settings jsonb not null,
  changes text[] not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  primary key (school_id, id),
  unique (school_id, kind, year, version)
);
comment on table field_settings is '字段管理: the form of a kind and year as a school decided it, each version for good; the centre''s serve schools that decided nothing.';
comment on column field_settings.school_id is 'internal';
comment on column field_settings.id is 'internal: what reports remember';
comment on column field_settings.year is 'internal';
comment on column field_settings.kind is 'internal';
comment on column field_settings.version is 'internal: counts up within school, kind and year; guards every save';
comment on column field_settings.settings is 'internal: every field in order; what a school adds is described in full';
comment on column field_settings.changes is 'internal: what is different from the version before, in words';
comment on column field_settings.saved_at is 'internal';
comment on column field_settings.saved_by is 'internal';
comment on column field_settings.saved_by_name is 'personal: of staff';

grant select, insert on field_settings to biyetong_app;
alter table field_settings enable row level security;
alter table field_settings force row level security;
create policy field_settings_read on field_settings for select
  using (access.role() <> '' and (access.sees_school(school_id)
    or exists (select from school where school.id = field_settings.school_id and school.is_centre)));
create policy field_settings_insert on field_settings for insert
  with check (access.role() in ('staff', 'centre', 'system') and access.sees_school(school_id));

alter table report add column field_settings_id uuid;
comment on column report.field_settings_id is 'internal: the form it was last filled in by, of its school or of the centre; none: as the platform declares it';
