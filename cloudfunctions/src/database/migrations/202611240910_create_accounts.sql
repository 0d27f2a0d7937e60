create table role (
  school_id uuid not null references school (id),
  id uuid not null,
  name text not null,
  level text not null check (level in ('level2', 'level1', 'centre')),
  description text not null default '',
  enabled boolean not null default true,
  functions text[] not null,
  all_majors boolean not null default false,
  primary key (school_id, id),
  unique (school_id, name)
);
comment on column role.school_id is 'internal';
comment on column role.id is 'internal';
comment on column role.name is 'internal';
comment on column role.level is 'internal: decides the steps of review only';
comment on column role.description is 'internal';
comment on column role.enabled is 'internal';
comment on column role.functions is 'internal: function permissions';
comment on column role.all_majors is 'internal: school administrators and the centre';

create table role_major (
  school_id uuid not null,
  role_id uuid not null,
  major_id uuid not null,
  primary key (school_id, role_id, major_id),
  foreign key (school_id, role_id) references role (school_id, id) on delete cascade,
  foreign key (school_id, major_id) references major (school_id, id) on delete cascade
);
comment on column role_major.school_id is 'internal';
comment on column role_major.role_id is 'internal';
comment on column role_major.major_id is 'internal';

create table staff (
  school_id uuid not null references school (id),
  id uuid not null,
  account text not null,
  name text not null,
  role_id uuid not null,
  password_hash text not null,
  must_change_password boolean not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  primary key (school_id, id),
  unique (school_id, account),
  foreign key (school_id, role_id) references role (school_id, id)
);
create index staff_by_account on staff (account);
comment on column staff.school_id is 'internal';
comment on column staff.id is 'internal';
comment on column staff.account is 'internal: the school code and what the school chose; the code makes it unique in the province';
comment on column staff.name is 'personal';
comment on column staff.role_id is 'internal';
comment on column staff.password_hash is 'sensitive: argon2id';
comment on column staff.must_change_password is 'internal';
comment on column staff.enabled is 'internal';
comment on column staff.created_at is 'internal';
comment on column staff.last_signed_in_at is 'internal';

create table staff_session (
  token_hash bytea primary key,
  school_id uuid not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (school_id, staff_id) references staff (school_id, id)
);
comment on table staff_session is 'Looked up by token before the tenant is known; only the hash of the token is kept.';
comment on column staff_session.token_hash is 'sensitive: SHA-256 of the cookie';
comment on column staff_session.school_id is 'internal';
comment on column staff_session.staff_id is 'internal';
comment on column staff_session.created_at is 'internal';
comment on column staff_session.seen_at is 'internal';
comment on column staff_session.expires_at is 'internal';

create table attempt (
  key text primary key,
  failures integer not null,
  locked_until timestamptz,
  updated_at timestamptz not null
);
comment on table attempt is 'Failed tries (sign-in, binding, verification) per hashed account, person or address, for back-off.';
comment on column attempt.key is 'internal: keyed hash, tells nobody who';
comment on column attempt.failures is 'internal';
comment on column attempt.locked_until is 'internal';
comment on column attempt.updated_at is 'internal';

create table sign_in (
  school_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  address text not null,
  browser text not null,
  primary key (school_id, id),
  foreign key (school_id, staff_id) references staff (school_id, id)
);
comment on table sign_in is '登录日志';
comment on column sign_in.school_id is 'internal';
comment on column sign_in.id is 'internal';
comment on column sign_in.staff_id is 'internal';
comment on column sign_in.at is 'internal';
comment on column sign_in.address is 'personal: IP address';
comment on column sign_in.browser is 'personal';

grant select, insert, update, delete on role, role_major, staff to biyetong_app;
grant select, insert, update, delete on staff_session, attempt to biyetong_app;
grant select, insert on sign_in to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['role', 'role_major', 'staff', 'sign_in'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_tenant', t);
  end loop;
  foreach t in array array['staff_session', 'attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() = ''system'')', t || '_system', t);
  end loop;
end $$;
