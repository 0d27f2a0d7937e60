alter table report_export add column cuts jsonb not null default '[]';
comment on column report_export.cuts is 'personal: columns whose content did not fit a field of the format, how often, and student numbers of some; emptied with the file';
