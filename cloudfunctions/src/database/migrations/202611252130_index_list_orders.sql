/*
 * Lists in the order of names: by the initials of their pinyin, then the characters. For a school and the province;
 * what filters and the policy ask for is in the index.
 */
create index student_by_name on student (school_id, year, name_initials, name, id)
  include (student_number, major_id);
create index student_province_by_name on student (year, name_initials, name, id)
  include (school_id, student_number, major_id);

-- What was handed in on each of the last days is counted from the index alone.
create index report_submitted on report (year, kind, submitted_at) include (school_id, major_id, student_id)
  where submitted_at is not null;
