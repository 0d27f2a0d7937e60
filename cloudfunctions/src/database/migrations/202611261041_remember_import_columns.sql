create table import_mapping (
  school_id uuid not null references school (id),
  subject text not null,
  columns jsonb not null,
  updated_at timestamptz not null,
  primary key (school_id, subject)
);
comment on table import_mapping is '列对应: what the columns of a file meant in the last imports of a school.';
comment on column import_mapping.school_id is 'internal';
comment on column import_mapping.subject is 'internal: what the files are about';
comment on column import_mapping.columns is 'internal: heading of a column, to the field it means or null';
comment on column import_mapping.updated_at is 'internal';

grant select, insert, update on import_mapping to biyetong_app;
alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy import_mapping_tenant on import_mapping
  using (access.role() in ('staff', 'centre', 'system') and access.sees_school(school_id));
