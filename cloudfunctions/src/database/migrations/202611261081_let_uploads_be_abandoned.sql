-- What was announced and never came: its pieces are taken away, the record that it was announced stays.
alter table file drop constraint file_state_check;
alter table file add constraint file_state_check check (state in ('expected', 'stored', 'abandoned'));
create index file_expected on file (created_at) where state = 'expected';
