-- An import whose job was given up is over, and says so; it can be started again.
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('checking', 'checked', 'applying', 'applied', 'refused', 'discarded', 'failed'));
