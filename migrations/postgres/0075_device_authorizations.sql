-- Requests of devices, which a person answers in a browser elsewhere (RFC 8628).
create table device_authorization (
    device_code_hash text    not null primary key,
    -- Keyed, because a user code is short.
    user_code_hash   text    not null unique,
    application_id   text    not null references application (id) on delete cascade,
    scopes           text    not null,
    resource         text,
    -- Set once a person has allowed it.
    grant_id         uuid    references authorization_grant (id) on delete cascade,
    denied_at        bigint,
    -- Set once its tokens were issued: it is kept for a while, so that a second use is noticed.
    used_at          bigint,
    interval_seconds bigint not null,
    -- A device that asks earlier is told to slow down.
    next_poll_at     bigint not null,
    created_at       bigint not null,
    expires_at       bigint not null
);

create index device_authorization_application_id on device_authorization (application_id);
create index device_authorization_grant_id on device_authorization (grant_id);
create index device_authorization_expires_at on device_authorization (expires_at);
