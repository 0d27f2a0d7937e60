-- Two people of the centre may have the same page open: the second to save is told so.
alter table reporting_switch add column version integer not null default 1;
comment on column reporting_switch.version is 'internal';

-- The rules are saved together, so all rows carry the same version.
alter table certificate_kind_rule add column version integer not null default 1;
comment on column certificate_kind_rule.version is 'internal';
