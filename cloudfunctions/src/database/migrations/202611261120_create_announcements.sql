create table announcement (
  school_id uuid not null references school (id),
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null,
  category text not null check (category in ('news', 'policy', 'guide')),
  audience text not null check (audience in ('all', 'students', 'staff')),
  for_school_id uuid references school (id),
  pinned boolean not null,
  body jsonb not null,
  publish_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (school_id, id),
  check (state = 'draft' or publish_at is not null)
);
create index announcement_page on announcement (school_id, updated_at desc, id desc);
create index announcement_read on announcement (for_school_id, pinned desc, publish_at desc, id desc)
  where state = 'published';
comment on table announcement is '资讯公告: of a school or the centre to its people.';
comment on column announcement.school_id is 'internal: in whose name it is';
comment on column announcement.id is 'internal';
comment on column announcement.version is 'internal: guards every write';
comment on column announcement.state is 'internal: published from publish_at on';
comment on column announcement.title is 'internal: public once published to all';
comment on column announcement.category is 'internal';
comment on column announcement.audience is 'internal';
comment on column announcement.for_school_id is 'internal: whose people may read it; the whole province where there is none';
comment on column announcement.pinned is 'internal';
comment on column announcement.body is 'internal: typed blocks, no markup';
comment on column announcement.publish_at is 'internal: from when it can be read';
comment on column announcement.created_at is 'internal';
comment on column announcement.updated_at is 'internal';
comment on column announcement.updated_by is 'internal: staff of the school, or of the centre';

create table announcement_attachment (
  school_id uuid not null,
  announcement_id uuid not null,
  file_id uuid not null,
  position integer not null,
  primary key (school_id, file_id),
  foreign key (school_id, announcement_id) references announcement (school_id, id) on delete cascade,
  foreign key (school_id, file_id) references file (school_id, id)
);
create index announcement_attachment_of on announcement_attachment (school_id, announcement_id, position);
comment on table announcement_attachment is 'A file belongs to one announcement.';
comment on column announcement_attachment.school_id is 'internal';
comment on column announcement_attachment.announcement_id is 'internal';
comment on column announcement_attachment.file_id is 'internal';
comment on column announcement_attachment.position is 'internal: the order in which they are shown';

grant select, insert, update, delete on announcement, announcement_attachment to biyetong_app;

alter table announcement enable row level security;
alter table announcement force row level security;
-- The application says to the second what is published; a clock of its own may be a little ahead of the database's.
create policy announcement_read on announcement for select using (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id())
  or (access.role() in ('staff', 'student') and state = 'published'
    and publish_at <= now() + interval '1 minute'
    and (for_school_id is null or for_school_id = access.school_id())
    and audience in ('all', case access.role() when 'student' then 'students' else 'staff' end)));
-- A school writes in its own name, for its own people.
create policy announcement_insert on announcement for insert with check (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id() and for_school_id = access.school_id()));
create policy announcement_update on announcement for update using (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id() and for_school_id = access.school_id()));
create policy announcement_delete on announcement for delete using (
  access.role() in ('centre', 'system')
  or (access.role() = 'staff' and school_id = access.school_id()));

alter table announcement_attachment enable row level security;
alter table announcement_attachment force row level security;
-- Whoever may read the announcement: its own policy answers.
create policy announcement_attachment_read on announcement_attachment for select using (exists (
  select from announcement a
  where a.school_id = announcement_attachment.school_id and a.id = announcement_attachment.announcement_id));
create policy announcement_attachment_insert on announcement_attachment for insert with check (
  access.role() in ('centre', 'system') or (access.role() = 'staff' and school_id = access.school_id()));
create policy announcement_attachment_update on announcement_attachment for update using (
  access.role() in ('centre', 'system') or (access.role() = 'staff' and school_id = access.school_id()));
create policy announcement_attachment_delete on announcement_attachment for delete using (
  access.role() in ('centre', 'system') or (access.role() = 'staff' and school_id = access.school_id()));
