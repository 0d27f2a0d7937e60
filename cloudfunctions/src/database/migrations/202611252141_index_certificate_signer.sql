-- Whether a signing certificate was ever ours, after it was replaced by another.
create index certificate_signer on certificate (signer_serial);
