-- The browsers that an account was used in. A row goes when its owner disowns it, and after a year without a login.
create table account_device (
    account_id   uuid   not null references account (id) on delete cascade,
    -- The hash of the browser's cookie with the account: two accounts in one browser have nothing in common here.
    device_hash  text   not null,
    last_used_at bigint not null,
    -- The hash of the link by which the owner disowns it, and the end of that link; null where the account was made.
    alarm_hash   text,
    alarm_until  bigint,
    primary key (account_id, device_hash)
);

create unique index account_device_alarm on account_device (alarm_hash) where alarm_hash is not null;
create index account_device_last_used on account_device (last_used_at);

-- The browser that began the session; null with OwnID's cloud, and in sessions that are older than this.
alter table session add column device_hash text;
