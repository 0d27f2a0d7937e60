-- What a provider has to be asked with is sealed: for WeChat it holds a digest of name and ID number.
update face_check set outcome = 'failed', finished_at = now() where outcome = 'pending';
drop index face_check_token;
alter table face_check rename column token to memory_sealed;
update face_check set memory_sealed = '';
comment on column face_check.memory_sealed is 'sensitive: sealed; what the provider has to be asked with about the outcome';
