-- Which destinations need a proof, as the centre decides for a year. Every decision stays: the latest holds.
create table proof_rule (
  year integer not null references working_year (year),
  version integer not null check (version >= 1),
  destinations text[] not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  primary key (year, version)
);
comment on table proof_rule is 'Which destinations need a proof of employment. Insert and select only.';
comment on column proof_rule.year is 'public: the cohort';
comment on column proof_rule.version is 'public';
comment on column proof_rule.destinations is 'public: codes of table 8';
comment on column proof_rule.saved_at is 'internal';
comment on column proof_rule.saved_by is 'internal';
comment on column proof_rule.saved_by_name is 'personal';

grant select, insert on proof_rule to biyetong_app;
alter table proof_rule enable row level security;
alter table proof_rule force row level security;
create policy proof_rule_read on proof_rule for select using (access.role() <> '');
create policy proof_rule_insert on proof_rule for insert with check (access.role() in ('centre', 'system'));
