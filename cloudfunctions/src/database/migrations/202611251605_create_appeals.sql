create table appeal (
  school_id uuid not null references school (id),
  id uuid not null,
  key uuid not null,
  openid_index text not null references wechat_account (openid_index),
  student_id uuid,
  category text not null
    check (category in ('face-failed', 'binding-failed', 'wrong-information', 'review-objection', 'other')),
  state text not null check (state in ('waiting', 'in-progress', 'answered', 'closed')),
  version integer not null default 1,
  name_sealed text not null,
  name_index text not null,
  id_type text not null check (id_type in ('resident', 'hk-macau-permit', 'taiwan-permit', 'hmt-residence')),
  id_number_sealed text not null,
  id_number_index text not null,
  id_number_tail text not null,
  student_number text not null,
  major_name text not null,
  assigned_to uuid,
  submitted_at timestamptz not null,
  due_at timestamptz,
  answered_at timestamptz,
  updated_at timestamptz not null,
  -- What is due first comes first, then what is answered, the latest first; larger than any time to come.
  list_order double precision not null generated always as (
    coalesce(extract(epoch from due_at - '1970-01-01 00:00:00+00'::timestamptz),
      100000000000 - extract(epoch from updated_at - '1970-01-01 00:00:00+00'::timestamptz))) stored,
  primary key (school_id, id),
  unique (school_id, openid_index, key),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, assigned_to) references staff (school_id, id),
  check ((state in ('waiting', 'in-progress')) = (due_at is not null))
);
create index appeal_page on appeal (school_id, list_order, id);
create index appeal_province on appeal (list_order, id);
create index appeal_of_appellant on appeal (openid_index, submitted_at desc);
create index appeal_by_person on appeal (school_id, id_number_index);
comment on table appeal is '申诉: of a WeChat identity, bound or not, to one school.';
comment on column appeal.school_id is 'internal';
comment on column appeal.id is 'internal';
comment on column appeal.key is 'internal: made by the form, so that sending twice opens one';
comment on column appeal.openid_index is 'sensitive: keyed hash of the openid; finds the appellant''s own';
comment on column appeal.student_id is 'internal: the bound record, when there was one';
comment on column appeal.category is 'internal';
comment on column appeal.state is 'internal';
comment on column appeal.version is 'internal: grows with every step; guards every write';
comment on column appeal.name_sealed is 'sensitive: the name as entered, sealed';
comment on column appeal.name_index is 'sensitive: keyed hash for lookup';
comment on column appeal.id_type is 'personal';
comment on column appeal.id_number_sealed is 'sensitive: the ID number as entered, sealed';
comment on column appeal.id_number_index is 'sensitive: keyed hash for lookup';
comment on column appeal.id_number_tail is 'personal: first and last four characters, masked between';
comment on column appeal.student_number is 'personal: as entered';
comment on column appeal.major_name is 'personal: as entered';
comment on column appeal.assigned_to is 'internal: the member of staff who took it or to whom it was passed on';
comment on column appeal.submitted_at is 'internal';
comment on column appeal.due_at is 'internal: when an answer is due; none once it is given';
comment on column appeal.answered_at is 'internal: the last answer';
comment on column appeal.updated_at is 'internal';
comment on column appeal.list_order is 'internal: the order of lists';

create table appeal_entry (
  school_id uuid not null,
  id uuid not null,
  appeal_id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('appellant', 'school', 'centre')),
  actor_id uuid,
  actor_name text not null,
  action text not null check (action in ('open', 'add', 'take', 'answer', 'pass-on', 'close')),
  from_state text not null,
  to_state text not null,
  text_sealed text,
  passed_to_name text,
  version integer not null,
  primary key (school_id, id),
  foreign key (school_id, appeal_id) references appeal (school_id, id)
);
create index appeal_entry_of on appeal_entry (school_id, appeal_id, at, id);
comment on table appeal_entry is 'The thread: one row per step, written with the change itself. Never updated, never deleted.';
comment on column appeal_entry.school_id is 'internal';
comment on column appeal_entry.id is 'internal';
comment on column appeal_entry.appeal_id is 'internal';
comment on column appeal_entry.at is 'internal';
comment on column appeal_entry.actor_kind is 'internal';
comment on column appeal_entry.actor_id is 'internal: staff';
comment on column appeal_entry.actor_name is 'personal: staff; empty for the appellant';
comment on column appeal_entry.action is 'internal';
comment on column appeal_entry.from_state is 'internal';
comment on column appeal_entry.to_state is 'internal';
comment on column appeal_entry.text_sealed is 'sensitive: what was written, sealed: people write their numbers into it';
comment on column appeal_entry.passed_to_name is 'personal: staff';
comment on column appeal_entry.version is 'internal: the version acted on';

