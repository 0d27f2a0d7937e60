create table review_batch (
  school_id uuid not null references school (id),
  id uuid not null,
  kind text not null check (kind in ('origin', 'dispatch', 'employment')),
  year integer not null references working_year (year),
  action text not null check (action in ('approve', 'reject')),
  opinion text,
  state text not null check (state in ('running', 'done', 'stopped')),
  stop_reason text,
  total integer not null,
  reviewed integer not null default 0,
  skipped integer not null default 0,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, id)
);
create index review_batch_log on review_batch (school_id, started_by, kind, year, started_at desc);
comment on table review_batch is '批量审核: everything that a filter let through, reviewed by a job.';
comment on column review_batch.school_id is 'internal: of whoever started it; the centre reviews reports of all schools';
comment on column review_batch.id is 'internal';
comment on column review_batch.kind is 'internal';
comment on column review_batch.year is 'internal';
comment on column review_batch.action is 'internal';
comment on column review_batch.opinion is 'personal: written about people';
comment on column review_batch.state is 'internal';
comment on column review_batch.stop_reason is 'internal: the sentence for the person';
comment on column review_batch.total is 'internal';
comment on column review_batch.reviewed is 'internal';
comment on column review_batch.skipped is 'internal';
comment on column review_batch.started_by is 'internal';
comment on column review_batch.started_at is 'internal';
comment on column review_batch.finished_at is 'internal';

create table review_batch_item (
  school_id uuid not null,
  batch_id uuid not null,
  report_id uuid not null,
  version integer not null,
  outcome text not null check (outcome in ('waiting', 'reviewed', 'changed', 'not-reviewable', 'own-edit', 'gone')),
  primary key (school_id, batch_id, report_id),
  foreign key (school_id, batch_id) references review_batch (school_id, id)
);
create index review_batch_item_waiting on review_batch_item (school_id, batch_id, report_id) where outcome = 'waiting';
comment on table review_batch_item is 'The reports as they were when the batch was started, and what became of each.';
comment on column review_batch_item.school_id is 'internal: of the batch';
comment on column review_batch_item.batch_id is 'internal';
comment on column review_batch_item.report_id is 'internal';
comment on column review_batch_item.version is 'internal: which version was seen';
comment on column review_batch_item.outcome is 'internal';

grant select, insert, update on review_batch, review_batch_item to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['review_batch', 'review_batch_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_tenant', t);
  end loop;
end $$;
