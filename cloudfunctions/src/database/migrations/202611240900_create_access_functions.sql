-- Who a transaction acts for. Set with `set local` by database/scope.ts, gone at commit; empty outside one.
create schema access;
grant usage on schema access to biyetong_app;

create function access.role() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('app.role', true), '') $$;

create function access.school_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.school_id', true), '')::uuid $$;

create function access.student_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.student_id', true), '')::uuid $$;

-- '*' or a comma-separated list of major ids
create function access.sees_major(major uuid) returns boolean language sql stable parallel safe
  as $$ select current_setting('app.majors', true) = '*'
            or major::text = any (string_to_array(current_setting('app.majors', true), ',')) $$;

-- Rows of a school: its own people, the centre, and the platform's own work on sign-in and jobs.
create function access.sees_school(school uuid) returns boolean language sql stable parallel safe
  as $$ select school = access.school_id() or access.role() in ('centre', 'system') $$;

-- Rows about one graduate: also narrowed to the major or to the person.
create function access.sees_graduate(school uuid, major uuid, student uuid) returns boolean
  language sql stable parallel safe
  as $$ select case access.role()
      when 'centre' then true
      when 'system' then true
      when 'staff' then school = access.school_id() and access.sees_major(major)
      when 'student' then school = access.school_id() and student = access.student_id()
      else false end $$;
