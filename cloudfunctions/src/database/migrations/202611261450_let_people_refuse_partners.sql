-- Whom the calls of partners were about sees them, and may refuse a partner until they allow it again.
create function access.person() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.person', true), '') $$;

-- A school that vouched for somebody could have vouched for anybody: such a person is shown what concerns this school.
create function access.vouched_by() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.vouched_by', true), '')::uuid $$;

alter table partner add column purpose text not null default '';
comment on column partner.purpose is 'internal: what it asks for, in words for the people concerned';

alter table partner_call add column person text;
alter table partner_call add column schools uuid[] not null default '{}';
create index partner_call_of_person on partner_call (person, at desc, id desc) where person is not null;
comment on column partner_call.person is 'sensitive: blind index of the name and ID number asked for, as a face check confirms them';
comment on column partner_call.schools is 'internal: of the records that were told, or withheld because the person refuses';

create policy partner_call_person on partner_call for select using (
  access.role() = 'person' and person = access.person()
  and (access.vouched_by() is null or access.vouched_by() = any (schools))
);
create policy partner_person on partner for select using (
  access.role() = 'person' and exists (select from partner_call it where it.partner_id = partner.id)
);

create table partner_refusal (
  id uuid primary key,
  partner_id uuid not null references partner (id),
  person text not null,
  vouched_by uuid references school (id),
  refused_at timestamptz not null,
  allowed_at timestamptz
);
create unique index partner_refusal_in_force on partner_refusal
  (person, partner_id, coalesce(vouched_by, '00000000-0000-0000-0000-000000000000'::uuid)) where allowed_at is null;
create index partner_refusal_of_person on partner_refusal (person, refused_at desc);
comment on table partner_refusal is '撤回授权: while it has no end, the partner is told nothing about this person.';
comment on column partner_refusal.id is 'internal';
comment on column partner_refusal.partner_id is 'internal';
comment on column partner_refusal.person is 'sensitive: blind index of name and ID number, as a face check confirms them';
comment on column partner_refusal.vouched_by is 'internal: the school that vouched for the person; null after a face check. Only its own records are withheld';
comment on column partner_refusal.refused_at is 'internal';
comment on column partner_refusal.allowed_at is 'internal: null while the refusal is in force';

grant select, insert, update on partner_refusal to biyetong_app;
alter table partner_refusal enable row level security;
alter table partner_refusal force row level security;
create policy partner_refusal_system on partner_refusal using (access.role() = 'system');
create policy partner_refusal_person on partner_refusal for select using (
  access.role() = 'person' and person = access.person()
  and (access.vouched_by() is null or vouched_by = access.vouched_by())
);
