-- The ways in that each browser was used with: `password`, `code`, or `passkey:` and the hash of the credential. Whoever disowns the
-- browser takes them away.
create table account_device_way (
    account_id  blob not null,
    device_hash text not null,
    way         text not null,
    primary key (account_id, device_hash, way),
    foreign key (account_id, device_hash) references account_device (account_id, device_hash) on delete cascade
) strict, without rowid;

-- The hash of the credential that was shown for a session token; null with OwnID's cloud, and for a code.
alter table handoff add column passkey_hash text;
