-- Codes that a person keeps on paper. Making new ones deletes the old, and so does deleting the account.
create table recovery_code (
    account_id blob    not null references account (id) on delete cascade,
    code_hash  text    not null,
    used_at    integer,
    primary key (account_id, code_hash)
) strict, without rowid;
