-- Codes that a person keeps on paper. Making new ones deletes the old, and so does deleting the account.
create table recovery_code (
    account_id uuid    not null references account (id) on delete cascade,
    code_hash  text    not null,
    used_at    bigint,
    primary key (account_id, code_hash)
);
