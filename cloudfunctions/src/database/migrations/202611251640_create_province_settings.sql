-- What the centre keeps for the whole province.
grant insert, update on working_year to biyetong_app;
alter table working_year enable row level security;
alter table working_year force row level security;
create policy working_year_read on working_year for select using (access.role() <> '');
create policy working_year_insert on working_year for insert with check (access.role() in ('centre', 'system'));
create policy working_year_update on working_year for update using (access.role() in ('centre', 'system'));

alter table authority add column version integer not null default 1;
comment on column authority.version is 'internal: guards every edit';
grant insert, update, delete on authority to biyetong_app;
alter table authority enable row level security;
alter table authority force row level security;
create policy authority_read on authority for select using (access.role() <> '');
create policy authority_insert on authority for insert with check (access.role() in ('centre', 'system'));
create policy authority_update on authority for update using (access.role() in ('centre', 'system'));
create policy authority_delete on authority for delete using (access.role() in ('centre', 'system'));

create table dispatch_nature (
  code text primary key,
  name text not null unique,
  enabled boolean not null default true,
  position integer not null,
  version integer not null default 1
);
comment on table dispatch_nature is '派遣性质 as the centre words and orders them; what follows from each is the contract''s rule.';
comment on column dispatch_nature.code is 'public';
comment on column dispatch_nature.name is 'public';
comment on column dispatch_nature.enabled is 'public: may still be chosen';
comment on column dispatch_nature.position is 'public';
comment on column dispatch_nature.version is 'internal: the same for all rows; guards every edit';
insert into dispatch_nature (code, name, position) values
  ('employer', '派遣就业单位', 1), ('origin', '回生源地', 2), ('awaiting', '待就业回原籍', 3),
  ('further-study', '升学', 4), ('abroad', '出国（境）', 5), ('outside-plan', '不纳入就业方案', 6);

create table certificate_kind_rule (
  from_year integer primary key check (from_year between 2000 and 2100),
  kind text not null check (kind in ('registration-certificate', 'destination-certificate'))
);
comment on table certificate_kind_rule is 'Which certificate a cohort gets: the rule with the latest year up to it.';
comment on column certificate_kind_rule.from_year is 'public';
comment on column certificate_kind_rule.kind is 'public';
insert into certificate_kind_rule values (2000, 'registration-certificate'), (2023, 'destination-certificate');

create table code_table_version (
  table_id text not null,
  version text not null,
  valid_from_year integer not null check (valid_from_year between 2000 and 2100),
  source text not null,
  entries jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid not null,
  imported_by_name text not null,
  primary key (table_id, version),
  unique (table_id, valid_from_year)
);
comment on table code_table_version is 'Later versions of the code tables; version one comes with the contract. Insert and select only: records keep what they were entered with.';
comment on column code_table_version.table_id is 'public';
comment on column code_table_version.version is 'public';
comment on column code_table_version.valid_from_year is 'public: cohorts from this year on';
comment on column code_table_version.source is 'public';
comment on column code_table_version.entries is 'public: code, name, level, moeCode';
comment on column code_table_version.imported_at is 'internal';
comment on column code_table_version.imported_by is 'internal';
comment on column code_table_version.imported_by_name is 'personal';

grant select, update on dispatch_nature to biyetong_app;
grant select, insert, delete on certificate_kind_rule to biyetong_app;
grant select, insert on code_table_version to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['dispatch_nature', 'certificate_kind_rule', 'code_table_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select using (access.role() <> '''')', t || '_read', t);
    execute format('create policy %I on %I for insert with check (access.role() in (''centre'', ''system''))', t || '_insert', t);
    execute format('create policy %I on %I for update using (access.role() in (''centre'', ''system''))', t || '_update', t);
    execute format('create policy %I on %I for delete using (access.role() in (''centre'', ''system''))', t || '_delete', t);
  end loop;
end $$;
