alter table certificate_batch add column waiting_since timestamptz;
comment on column certificate_batch.waiting_since is 'internal: since when the signing or time-stamp service has not answered; null while it does';
