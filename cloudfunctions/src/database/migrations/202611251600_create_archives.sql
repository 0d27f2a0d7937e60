create table archive (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  student_id uuid,
  graduated boolean not null,
  name text,
  name_initials text,
  id_type text check (id_type in ('resident', 'hk-macau-permit', 'taiwan-permit', 'hmt-residence')),
  id_number_sealed text,
  id_number_index text,
  id_number_tail text,
  student_number text,
  major_id uuid,
  state text not null check (state in ('to-send', 'sent', 'received', 'returned', 'kept')),
  state_on date,
  data jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, student_id),
  unique (school_id, year, id_number_index),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, major_id) references major (school_id, id),
  -- Of the roll, or entered here in full: never both, so that a name is kept in one place.
  check (num_nonnulls(name, name_initials, id_type, id_number_sealed, id_number_index, id_number_tail)
    = case when student_id is null then 6 else 0 end),
  check (student_id is null or (student_number is null and major_id is null)),
  check (student_id is not null or not graduated)
);
create index archive_page on archive (school_id, year, updated_at desc, id desc);
create index archive_counts on archive (year, school_id, state);
create index archive_by_person on archive (id_number_index) where id_number_index is not null;
comment on table archive is '档案: where the personnel file of one person went. Of a record of the roll, or of somebody who left without graduating and is not on it.';
comment on column archive.school_id is 'internal';
comment on column archive.id is 'internal';
comment on column archive.year is 'internal: cohort';
comment on column archive.student_id is 'internal: the record of the roll; empty for somebody off the roll';
comment on column archive.graduated is 'personal';
comment on column archive.name is 'personal: only of somebody off the roll, like the columns that follow';
comment on column archive.name_initials is 'personal: pinyin initials for search';
comment on column archive.id_type is 'personal';
comment on column archive.id_number_sealed is 'sensitive: AES-256-GCM';
comment on column archive.id_number_index is 'sensitive: keyed hash for lookup';
comment on column archive.id_number_tail is 'personal: masked';
comment on column archive.student_number is 'personal';
comment on column archive.major_id is 'internal: narrows who may see it';
comment on column archive.state is 'internal: 档案投递状态';
comment on column archive.state_on is 'internal: the day since when; empty after a correction to a state that was never entered';
comment on column archive.data is 'sensitive: declared fields; the telephone is sealed';
comment on column archive.version is 'internal: grows with every change; guards every write';
comment on column archive.created_at is 'internal';
comment on column archive.updated_at is 'internal';

create table archive_event (
  school_id uuid not null,
  id uuid not null,
  archive_id uuid not null,
  at timestamptz not null,
  happened_on date not null,
  action text not null check (action in ('add', 'edit', 'move')),
  from_state text,
  to_state text not null,
  note text,
  actor_id uuid,
  actor_name text not null,
  version integer not null,
  data jsonb not null,
  primary key (school_id, id),
  foreign key (school_id, archive_id) references archive (school_id, id)
);
create index archive_event_of on archive_event (school_id, archive_id, version);
comment on table archive_event is 'One row per change, written in the same transaction. Never updated, never deleted.';
comment on column archive_event.school_id is 'internal';
comment on column archive_event.id is 'internal';
comment on column archive_event.archive_id is 'internal';
comment on column archive_event.at is 'internal: when it was entered';
comment on column archive_event.happened_on is 'internal: the day it happened';
comment on column archive_event.action is 'internal';
comment on column archive_event.from_state is 'internal: empty for the first';
comment on column archive_event.to_state is 'internal';
comment on column archive_event.note is 'personal';
comment on column archive_event.actor_id is 'internal';
comment on column archive_event.actor_name is 'personal';
comment on column archive_event.version is 'internal: the version that it made';
comment on column archive_event.data is 'sensitive: the data after it, sealed as in archive';

grant select, insert, update on archive to biyetong_app;
grant select, insert on archive_event to biyetong_app;

-- Of the roll: visible when the student's record is. Off the roll: to the centre and to staff of the school and major.
create function access.sees_archive(school uuid, student uuid, major uuid) returns boolean
  language sql stable parallel safe
  as $$ select case
      when access.role() in ('centre', 'system') then true
      when student is null then access.role() = 'staff' and access.sees_graduate(school, major, null)
      else access.sees_school(school) and exists (
        select from student s where s.school_id = school and s.id = student) end $$;

alter table archive enable row level security;
alter table archive force row level security;
create policy archive_read on archive for select using (access.sees_archive(school_id, student_id, major_id));
create policy archive_insert on archive for insert
  with check (access.role() in ('staff', 'system') and access.sees_archive(school_id, student_id, major_id));
create policy archive_update on archive for update
  using (access.role() in ('staff', 'system') and access.sees_archive(school_id, student_id, major_id));

alter table archive_event enable row level security;
alter table archive_event force row level security;
create policy archive_event_read on archive_event for select using (exists (
  select from archive a where a.school_id = archive_event.school_id and a.id = archive_event.archive_id));
create policy archive_event_insert on archive_event for insert
  with check (access.role() in ('staff', 'system') and exists (
    select from archive a where a.school_id = archive_event.school_id and a.id = archive_event.archive_id));
