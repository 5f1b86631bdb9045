-- Requests of devices, which a person answers in a browser elsewhere (RFC 8628).
create table device_authorization (
    device_code_hash text    not null primary key,
    -- Keyed, because a user code is short.
    user_code_hash   text    not null unique,
    application_id   text    not null references application (id) on delete cascade,
    scopes           text    not null,
    resource         text,
    -- Set once a person has allowed it.
    grant_id         blob    references authorization_grant (id) on delete cascade,
    denied_at        integer,
    -- Set once its tokens were issued: it is kept for a while, so that a second use is noticed.
    used_at          integer,
    interval_seconds integer not null,
    -- A device that asks earlier is told to slow down.
    next_poll_at     integer not null,
    created_at       integer not null,
    expires_at       integer not null
) strict, without rowid;

create index device_authorization_application_id on device_authorization (application_id);
create index device_authorization_grant_id on device_authorization (grant_id);
create index device_authorization_expires_at on device_authorization (expires_at);
