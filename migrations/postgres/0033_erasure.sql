-- What erasing an account looks for: the passkeys of a login id, and the rows of the log that are about nobody's account but may name
-- somebody in what was asked for.
create index platform_credential_login_id on platform_credential (login_id);
create index audit_of_no_account on audit (sequence) where account_id is null;
