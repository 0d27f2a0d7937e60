create table school (
  id uuid primary key,
  code text not null unique check (code ~ '^\d{5}$'),
  name text not null,
  region text not null default '440000',
  is_centre boolean not null default false,
  enabled boolean not null default true,
  avoid_own_edits boolean not null default false,
  created_at timestamptz not null
);
comment on table school is 'Schools of the province, and the provincial centre as one of them.';
comment on column school.id is 'public';
comment on column school.code is 'public: five digits, unique in the province';
comment on column school.name is 'public';
comment on column school.region is 'public: division code';
comment on column school.is_centre is 'public';
comment on column school.enabled is 'internal';
comment on column school.avoid_own_edits is 'internal: 审核回避';
comment on column school.created_at is 'internal';

create table campus (
  school_id uuid not null references school (id),
  id uuid not null,
  name text not null,
  primary key (school_id, id),
  unique (school_id, name)
);
comment on column campus.school_id is 'internal';
comment on column campus.id is 'internal';
comment on column campus.name is 'public';

create table department (
  school_id uuid not null references school (id),
  id uuid not null,
  name text not null,
  primary key (school_id, id),
  unique (school_id, name)
);
comment on column department.school_id is 'internal';
comment on column department.id is 'internal';
comment on column department.name is 'public';

create table major (
  school_id uuid not null references school (id),
  id uuid not null,
  department_id uuid not null,
  code text not null,
  name text not null,
  education_level text not null,
  study_years numeric(2, 1) not null check (study_years between 0.5 and 8),
  primary key (school_id, id),
  unique (school_id, name),
  unique (school_id, code),
  foreign key (school_id, department_id) references department (school_id, id)
);
comment on column major.school_id is 'internal';
comment on column major.id is 'internal';
comment on column major.department_id is 'internal';
comment on column major.code is 'public';
comment on column major.name is 'public';
comment on column major.education_level is 'public: code table 3';
comment on column major.study_years is 'public';

create table class (
  school_id uuid not null references school (id),
  id uuid not null,
  major_id uuid not null,
  name text not null,
  primary key (school_id, id),
  unique (school_id, major_id, name),
  foreign key (school_id, major_id) references major (school_id, id)
);
comment on column class.school_id is 'internal';
comment on column class.id is 'internal';
comment on column class.major_id is 'internal';
comment on column class.name is 'public';

create table authority (
  region text not null,
  for_teachers boolean not null,
  name text not null,
  address text not null,
  postcode text not null,
  phone text not null,
  primary key (region, for_teachers)
);
comment on table authority is 'Receiving authorities 主管单位: by city inside the province, by province outside; edited by the centre.';
comment on column authority.region is 'public: division code of a city or province';
comment on column authority.for_teachers is 'public: the education bureau for teacher training';
comment on column authority.name is 'public';
comment on column authority.address is 'public';
comment on column authority.postcode is 'public';
comment on column authority.phone is 'public';

create table working_year (
  year integer primary key check (year between 2000 and 2100),
  is_current boolean not null default false
);
create unique index working_year_current on working_year (is_current) where is_current;
comment on table working_year is 'Cohorts 工作年份; the centre declares one current.';
comment on column working_year.year is 'public';
comment on column working_year.is_current is 'public';

create table reporting_switch (
  school_id uuid not null references school (id),
  year integer not null references working_year (year),
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  is_open boolean not null,
  opens_on date,
  closes_on date,
  primary key (school_id, year, kind)
);
comment on table reporting_switch is 'Whether students may report; the row of the centre stands above every school''s.';
comment on column reporting_switch.school_id is 'internal';
comment on column reporting_switch.year is 'internal';
comment on column reporting_switch.kind is 'internal';
comment on column reporting_switch.is_open is 'internal';
comment on column reporting_switch.opens_on is 'internal';
comment on column reporting_switch.closes_on is 'internal';

create table field_setting (
  school_id uuid not null references school (id),
  year integer not null references working_year (year),
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  field text not null,
  enabled boolean not null,
  editable boolean not null,
  required boolean not null,
  primary key (school_id, year, kind, field)
);
comment on table field_setting is '字段管理: what a school decided for one configurable field.';
comment on column field_setting.school_id is 'internal';
comment on column field_setting.year is 'internal';
comment on column field_setting.kind is 'internal';
comment on column field_setting.field is 'internal';
comment on column field_setting.enabled is 'internal';
comment on column field_setting.editable is 'internal';
comment on column field_setting.required is 'internal';

grant select on school, authority, working_year to biyetong_app;
grant insert, update on school to biyetong_app;

alter table school enable row level security;
alter table school force row level security;
create policy school_read on school for select using (access.role() <> '');
create policy school_insert on school for insert with check (access.role() in ('centre', 'system'));
create policy school_update on school for update using (access.role() in ('centre', 'system') or id = access.school_id());

do $$
declare t text;
begin
  foreach t in array array['campus', 'department', 'major', 'class', 'field_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.sees_school(school_id))', t || '_tenant', t);
    execute format('grant select, insert, update, delete on %I to biyetong_app', t);
  end loop;
end $$;

-- A school reads the centre's switches to know what is open, and writes only its own.
alter table reporting_switch enable row level security;
alter table reporting_switch force row level security;
create policy reporting_switch_read on reporting_switch for select using (access.role() <> '');
create policy reporting_switch_insert on reporting_switch for insert with check (access.sees_school(school_id));
create policy reporting_switch_update on reporting_switch for update using (access.sees_school(school_id));
grant select, insert, update on reporting_switch to biyetong_app;
