alter table role
  add column is_administrator boolean not null default false,
  add column known_functions text[] not null default '{}',
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now(),
  add column version integer not null default 1;
comment on column role.is_administrator is 'internal: issued by the centre, holds everything of the school, also what comes later';
comment on column role.known_functions is 'internal: the functions there were when the role was last saved; others are new to it';
comment on column role.created_at is 'internal';
comment on column role.updated_at is 'internal: majors added later are new to it';
comment on column role.version is 'internal: guards every edit';

-- Whoever held everything there was goes on holding everything, or nobody could give out what is new.
update role set is_administrator = true
  where all_majors and functions @> array['roll.view', 'roll.import', 'origin.view', 'origin.edit', 'origin.review',
    'dispatch.view', 'dispatch.edit', 'dispatch.review', 'employment.view', 'employment.edit', 'employment.review',
    'certificates.view'] and level in ('level1', 'centre');

alter table staff
  add column remark text not null default '',
  add column version integer not null default 1;
comment on column staff.remark is 'internal';
comment on column staff.version is 'internal: guards every edit';

create table second_factor (
  school_id uuid not null,
  staff_id uuid not null,
  secret_sealed text not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  primary key (school_id, staff_id),
  foreign key (school_id, staff_id) references staff (school_id, id) on delete cascade
);
comment on table second_factor is 'TOTP (RFC 6238) of a member of staff; counts once it is confirmed.';
comment on column second_factor.school_id is 'internal';
comment on column second_factor.staff_id is 'internal';
comment on column second_factor.secret_sealed is 'sensitive: the shared secret, sealed';
comment on column second_factor.begun_at is 'internal';
comment on column second_factor.confirmed_at is 'internal';
comment on column second_factor.last_step is 'internal: the time step last used; that one and earlier ones are refused';

create table recovery_code (
  school_id uuid not null,
  staff_id uuid not null,
  code_index text not null,
  used_at timestamptz,
  primary key (school_id, staff_id, code_index),
  foreign key (school_id, staff_id) references staff (school_id, id) on delete cascade
);
comment on table recovery_code is 'Instead of the authenticator, once each.';
comment on column recovery_code.school_id is 'internal';
comment on column recovery_code.staff_id is 'internal';
comment on column recovery_code.code_index is 'sensitive: keyed hash of 80 random bits';
comment on column recovery_code.used_at is 'internal';

create table used_captcha (
  nonce text primary key,
  expires_at timestamptz not null
);
comment on table used_captcha is 'Captchas that have been answered, right or wrong: each serves once.';
comment on column used_captcha.nonce is 'internal';
comment on column used_captcha.expires_at is 'internal: after it the captcha is refused anyway, and the row can go';

create table staff_preference (
  school_id uuid not null,
  staff_id uuid not null,
  list text not null,
  columns jsonb,
  views jsonb not null default '[]',
  updated_at timestamptz not null,
  primary key (school_id, staff_id, list),
  foreign key (school_id, staff_id) references staff (school_id, id) on delete cascade
);
comment on table staff_preference is 'Column settings and saved views of one user for one list.';
comment on column staff_preference.school_id is 'internal';
comment on column staff_preference.staff_id is 'internal';
comment on column staff_preference.list is 'internal';
comment on column staff_preference.columns is 'internal';
comment on column staff_preference.views is 'personal: names and filters as the user typed them';
comment on column staff_preference.updated_at is 'internal';

grant select, insert, update, delete on second_factor, recovery_code, staff_preference to biyetong_app;
grant select, insert, delete on used_captcha to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['second_factor', 'recovery_code', 'staff_preference'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() in (''staff'', ''centre'', ''system'') and access.sees_school(school_id))', t || '_tenant', t);
  end loop;
end $$;
alter table used_captcha enable row level security;
alter table used_captcha force row level security;
create policy used_captcha_system on used_captcha using (access.role() = 'system');

create index sign_in_of on sign_in (school_id, staff_id, id desc);
