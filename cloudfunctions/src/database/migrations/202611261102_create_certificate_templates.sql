create table certificate_template (
  kind text not null check (kind in ('registration-certificate', 'destination-certificate')),
  version integer not null check (version > 0),
  facts jsonb not null,
  seal_path text,
  saved_at timestamptz not null,
  saved_by uuid,
  saved_by_name text,
  primary key (kind, version)
);
comment on table certificate_template is '证书模板: wording and layout of each kind; versions are added, never changed.';
comment on column certificate_template.kind is 'public';
comment on column certificate_template.version is 'public';
comment on column certificate_template.facts is 'public: printed on certificates';
comment on column certificate_template.seal_path is 'internal: random; the stored picture of the seal';
comment on column certificate_template.saved_at is 'internal';
comment on column certificate_template.saved_by is 'internal: null for what the platform brought';
comment on column certificate_template.saved_by_name is 'personal';

insert into certificate_template (kind, version, facts, saved_at)
select kind, 1, '{"authority": "", "reportWithinDays": 180, "remark": "", "statement": "本证书由签发机关数字签名，真伪以核验页面的结果为准；打印件须与核验页面一致。", "titleSize": 36, "textSize": 14, "sealDiameterMm": 41, "sealFileId": null}', now()
from unnest(array['registration-certificate', 'destination-certificate']) as kind;

alter table certificate add column template_version integer;
comment on column certificate.template_version is 'internal: of its kind; null for what was printed before there were versions';

grant select, insert on certificate_template to biyetong_app;
alter table certificate_template enable row level security;
alter table certificate_template force row level security;
create policy certificate_template_read on certificate_template for select using (access.role() <> '');
create policy certificate_template_insert on certificate_template for insert with check (access.role() in ('centre', 'system'));
