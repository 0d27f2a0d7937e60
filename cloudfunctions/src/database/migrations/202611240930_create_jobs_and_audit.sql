create table job (
  school_id uuid not null references school (id),
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  requested_by uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts integer not null default 0,
  run_at timestamptz not null,
  lease_until timestamptz,
  lease_token uuid,
  error_code text,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id)
);
create index job_due on job (run_at) where state in ('waiting', 'running');
comment on table job is 'Long work. Taken with skip locked and a lease, so that a kill costs only time.';
comment on column job.school_id is 'internal';
comment on column job.id is 'internal';
comment on column job.kind is 'internal';
comment on column job.payload is 'internal: ids only';
comment on column job.requested_by is 'internal: staff whose permissions hold while it runs';
comment on column job.state is 'internal';
comment on column job.attempts is 'internal';
comment on column job.run_at is 'internal';
comment on column job.lease_until is 'internal';
comment on column job.lease_token is 'internal';
comment on column job.error_code is 'internal';
comment on column job.created_at is 'internal';
comment on column job.finished_at is 'internal';

create table import (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  file_id uuid not null,
  mapping jsonb not null,
  state text not null check (state in ('checking', 'checked', 'applying', 'applied', 'refused', 'discarded')),
  rows_done integer not null default 0,
  rows_total integer,
  accepted integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  refusal text,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id)
);
create index import_log on import (school_id, year, started_at desc);
comment on table import is '导入记录';
comment on column import.school_id is 'internal';
comment on column import.id is 'internal';
comment on column import.year is 'internal';
comment on column import.file_id is 'internal';
comment on column import.mapping is 'internal: column → field';
comment on column import.state is 'internal';
comment on column import.rows_done is 'internal';
comment on column import.rows_total is 'internal';
comment on column import.accepted is 'internal';
comment on column import.changed is 'internal';
comment on column import.unchanged is 'internal';
comment on column import.refused is 'internal';
comment on column import.refusal is 'internal: why the whole file was refused';
comment on column import.started_by is 'internal';
comment on column import.started_by_name is 'personal';
comment on column import.started_at is 'internal';
comment on column import.finished_at is 'internal';

create table import_row (
  school_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  verdict text not null check (verdict in ('accepted', 'changed', 'unchanged', 'refused')),
  student_id uuid,
  values_sealed text not null,
  reasons jsonb,
  primary key (school_id, import_id, row_number),
  foreign key (school_id, import_id) references import (school_id, id)
);
comment on table import_row is 'What the check made of each row; deleted when the import ends, refused rows are kept.';
comment on column import_row.school_id is 'internal';
comment on column import_row.import_id is 'internal';
comment on column import_row.row_number is 'internal';
comment on column import_row.verdict is 'internal';
comment on column import_row.student_id is 'internal';
comment on column import_row.values_sealed is 'sensitive: the row, sealed';
comment on column import_row.reasons is 'internal: field and sentence, no values';

create table audit_entry (
  school_id uuid not null references school (id),
  sequence bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  address text not null,
  request_id text not null,
  operation text not null,
  subject_kind text not null,
  subject_id uuid,
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null,
  primary key (school_id, sequence)
);
create index audit_by_subject on audit_entry (school_id, subject_kind, subject_id);
comment on table audit_entry is 'Who did what, when, from where, on which record. A hash chain per school; insert and select only.';
comment on column audit_entry.school_id is 'internal';
comment on column audit_entry.sequence is 'internal: 1, 2, 3 … without gaps';
comment on column audit_entry.at is 'internal';
comment on column audit_entry.actor_kind is 'internal';
comment on column audit_entry.actor_id is 'internal';
comment on column audit_entry.actor_name is 'personal';
comment on column audit_entry.address is 'personal: IP address';
comment on column audit_entry.request_id is 'internal';
comment on column audit_entry.operation is 'internal';
comment on column audit_entry.subject_kind is 'internal';
comment on column audit_entry.subject_id is 'internal';
comment on column audit_entry.before is 'internal: states, versions and field names, no personal values';
comment on column audit_entry.after is 'internal: states, versions and field names, no personal values';
comment on column audit_entry.previous_hash is 'internal';
comment on column audit_entry.hash is 'internal: SHA-256 over the row and the previous hash';

create table audit_head (
  school_id uuid primary key references school (id),
  sequence bigint not null,
  hash text not null
);
comment on table audit_head is 'The end of each school''s chain; locked while a row is added.';
comment on column audit_head.school_id is 'internal';
comment on column audit_head.sequence is 'internal';
comment on column audit_head.hash is 'internal';

grant select, insert, update on job, import to biyetong_app;
grant select, insert, delete on import_row to biyetong_app;
grant select, insert on audit_entry to biyetong_app;
grant select, insert, update on audit_head to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['job', 'import', 'import_row', 'audit_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select using (access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_read', t);
    execute format('create policy %I on %I for insert with check (access.role() <> '''' and access.sees_school(school_id))', t || '_insert', t);
    execute format('create policy %I on %I for update using (access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_update', t);
    execute format('create policy %I on %I for delete using (access.role() in (''staff'', ''system'') and access.sees_school(school_id))', t || '_delete', t);
  end loop;
end $$;
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy audit_head_tenant on audit_head using (access.sees_school(school_id));
