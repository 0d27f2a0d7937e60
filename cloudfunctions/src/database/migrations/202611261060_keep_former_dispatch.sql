-- 改派: what was settled is kept beside an application until it is decided.
alter table report add column former jsonb,
  add constraint report_former_check check (former is null or submission = 'reassignment');
comment on column report.former is 'sensitive: the dispatch as it was settled before a reassignment was applied for, sealed as in data';
