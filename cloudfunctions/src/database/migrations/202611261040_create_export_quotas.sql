create table export_quota (
  school_id uuid not null references school (id),
  rows_per_export integer not null check (rows_per_export >= 0),
  rows_per_day integer not null check (rows_per_day >= 0),
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (school_id)
);
comment on table export_quota is '导出限额: what one person may export without a second person; a default holds where there is no row.';
comment on column export_quota.school_id is 'internal';
comment on column export_quota.rows_per_export is 'internal';
comment on column export_quota.rows_per_day is 'internal: of one person';
comment on column export_quota.updated_by is 'internal';
comment on column export_quota.updated_at is 'internal';

grant select, insert, update on export_quota to biyetong_app;
alter table export_quota enable row level security;
alter table export_quota force row level security;
create policy export_quota_tenant on export_quota
  using (access.role() in ('staff', 'centre', 'system') and access.sees_school(school_id));

alter table report_export
  drop constraint report_export_state_check,
  add constraint report_export_state_check
    check (state in ('waiting', 'running', 'done', 'stopped', 'refused', 'expired')),
  add column started_by_name text not null default '',
  add column reason text,
  add column decided_by uuid,
  add column decided_by_name text,
  add column decided_at timestamptz,
  add column decision_opinion text,
  add column expires_at timestamptz,
  add constraint report_export_second_person check (decided_by <> started_by);
create index report_export_requests on report_export (school_id, started_at desc) where reason is not null;
comment on column report_export.started_by_name is 'personal: name of the member of staff';
comment on column report_export.reason is 'internal: why so many rows are needed; set when a second person had to agree';
comment on column report_export.decided_by is 'internal';
comment on column report_export.decided_by_name is 'personal: name of the member of staff';
comment on column report_export.decided_at is 'internal';
comment on column report_export.decision_opinion is 'internal';
comment on column report_export.expires_at is 'internal: from then on the file is not handed out, and is deleted';
