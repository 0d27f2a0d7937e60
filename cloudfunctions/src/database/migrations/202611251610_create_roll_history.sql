-- Every writer of the roll counts, so that whoever corrects a record knows whether it is still the one they saw.
alter table student add column version integer not null default 1;
comment on column student.version is 'internal: grows with every change; guards corrections';

create function access.next_version() returns trigger language plpgsql
  as $$ begin new.version := old.version + 1; return new; end $$;
create trigger student_version before update on student
  for each row execute function access.next_version();

create table student_history (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('student', 'staff')),
  actor_id uuid,
  actor_name text not null,
  action text not null check (action in ('update', 'confirm-identity', 'bind', 'unbind')),
  fields text[] not null,
  before_sealed text,
  after_sealed text,
  reason text not null,
  version integer not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references student (school_id, id)
);
create index student_history_of on student_history (school_id, student_id, at, id);
comment on table student_history is 'Corrections of the roll and bindings by hand; insert and select only.';
comment on column student_history.school_id is 'internal';
comment on column student_history.id is 'internal';
comment on column student_history.student_id is 'internal';
comment on column student_history.at is 'internal';
comment on column student_history.actor_kind is 'internal';
comment on column student_history.actor_id is 'internal';
comment on column student_history.actor_name is 'personal';
comment on column student_history.action is 'internal';
comment on column student_history.fields is 'internal: names of the fields that changed';
comment on column student_history.before_sealed is 'sensitive: their former values, sealed';
comment on column student_history.after_sealed is 'sensitive: their new values, sealed';
comment on column student_history.reason is 'personal: why, in the words of the member of staff';
comment on column student_history.version is 'internal: the version acted on';

create table student_confirmation (
  school_id uuid not null,
  student_id uuid not null,
  code_index text not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (school_id, student_id),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, confirmed_by) references staff (school_id, id)
);
comment on table student_confirmation is '当面核验: the one code in force that stands for the face check, gone once it is used.';
comment on column student_confirmation.school_id is 'internal';
comment on column student_confirmation.student_id is 'internal';
comment on column student_confirmation.code_index is 'sensitive: keyed hash of the code';
comment on column student_confirmation.confirmed_by is 'internal: staff';
comment on column student_confirmation.confirmed_at is 'internal';
comment on column student_confirmation.expires_at is 'internal';

grant select, insert on student_history to biyetong_app;
grant select, insert, update, delete on student_confirmation to biyetong_app;
grant update on person_index to biyetong_app;

-- Visible to the staff who see the record; a student has no part in either.
do $$
declare t text;
begin
  foreach t in array array['student_history', 'student_confirmation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (
      access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id) and exists (
        select from student s where s.school_id = %I.school_id and s.id = %I.student_id))', t || '_tenant', t, t, t);
  end loop;
end $$;
