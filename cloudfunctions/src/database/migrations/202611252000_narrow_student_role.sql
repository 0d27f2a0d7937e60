-- A student reads the units, fields and windows of the school, writes none of them, and sees no file but their own and
-- what is attached to their reports. The queries said so already; now the database does, too.
do $$
declare t text;
begin
  foreach t in array array['campus', 'department', 'major', 'class', 'field_setting'] loop
    execute format('drop policy %I on %I', t || '_tenant', t);
    execute format('create policy %I on %I for select using (access.sees_school(school_id))', t || '_read', t);
    execute format('create policy %I on %I for insert with check (access.role() <> ''student'' and access.sees_school(school_id))', t || '_insert', t);
    execute format('create policy %I on %I for update using (access.role() <> ''student'' and access.sees_school(school_id))', t || '_update', t);
    execute format('create policy %I on %I for delete using (access.role() <> ''student'' and access.sees_school(school_id))', t || '_delete', t);
  end loop;
end $$;

drop policy reporting_switch_insert on reporting_switch;
drop policy reporting_switch_update on reporting_switch;
create policy reporting_switch_insert on reporting_switch for insert
  with check (access.role() <> 'student' and access.sees_school(school_id));
create policy reporting_switch_update on reporting_switch for update
  using (access.role() <> 'student' and access.sees_school(school_id));

drop policy school_update on school;
create policy school_update on school for update using (
  access.role() in ('centre', 'system') or (access.role() = 'staff' and id = access.school_id()));

drop policy file_tenant on file;
create policy file_tenant on file
  using (access.sees_school(school_id) and (access.role() <> 'student' or owner_id = access.student_id() or exists (
    select from report_attachment a where a.school_id = file.school_id and a.file_id = file.id)))
  with check (access.sees_school(school_id)
    and (access.role() <> 'student' or (owner_kind = 'student' and owner_id = access.student_id())));