create table appeal_attachment (
  school_id uuid not null,
  appeal_id uuid not null,
  entry_id uuid not null,
  file_id uuid not null,
  primary key (school_id, file_id),
  foreign key (school_id, appeal_id) references appeal (school_id, id),
  foreign key (school_id, entry_id) references appeal_entry (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id)
);
create index appeal_attachment_of on appeal_attachment (school_id, appeal_id);
comment on table appeal_attachment is 'A file belongs to one step of one appeal.';
comment on column appeal_attachment.school_id is 'internal';
comment on column appeal_attachment.appeal_id is 'internal';
comment on column appeal_attachment.entry_id is 'internal';
comment on column appeal_attachment.file_id is 'internal';

create table appeal_setting (
  school_id uuid primary key references school (id),
  version integer not null,
  deadline_days integer not null check (deadline_days between 1 and 30)
);
comment on table appeal_setting is '申诉设置 of a school.';
comment on column appeal_setting.school_id is 'internal';
comment on column appeal_setting.version is 'internal: guards every write';
comment on column appeal_setting.deadline_days is 'internal: working days until an answer is due';

create table appeal_assignee (
  school_id uuid not null,
  category text not null
    check (category in ('face-failed', 'binding-failed', 'wrong-information', 'review-objection', 'other')),
  staff_id uuid not null,
  primary key (school_id, category, staff_id),
  foreign key (school_id, staff_id) references staff (school_id, id) on delete cascade
);
comment on table appeal_assignee is 'Whom a category falls to; nobody named: everyone who may answer.';
comment on column appeal_assignee.school_id is 'internal';
comment on column appeal_assignee.category is 'internal';
comment on column appeal_assignee.staff_id is 'internal';

-- A WeChat identity without a bound record uploads for its appeal.
alter table file drop constraint file_owner_kind_check;
alter table file add check (owner_kind in ('staff', 'student', 'system', 'wechat'));
alter table file add column owner_key text references wechat_account (openid_index);
alter table file add check ((owner_kind = 'wechat') = (owner_key is not null));
create index file_of_wechat on file (owner_key, created_at) where owner_key is not null;
comment on column file.owner_key is 'sensitive: keyed hash of the openid, of files of a WeChat identity';

grant select, insert, update on appeal to biyetong_app;
grant select, insert on appeal_entry, appeal_attachment to biyetong_app;
grant select, insert, update on appeal_setting to biyetong_app;
grant select, insert, delete on appeal_assignee to biyetong_app;

/*
 * Staff of the school, narrowed to their majors where the appellant had bound a record, and the centre. The appellant
 * may belong to no school yet: their own functions run as `system` and ask for their own openid only.
 */
alter table appeal enable row level security;
alter table appeal force row level security;
create policy appeal_tenant on appeal using (
  access.role() = 'system'
  or (access.role() in ('staff', 'centre') and access.sees_school(school_id) and (student_id is null or exists (
    select from student s where s.school_id = appeal.school_id and s.id = appeal.student_id))));

do $$
declare t text;
begin
  foreach t in array array['appeal_entry', 'appeal_attachment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (
      access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id) and exists (
        select from appeal a where a.school_id = %I.school_id and a.id = %I.appeal_id))', t || '_tenant', t, t, t);
  end loop;
  foreach t in array array['appeal_setting', 'appeal_assignee'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (
      access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_tenant', t);
  end loop;
end $$;
