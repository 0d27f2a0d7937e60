-- The registry of companies that a graduate's employer is chosen from; the centre imports it.
create table company (
  credit_code text collate "C" primary key check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null check (length(name) between 2 and 100),
  region text not null,
  nature text not null,
  industry text not null,
  is_sample boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null
);
comment on table company is 'Companies by their unified social credit code (GB 32100), as market supervision publishes them.';
comment on column company.credit_code is 'public';
comment on column company.name is 'public: the registered name';
comment on column company.region is 'public: division code';
comment on column company.nature is 'public: code table 9';
comment on column company.industry is 'public: code table 10';
comment on column company.is_sample is 'public: invented, for demonstrations';
comment on column company.version is 'public: guards every edit';
comment on column company.updated_at is 'public';

-- A name is found by its characters, wherever they stand: people leave out 市, 有限公司 and what they do not remember.
create index company_name_characters on company using gin (string_to_array(upper(name), null));

grant select, insert, update on company to biyetong_app;
alter table company enable row level security;
alter table company force row level security;
/*
 * Everybody may read it, and the condition says so without asking for a role: any other would come before the search,
 * whose operator may not be used by an index behind a condition.
 */
create policy company_read on company for select using (true);
create policy company_insert on company for insert with check (access.role() in ('centre', 'system'));
create policy company_update on company for update using (access.role() in ('centre', 'system'));
