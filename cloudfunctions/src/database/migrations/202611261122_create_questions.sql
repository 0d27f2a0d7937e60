-- Kept by the centre for the whole province: no school_id.
create table question (
  id uuid primary key,
  version integer not null default 1,
  topic text not null,
  question text not null unique,
  answer jsonb not null,
  keywords text[] not null,
  position integer not null check (position between 0 and 9999),
  published boolean not null,
  updated_at timestamptz not null,
  updated_by uuid
);
create index question_order on question (position, id);
comment on table question is '常见问题: articles that students search.';
comment on column question.id is 'internal';
comment on column question.version is 'internal: guards every write';
comment on column question.topic is 'public';
comment on column question.question is 'public';
comment on column question.answer is 'public: typed blocks, no markup';
comment on column question.keywords is 'public: other words for the same, for searching';
comment on column question.position is 'public';
comment on column question.published is 'internal: until then only the centre sees it';
comment on column question.updated_at is 'public';
comment on column question.updated_by is 'internal: staff of the centre; none of what came with the product';

grant select, insert, update, delete on question to biyetong_app;
alter table question enable row level security;
alter table question force row level security;
create policy question_read on question for select using (
  access.role() in ('centre', 'system') or (access.role() <> '' and published));
create policy question_insert on question for insert with check (access.role() in ('centre', 'system'));
create policy question_update on question for update using (access.role() in ('centre', 'system'));
create policy question_delete on question for delete using (access.role() in ('centre', 'system'));
