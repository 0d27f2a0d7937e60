create table student (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  name text not null,
  name_initials text not null,
  id_type text not null check (id_type in ('resident', 'hk-macau-permit', 'taiwan-permit', 'hmt-residence')),
  id_number_sealed text not null,
  id_number_index text not null,
  id_number_tail text not null,
  student_number text not null,
  exam_number text,
  sex text not null check (sex in ('male', 'female')),
  birth_date date,
  ethnicity text,
  political_status text,
  education_level text not null,
  training_mode text not null,
  study_years numeric(2, 1) not null,
  enrolled_on date,
  graduates_on date,
  origin_region text,
  diploma_number text,
  major_id uuid not null,
  class_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, year, id_number_index),
  unique (school_id, year, student_number),
  foreign key (school_id, major_id) references major (school_id, id),
  foreign key (school_id, class_id) references class (school_id, id)
);
create index student_page on student (school_id, year, student_number, id);
create index student_by_major on student (school_id, year, major_id);
comment on table student is 'The roll 学籍: one row per graduate, school and year.';
comment on column student.school_id is 'internal';
comment on column student.id is 'internal';
comment on column student.year is 'internal';
comment on column student.name is 'personal';
comment on column student.name_initials is 'personal: pinyin initials for search';
comment on column student.id_type is 'personal';
comment on column student.id_number_sealed is 'sensitive: AES-256-GCM';
comment on column student.id_number_index is 'sensitive: keyed hash for lookup';
comment on column student.id_number_tail is 'personal: first and last four characters, masked between';
comment on column student.student_number is 'personal';
comment on column student.exam_number is 'personal';
comment on column student.sex is 'personal';
comment on column student.birth_date is 'personal';
comment on column student.ethnicity is 'sensitive: code table 1';
comment on column student.political_status is 'sensitive: code table 2';
comment on column student.education_level is 'personal: code table 3';
comment on column student.training_mode is 'personal: code table 5';
comment on column student.study_years is 'personal';
comment on column student.enrolled_on is 'personal';
comment on column student.graduates_on is 'personal: starts the career-choice period';
comment on column student.origin_region is 'personal: division code';
comment on column student.diploma_number is 'personal';
comment on column student.major_id is 'internal';
comment on column student.class_id is 'internal';
comment on column student.created_at is 'internal';
comment on column student.updated_at is 'internal';

create table person_index (
  id_number_index text not null,
  school_id uuid not null,
  student_id uuid not null,
  year integer not null,
  primary key (id_number_index, school_id, student_id),
  foreign key (school_id, student_id) references student (school_id, id) on delete cascade
);
comment on table person_index is 'Finds a person''s records across schools when binding; the only such key.';
comment on column person_index.id_number_index is 'sensitive: keyed hash';
comment on column person_index.school_id is 'internal';
comment on column person_index.student_id is 'internal';
comment on column person_index.year is 'internal';

create table wechat_account (
  openid_index text primary key,
  created_at timestamptz not null,
  consent_version text,
  consented_at timestamptz,
  face_provider text check (face_provider in ('sandbox', 'tencent', 'wechat', 'school')),
  face_verified_at timestamptz,
  face_person_index text,
  school_id uuid,
  student_id uuid,
  bound_at timestamptz,
  foreign key (school_id, student_id) references student (school_id, id),
  check ((school_id is null) = (student_id is null))
);
create unique index wechat_account_by_student on wechat_account (school_id, student_id);
comment on table wechat_account is 'One WeChat identity: consent, face check, and the one record it is bound to.';
comment on column wechat_account.openid_index is 'sensitive: keyed hash of the openid';
comment on column wechat_account.created_at is 'internal';
comment on column wechat_account.consent_version is 'internal';
comment on column wechat_account.consented_at is 'internal';
comment on column wechat_account.face_provider is 'internal: sandbox marks a demonstration';
comment on column wechat_account.face_verified_at is 'internal';
comment on column wechat_account.face_person_index is 'sensitive: keyed hash of name and ID number that were verified';
comment on column wechat_account.school_id is 'internal';
comment on column wechat_account.student_id is 'internal';
comment on column wechat_account.bound_at is 'internal';

create table face_check (
  id uuid primary key,
  openid_index text not null references wechat_account (openid_index),
  provider text not null check (provider in ('sandbox', 'tencent', 'wechat')),
  token text not null,
  person_index text not null,
  outcome text not null default 'pending' check (outcome in ('pending', 'passed', 'failed')),
  sandbox_outcome text check (sandbox_outcome in ('passed', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz
);
create index face_check_recent on face_check (openid_index, started_at);
create unique index face_check_token on face_check (token);
comment on table face_check is 'One try at the face verification; only the server asks the provider for the outcome.';
comment on column face_check.id is 'internal';
comment on column face_check.openid_index is 'sensitive: keyed hash';
comment on column face_check.provider is 'internal';
comment on column face_check.token is 'sensitive: the provider''s token';
comment on column face_check.person_index is 'sensitive: keyed hash of name and ID number';
comment on column face_check.outcome is 'internal';
comment on column face_check.sandbox_outcome is 'internal: what was pressed in the sandbox';
comment on column face_check.started_at is 'internal';
comment on column face_check.finished_at is 'internal';

create table student_session (
  token_hash bytea primary key,
  openid_index text not null references wechat_account (openid_index),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table student_session is 'A student in a browser (h5), after WeChat''s web sign-in.';
comment on column student_session.token_hash is 'sensitive: SHA-256 of the cookie';
comment on column student_session.openid_index is 'sensitive: keyed hash';
comment on column student_session.created_at is 'internal';
comment on column student_session.expires_at is 'internal';

grant select, insert, update on student to biyetong_app;
grant select, insert, delete on person_index to biyetong_app;
grant select, insert, update on wechat_account, face_check to biyetong_app;
grant select, insert, update, delete on student_session to biyetong_app;

alter table student enable row level security;
alter table student force row level security;
create policy student_tenant on student using (access.sees_graduate(school_id, major_id, id));

alter table person_index enable row level security;
alter table person_index force row level security;
create policy person_index_tenant on person_index
  using (access.role() = 'system' or (access.role() in ('staff', 'centre') and access.sees_school(school_id)));

do $$
declare t text;
begin
  foreach t in array array['wechat_account', 'face_check', 'student_session'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() = ''system'')', t || '_system', t);
  end loop;
end $$;
-- Lists say whether a student has bound a WeChat identity.
create policy wechat_account_read on wechat_account for select
  using (access.role() in ('staff', 'centre') and access.sees_school(school_id));
