-- 变更: a settled employment is changed as a settled dispatch is reassigned, and kept beside the application meanwhile.
alter table report
  drop constraint report_submission_check,
  add constraint report_submission_check check (
    submission in ('draft', 'submitted')
    or (submission = 'reassignment' and kind = 'dispatch')
    or (submission = 'amendment' and kind = 'employment')),
  drop constraint report_former_check,
  add constraint report_former_check check (former is null or submission in ('reassignment', 'amendment'));
comment on column report.former is 'sensitive: the dispatch or employment as it was settled before a change of it was applied for, sealed as in data';
