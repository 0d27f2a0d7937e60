alter table past_certificate add column person_index text;
create index past_certificate_by_verified_person on past_certificate (person_index);
comment on column past_certificate.person_index is 'sensitive: blind index of name and ID number, as a face check confirms them; filled when a register is loaded';
