alter table import add column subject text not null default 'roll';
comment on column import.subject is 'internal: what the file is about';
drop index import_log;
create index import_log on import (school_id, subject, year, started_at desc);

-- The centre imports what belongs to the province.
drop policy import_row_delete on import_row;
create policy import_row_delete on import_row for delete
  using (access.role() in ('staff', 'centre', 'system') and access.sees_school(school_id));

update file set purpose = 'import-file' where purpose = 'roll-workbook';

alter table file add column permission text;
comment on column file.permission is 'internal: the function permission that a generated file is handed out under; asked again for every link';
