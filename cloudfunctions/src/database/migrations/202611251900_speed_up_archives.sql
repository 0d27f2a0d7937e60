-- As 202611251800 did for reports: the settings are read once a statement, not once a row.
alter policy archive_read on archive using (case (select access.role())
  when 'centre' then true
  when 'system' then true
  when 'staff' then school_id = (select access.school_id()) and ((select access.sees_all_majors())
    or case when student_id is null then major_id = any ((select access.majors())::uuid[])
      else exists (select from student s where s.school_id = archive.school_id and s.id = archive.student_id) end)
  when 'student' then school_id = (select access.school_id()) and student_id = (select access.student_id())
  else false end);

-- Who may write a row may read it, before and after.
alter policy archive_insert on archive with check (case (select access.role())
  when 'system' then true
  when 'staff' then school_id = (select access.school_id()) and ((select access.sees_all_majors())
    or case when student_id is null then major_id = any ((select access.majors())::uuid[])
      else exists (select from student s where s.school_id = archive.school_id and s.id = archive.student_id) end)
  else false end);
alter policy archive_update on archive using (case (select access.role())
  when 'system' then true
  when 'staff' then school_id = (select access.school_id()) and ((select access.sees_all_majors())
    or case when student_id is null then major_id = any ((select access.majors())::uuid[])
      else exists (select from student s where s.school_id = archive.school_id and s.id = archive.student_id) end)
  else false end);
drop function access.sees_archive;

-- The centre's list is in the order of the province, and counts come from the index.
create index archive_province_page on archive (year, updated_at desc, id desc);
drop index archive_counts;
create index archive_counts on archive (year, school_id, state) include (student_id, graduated, major_id);
create index archive_by_id on archive (id);
