create table dispatch_initialisation (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  state text not null check (state in ('running', 'done', 'stopped')),
  stop_reason text,
  total integer not null,
  initialised integer not null default 0,
  skipped integer not null default 0,
  reached_school_id uuid,
  reached_student_id uuid,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id)
);
create index dispatch_initialisation_log on dispatch_initialisation (school_id, year, started_at desc);
create unique index dispatch_initialisation_running on dispatch_initialisation (school_id, year) where state = 'running';
comment on table dispatch_initialisation is '批量初始化派遣方案: one run of the centre over a year, by a job.';
comment on column dispatch_initialisation.school_id is 'internal: the centre';
comment on column dispatch_initialisation.id is 'internal';
comment on column dispatch_initialisation.year is 'internal';
comment on column dispatch_initialisation.state is 'internal';
comment on column dispatch_initialisation.stop_reason is 'internal: the sentence for the person';
comment on column dispatch_initialisation.total is 'internal: graduates that were due at the start';
comment on column dispatch_initialisation.initialised is 'internal';
comment on column dispatch_initialisation.skipped is 'internal: got a dispatch of their own meanwhile';
comment on column dispatch_initialisation.reached_school_id is 'internal: everybody up to here has been looked at';
comment on column dispatch_initialisation.reached_student_id is 'internal: everybody up to here has been looked at';
comment on column dispatch_initialisation.started_by is 'internal';
comment on column dispatch_initialisation.started_by_name is 'personal: of staff';
comment on column dispatch_initialisation.started_at is 'internal';
comment on column dispatch_initialisation.finished_at is 'internal';

grant select, insert, update on dispatch_initialisation to biyetong_app;
alter table dispatch_initialisation enable row level security;
alter table dispatch_initialisation force row level security;
create policy dispatch_initialisation_tenant on dispatch_initialisation using (access.role() in ('centre', 'system'));
