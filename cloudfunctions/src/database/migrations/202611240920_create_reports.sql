create table report (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  year integer not null,
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  submission text not null check (submission in ('draft', 'submitted', 'reassignment')),
  stage text not null check (stage in ('draft', 'level2', 'level1', 'centre', 'completed', 'rejected')),
  source text not null check (source in ('student', 'import', 'school', 'initialised')),
  version integer not null default 1,
  major_id uuid not null,
  origin_region text,
  data jsonb not null,
  opinion text,
  last_edited_by uuid,
  last_edited_level text,
  submitted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, student_id, kind),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, major_id) references major (school_id, id),
  check ((stage = 'draft') = (submission = 'draft'))
);
create index report_page on report (school_id, year, kind, updated_at desc, id);
create index report_counts on report (school_id, year, kind, stage, major_id);
create index report_province on report (year, kind, stage, school_id);
comment on table report is 'Origin, dispatch and employment reports: one workflow.';
comment on column report.school_id is 'internal';
comment on column report.id is 'internal';
comment on column report.student_id is 'internal';
comment on column report.year is 'internal';
comment on column report.kind is 'internal';
comment on column report.submission is 'internal: 上报状态';
comment on column report.stage is 'internal: 审核状态';
comment on column report.source is 'internal: 信息来源';
comment on column report.version is 'internal: grows with every change; guards every write';
comment on column report.major_id is 'internal: narrows who may see it';
comment on column report.origin_region is 'personal: division code, for filters';
comment on column report.data is 'sensitive: field values; those declared sensitive are sealed';
comment on column report.opinion is 'personal: the opinion of the last rejection';
comment on column report.last_edited_by is 'internal: 审核回避';
comment on column report.last_edited_level is 'internal: 审核回避';
comment on column report.submitted_at is 'internal';
comment on column report.created_at is 'internal';
comment on column report.updated_at is 'internal';

create table report_history (
  school_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('student', 'staff', 'system')),
  actor_id uuid,
  actor_name text not null,
  actor_level text not null,
  action text not null,
  from_stage text not null,
  to_stage text not null,
  opinion text,
  version integer not null,
  data jsonb not null,
  primary key (school_id, id),
  foreign key (school_id, report_id) references report (school_id, id)
);
create index report_history_of on report_history (school_id, report_id, at, id);
comment on table report_history is 'One row per action, written in the same transaction as the change. Never updated, never deleted.';
comment on column report_history.school_id is 'internal';
comment on column report_history.id is 'internal';
comment on column report_history.report_id is 'internal';
comment on column report_history.at is 'internal';
comment on column report_history.actor_kind is 'internal';
comment on column report_history.actor_id is 'internal';
comment on column report_history.actor_name is 'personal';
comment on column report_history.actor_level is 'internal';
comment on column report_history.action is 'internal';
comment on column report_history.from_stage is 'internal';
comment on column report_history.to_stage is 'internal';
comment on column report_history.opinion is 'personal';
comment on column report_history.version is 'internal: the version acted on';
comment on column report_history.data is 'sensitive: the data acted on, sealed as in report';

create table file (
  school_id uuid not null references school (id),
  id uuid not null,
  purpose text not null,
  owner_kind text not null check (owner_kind in ('staff', 'student', 'system')),
  owner_id uuid,
  name text not null,
  path text not null,
  size bigint,
  media_type text,
  sha256 text,
  state text not null check (state in ('expected', 'stored')),
  created_at timestamptz not null,
  primary key (school_id, id)
);
comment on table file is 'Uploaded and generated files; the bytes are in storage under a random path.';
comment on column file.school_id is 'internal';
comment on column file.id is 'internal';
comment on column file.purpose is 'internal';
comment on column file.owner_kind is 'internal';
comment on column file.owner_id is 'internal';
comment on column file.name is 'personal: as the person named it';
comment on column file.path is 'internal: random';
comment on column file.size is 'internal: bytes';
comment on column file.media_type is 'internal: by content';
comment on column file.sha256 is 'internal';
comment on column file.state is 'internal';
comment on column file.created_at is 'internal';

create table report_attachment (
  school_id uuid not null,
  report_id uuid not null,
  field text not null,
  file_id uuid not null,
  primary key (school_id, report_id, field, file_id),
  foreign key (school_id, report_id) references report (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id)
);
comment on column report_attachment.school_id is 'internal';
comment on column report_attachment.report_id is 'internal';
comment on column report_attachment.field is 'internal';
comment on column report_attachment.file_id is 'internal';

grant select, insert, update on report to biyetong_app;
grant select, insert on report_history to biyetong_app;
grant select, insert, update on file to biyetong_app;
grant select, insert, delete on report_attachment to biyetong_app;

alter table report enable row level security;
alter table report force row level security;
create policy report_tenant on report using (access.sees_graduate(school_id, major_id, student_id));

-- A history row or attachment is visible when its report is.
do $$
declare t text;
begin
  foreach t in array array['report_history', 'report_attachment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.sees_school(school_id) and exists (
      select from report r where r.school_id = %I.school_id and r.id = %I.report_id))', t || '_tenant', t, t, t);
  end loop;
end $$;

alter table file enable row level security;
alter table file force row level security;
create policy file_tenant on file using (access.sees_school(school_id));
