-- 查验码: printed on the paper only; whoever types it sees what the page otherwise masks.
alter table certificate add column code_hash text;
comment on column certificate.code_hash is 'sensitive: keyed hash of the code printed on the paper; null where none was printed';
