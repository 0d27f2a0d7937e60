-- A scanner found harm in it: the bytes are deleted, the record that it came stays.
alter table file drop constraint file_state_check;
alter table file add constraint file_state_check check (state in ('expected', 'stored', 'abandoned', 'refused'));
