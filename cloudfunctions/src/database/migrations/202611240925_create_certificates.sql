create table certificate_number (
  school_id uuid not null references school (id),
  year integer not null,
  last integer not null,
  primary key (school_id, year)
);
comment on table certificate_number is 'The last number given per school and year; locked while one is issued.';
comment on column certificate_number.school_id is 'internal';
comment on column certificate_number.year is 'internal';
comment on column certificate_number.last is 'internal';

create table certificate (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  report_id uuid not null,
  number text not null,
  kind text not null check (kind in ('registration-certificate', 'destination-certificate')),
  colour text not null check (colour in ('blue', 'red')),
  state text not null check (state in ('in-force', 'superseded', 'revoked')),
  content jsonb not null,
  content_sealed text not null,
  file_path text not null,
  file_sha256 text not null,
  file_size integer not null,
  signer_serial text not null,
  sandbox boolean not null,
  issued_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (school_id, id),
  unique (school_id, number),
  foreign key (school_id, student_id) references student (school_id, id),
  foreign key (school_id, report_id) references report (school_id, id)
);
create unique index certificate_in_force on certificate (school_id, student_id) where state = 'in-force';
create index certificate_by_digest on certificate (file_sha256);
comment on table certificate is 'The issuance log: number, hash and token are written in one transaction.';
comment on column certificate.school_id is 'internal';
comment on column certificate.id is 'internal';
comment on column certificate.student_id is 'internal';
comment on column certificate.report_id is 'internal';
comment on column certificate.number is 'personal';
comment on column certificate.kind is 'internal';
comment on column certificate.colour is 'internal';
comment on column certificate.state is 'internal';
comment on column certificate.content is 'personal: masked facts shown on the verification page, and the facts of the seal';
comment on column certificate.content_sealed is 'sensitive: the canonical content, sealed';
comment on column certificate.file_path is 'internal: random';
comment on column certificate.file_sha256 is 'internal';
comment on column certificate.file_size is 'internal: bytes';
comment on column certificate.signer_serial is 'internal';
comment on column certificate.sandbox is 'internal: signed by a development authority';
comment on column certificate.issued_at is 'internal';
comment on column certificate.ended_at is 'internal';
comment on column certificate.end_reason is 'internal';

create table certificate_token (
  token_hash text primary key,
  school_id uuid not null,
  certificate_id uuid not null,
  token_sealed text not null,
  foreign key (school_id, certificate_id) references certificate (school_id, id)
);
comment on table certificate_token is 'Finds a certificate by the 128-bit token in its QR, before any tenant is known.';
comment on column certificate_token.token_hash is 'sensitive: SHA-256 of the token';
comment on column certificate_token.school_id is 'internal';
comment on column certificate_token.certificate_id is 'internal';
comment on column certificate_token.token_sealed is 'sensitive: the token itself, sealed, to print it again';

grant select, insert, update on certificate_number, certificate to biyetong_app;
grant select, insert on certificate_token to biyetong_app;

alter table certificate_number enable row level security;
alter table certificate_number force row level security;
create policy certificate_number_tenant on certificate_number using (access.sees_school(school_id));

-- Visible when the student's record is: the same majors, the same person.
alter table certificate enable row level security;
alter table certificate force row level security;
create policy certificate_tenant on certificate using (
  access.role() = 'system'
  or (access.sees_school(school_id) and exists (
    select from student s where s.school_id = certificate.school_id and s.id = certificate.student_id)));

alter table certificate_token enable row level security;
alter table certificate_token force row level security;
create policy certificate_token_tenant on certificate_token using (
  access.role() = 'system'
  or (access.sees_school(school_id) and exists (
    select from certificate c where c.school_id = certificate_token.school_id and c.id = certificate_token.certificate_id)));
