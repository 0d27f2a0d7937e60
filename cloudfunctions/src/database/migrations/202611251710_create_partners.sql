-- Partner systems belong to the centre, not to a school: no table here has a school_id.
create table partner (
  id uuid primary key,
  name text not null unique,
  contact text not null,
  scopes text[] not null,
  per_minute integer not null check (per_minute > 0),
  per_day integer not null check (per_day > 0),
  enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null
);
comment on table partner is '合作系统: who may ask for a person''s archive or certificate over the signed interface.';
comment on column partner.id is 'internal';
comment on column partner.name is 'internal';
comment on column partner.contact is 'personal';
comment on column partner.scopes is 'internal: what it may ask for';
comment on column partner.per_minute is 'internal: calls a minute';
comment on column partner.per_day is 'internal: calls a day';
comment on column partner.enabled is 'internal';
comment on column partner.version is 'internal: grows with every change';
comment on column partner.created_at is 'internal';

create table partner_key (
  id text primary key,
  partner_id uuid not null references partner (id),
  secret_sealed text not null,
  created_at timestamptz not null,
  created_by_name text not null,
  retired_at timestamptz
);
create index partner_key_of on partner_key (partner_id);
comment on table partner_key is 'Secrets that requests are signed with; at most two of a partner are not retired.';
comment on column partner_key.id is 'internal: sent with every request';
comment on column partner_key.partner_id is 'internal';
comment on column partner_key.secret_sealed is 'sensitive: AES-256-GCM';
comment on column partner_key.created_at is 'internal';
comment on column partner_key.created_by_name is 'personal';
comment on column partner_key.retired_at is 'internal';

create table partner_nonce (
  key_id text not null references partner_key (id),
  nonce text not null,
  expires_at timestamptz not null,
  primary key (key_id, nonce)
);
create index partner_nonce_expired on partner_nonce (expires_at);
comment on table partner_nonce is 'Requests that have been received; kept until their time stamp is refused anyway.';
comment on column partner_nonce.key_id is 'internal';
comment on column partner_nonce.nonce is 'internal';
comment on column partner_nonce.expires_at is 'internal';

create table partner_minute (
  partner_id uuid not null references partner (id),
  minute timestamptz not null,
  calls integer not null,
  primary key (partner_id, minute)
);
comment on table partner_minute is 'Calls in one minute, for the rate limit; older minutes are deleted.';
comment on column partner_minute.partner_id is 'internal';
comment on column partner_minute.minute is 'internal';
comment on column partner_minute.calls is 'internal';

create table partner_day (
  partner_id uuid not null references partner (id),
  day date not null,
  calls integer not null,
  refused integer not null,
  primary key (partner_id, day)
);
comment on table partner_day is 'Calls admitted on one day in Asia/Shanghai, for the quota, and correctly signed ones that were not.';
comment on column partner_day.partner_id is 'internal';
comment on column partner_day.day is 'internal';
comment on column partner_day.calls is 'internal';
comment on column partner_day.refused is 'internal: replayed, disabled, above limit or quota';

create table partner_call (
  id uuid primary key,
  partner_id uuid not null references partner (id),
  key_id text not null,
  at timestamptz not null,
  operation text not null,
  outcome text not null,
  person_index text,
  authentication text,
  authenticated_at timestamptz,
  consent_version text,
  consent_given_at timestamptz,
  address text not null,
  request_id text not null
);
create index partner_call_recent on partner_call (partner_id, at desc, id desc);
create index partner_call_by_key on partner_call (key_id, at desc);
comment on table partner_call is 'Every admitted call, with the authentication and the consent that the partner stated. Insert and select only.';
comment on column partner_call.id is 'internal';
comment on column partner_call.partner_id is 'internal';
comment on column partner_call.key_id is 'internal';
comment on column partner_call.at is 'internal';
comment on column partner_call.operation is 'internal';
comment on column partner_call.outcome is 'internal: answered, or the code of the refusal';
comment on column partner_call.person_index is 'sensitive: keyed hash of the ID number asked for';
comment on column partner_call.authentication is 'internal: how the partner made sure who it is';
comment on column partner_call.authenticated_at is 'internal';
comment on column partner_call.consent_version is 'internal';
comment on column partner_call.consent_given_at is 'internal';
comment on column partner_call.address is 'personal: IP address';
comment on column partner_call.request_id is 'internal';

grant select, insert, update on partner, partner_key, partner_day to biyetong_app;
-- Rows to delete are locked first, which asks for the right to update.
grant select, insert, update, delete on partner_nonce, partner_minute to biyetong_app;
grant select, insert on partner_call to biyetong_app;

do $$
declare t text;
begin
  foreach t in array array['partner', 'partner_key', 'partner_day', 'partner_call'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() in (''centre'', ''system''))', t || '_centre', t);
  end loop;
  foreach t in array array['partner_nonce', 'partner_minute'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (access.role() = ''system'')', t || '_system', t);
  end loop;
end $$;
