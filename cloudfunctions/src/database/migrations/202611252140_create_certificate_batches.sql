-- Lists of certificates go by year.
alter table certificate add column year integer references working_year (year);
update certificate c set year = s.year from student s where s.school_id = c.school_id and s.id = c.student_id;
alter table certificate alter column year set not null;
comment on column certificate.year is 'internal: of the holder''s cohort';
create index certificate_page on certificate (school_id, year, issued_at desc, id desc);
create index certificate_province_page on certificate (year, issued_at desc, id desc);
create index certificate_of_student on certificate (school_id, student_id, issued_at desc, id desc);

create table certificate_plan (
  school_id uuid not null,
  student_id uuid not null,
  certificate_id uuid not null,
  report_id uuid not null,
  report_version integer not null,
  number text not null,
  content_sealed text not null,
  token_hash text not null,
  token_sealed text not null,
  file_path text not null,
  replaces_id uuid,
  replace_reason text,
  planned_at timestamptz not null,
  primary key (school_id, student_id),
  unique (school_id, number),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, report_id) references report (school_id, id)
);
comment on table certificate_plan is 'What is about to be signed: number, content and place of the file, before there is a file. Goes when the certificate is on record; whatever was signed meanwhile is known by it.';
comment on column certificate_plan.school_id is 'internal';
comment on column certificate_plan.student_id is 'internal';
comment on column certificate_plan.certificate_id is 'internal: the id it will have';
comment on column certificate_plan.report_id is 'internal';
comment on column certificate_plan.report_version is 'internal: the version of the dispatch that it attests';
comment on column certificate_plan.number is 'personal: kept for this holder until it is on record';
comment on column certificate_plan.content_sealed is 'sensitive: the canonical content, sealed';
comment on column certificate_plan.token_hash is 'sensitive: SHA-256 of the token';
comment on column certificate_plan.token_sealed is 'sensitive: the token itself, sealed';
comment on column certificate_plan.file_path is 'internal: random';
comment on column certificate_plan.replaces_id is 'internal: the certificate in force that it supersedes';
comment on column certificate_plan.replace_reason is 'personal: written about a person';
comment on column certificate_plan.planned_at is 'internal: also the time of signing';

create table certificate_batch (
  school_id uuid not null references school (id),
  id uuid not null,
  year integer not null references working_year (year),
  only_school_id uuid references school (id),
  only_colour text check (only_colour in ('blue', 'red')),
  state text not null check (state in ('running', 'done', 'stopped')),
  stop_reason text,
  total integer not null,
  issued integer not null default 0,
  skipped integer not null default 0,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id)
);
create index certificate_batch_log on certificate_batch (school_id, year, started_at desc);
comment on table certificate_batch is '批量签发: the certificates of everybody whom a filter found due, issued by a job.';
comment on column certificate_batch.school_id is 'internal: of the centre, which issues';
comment on column certificate_batch.id is 'internal';
comment on column certificate_batch.year is 'internal';
comment on column certificate_batch.only_school_id is 'internal: null for every school';
comment on column certificate_batch.only_colour is 'internal: null for both';
comment on column certificate_batch.state is 'internal';
comment on column certificate_batch.stop_reason is 'internal: the sentence for the person';
comment on column certificate_batch.total is 'internal';
comment on column certificate_batch.issued is 'internal';
comment on column certificate_batch.skipped is 'internal';
comment on column certificate_batch.started_by is 'internal';
comment on column certificate_batch.started_by_name is 'personal';
comment on column certificate_batch.started_at is 'internal';
comment on column certificate_batch.finished_at is 'internal';

create table certificate_batch_item (
  school_id uuid not null,
  batch_id uuid not null,
  student_id uuid not null,
  holder_school_id uuid not null references school (id),
  outcome text not null check (outcome in ('waiting', 'issued', 'held', 'refused', 'unprintable')),
  reason text,
  primary key (school_id, batch_id, student_id),
  foreign key (school_id, batch_id) references certificate_batch (school_id, id)
);
create index certificate_batch_item_waiting on certificate_batch_item (school_id, batch_id, holder_school_id, student_id) where outcome = 'waiting';
comment on table certificate_batch_item is 'The graduates whom a batch of certificates is for, and what became of each.';
comment on column certificate_batch_item.school_id is 'internal: of the batch';
comment on column certificate_batch_item.batch_id is 'internal';
comment on column certificate_batch_item.student_id is 'internal';
comment on column certificate_batch_item.holder_school_id is 'internal: of the graduate';
comment on column certificate_batch_item.outcome is 'internal';
comment on column certificate_batch_item.reason is 'internal: the sentence for the person';

grant select, insert, update, delete on certificate_plan to biyetong_app;
grant select, insert, update on certificate_batch, certificate_batch_item to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['certificate_plan', 'certificate_batch', 'certificate_batch_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['certificate_batch', 'certificate_batch_item'] loop
    execute format('create policy %I on %I using (access.role() in (''centre'', ''system''))', t || '_tenant', t);
  end loop;
end $$;

create policy certificate_plan_tenant on certificate_plan using (case (select access.role())
  when 'centre' then true
  when 'system' then true
  when 'student' then school_id = (select access.school_id()) and student_id = (select access.student_id())
  else false end);
