create table audit_seal (
  school_id uuid not null references school (id),
  day date not null,
  sequence bigint not null,
  hash text not null,
  key_id text not null,
  signature text not null,
  signed_at timestamptz not null,
  primary key (school_id, day)
);
comment on table audit_seal is 'The end of each school''s chain, signed once a day with a key outside the database. Insert and select only; the same seals are kept in storage.';
comment on column audit_seal.school_id is 'internal';
comment on column audit_seal.day is 'internal: in Beijing';
comment on column audit_seal.sequence is 'internal';
comment on column audit_seal.hash is 'internal';
comment on column audit_seal.key_id is 'internal: digest of the public key';
comment on column audit_seal.signature is 'internal: Ed25519';
comment on column audit_seal.signed_at is 'internal';
grant select, insert on audit_seal to biyetong_app;
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy audit_seal_system on audit_seal using (access.role() = 'system');

create index audit_recent on audit_entry (at desc, school_id, sequence desc);
create index audit_by_actor on audit_entry (school_id, actor_id, sequence desc);
