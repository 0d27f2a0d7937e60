create table report_export (
  school_id uuid not null references school (id),
  id uuid not null,
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  year integer not null references working_year (year),
  filter_sealed text not null,
  format text not null check (format in ('xlsx', 'dbf', 'csv')),
  columns jsonb not null,
  state text not null check (state in ('running', 'done', 'stopped')),
  stop_reason text,
  rows_done integer not null default 0,
  rows_total integer not null,
  file_id uuid,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id)
);
create index report_export_log on report_export (school_id, started_by, kind, year, started_at desc);
comment on table report_export is '导出: what a filter let through, written into a file by a job.';
comment on column report_export.school_id is 'internal: of whoever started it';
comment on column report_export.id is 'internal';
comment on column report_export.kind is 'internal';
comment on column report_export.year is 'internal';
comment on column report_export.filter_sealed is 'sensitive: may hold a name or an ID number that was looked for; sealed';
comment on column report_export.format is 'internal';
comment on column report_export.columns is 'internal: names of columns';
comment on column report_export.state is 'internal';
comment on column report_export.stop_reason is 'internal: the sentence for the person';
comment on column report_export.rows_done is 'internal';
comment on column report_export.rows_total is 'internal';
comment on column report_export.file_id is 'internal';
comment on column report_export.started_by is 'internal';
comment on column report_export.started_at is 'internal';
comment on column report_export.finished_at is 'internal';

grant select, insert, update on report_export to biyetong_app;
alter table report_export enable row level security;
alter table report_export force row level security;
create policy report_export_tenant on report_export
  using (access.role() in ('staff', 'centre', 'system') and access.sees_school(school_id));
