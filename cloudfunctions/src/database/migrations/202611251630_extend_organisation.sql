-- The rest of the data dictionary of a school and its parts; every part guards its edits with a version.
alter table school
  add column address text not null default '',
  add column contact text not null default '',
  add column email text not null default '',
  add column phone text not null default '',
  add column fax text not null default '',
  add column homepage text not null default '',
  add column postcode text not null default '',
  add column introduction text not null default '',
  add column seal_file_id uuid,
  add column logo_file_id uuid,
  add column require_second_factor boolean not null default false,
  add column second_factor_by_centre boolean not null default false,
  add column version integer not null default 1;
comment on column school.address is 'public';
comment on column school.contact is 'personal';
comment on column school.email is 'public';
comment on column school.phone is 'public';
comment on column school.fax is 'public';
comment on column school.homepage is 'public';
comment on column school.postcode is 'public';
comment on column school.introduction is 'public';
comment on column school.seal_file_id is 'internal: picture';
comment on column school.logo_file_id is 'internal: picture';
comment on column school.require_second_factor is 'internal: the school''s own decision';
comment on column school.second_factor_by_centre is 'internal: the centre''s demand, which the school cannot undo';
comment on column school.version is 'internal: guards every edit';

alter table department
  add column parent_id uuid,
  add column contact text not null default '',
  add column phone text not null default '',
  add column campus text not null default '',
  add column introduction text not null default '',
  add column created_at timestamptz not null default now(),
  add column version integer not null default 1,
  add foreign key (school_id, parent_id) references department (school_id, id),
  add check (parent_id <> id);
comment on column department.parent_id is 'internal: 上级院系; application and trigger keep it free of circles';
comment on column department.contact is 'personal';
comment on column department.phone is 'personal';
comment on column department.campus is 'public: as text';
comment on column department.introduction is 'public';
comment on column department.created_at is 'internal';
comment on column department.version is 'internal: guards every edit';
create index department_by_parent on department (school_id, parent_id);

-- Of two moves at once, each harmless alone, the second would close a circle: the rows above are locked on the way up.
create function department_without_circle() returns trigger language plpgsql as $$
declare above uuid := new.parent_id;
begin
  while above is not null loop
    if above = new.id then
      raise exception 'department % would be above itself', new.id using errcode = 'check_violation', constraint = 'department_circle';
    end if;
    select parent_id into above from department where school_id = new.school_id and id = above for update;
  end loop;
  return new;
end $$;
create trigger department_circle before insert or update of parent_id on department
  for each row when (new.parent_id is not null) execute function department_without_circle();

alter table major
  add column national_major text not null default '',
  add column introduction text not null default '',
  add column created_at timestamptz not null default now(),
  add column version integer not null default 1;
comment on column major.national_major is 'public: code of the ministry''s catalogue; empty until the school states it';
comment on column major.introduction is 'public';
comment on column major.created_at is 'internal: newer than a role means not yet decided for it';
comment on column major.version is 'internal: guards every edit';

alter table class
  add column contact text not null default '',
  add column phone text not null default '',
  add column introduction text not null default '',
  add column version integer not null default 1;
comment on column class.contact is 'personal';
comment on column class.phone is 'personal';
comment on column class.introduction is 'public';
comment on column class.version is 'internal: guards every edit';

alter table campus
  add column address text not null default '',
  add column contact text not null default '',
  add column phone text not null default '',
  add column introduction text not null default '',
  add column version integer not null default 1;
comment on column campus.address is 'public';
comment on column campus.contact is 'personal';
comment on column campus.phone is 'personal';
comment on column campus.introduction is 'public';
comment on column campus.version is 'internal: guards every edit';
