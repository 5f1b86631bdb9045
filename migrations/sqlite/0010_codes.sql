-- One-time codes of the local platform. A row is a flow: it belongs to the browser that holds the secret behind its key.
create table platform_code (
    flow_hash   text    not null primary key,
    -- verify, login, recover, or support: a recovery that an administrator started, for whichever browser opens the link.
    purpose     text    not null,
    login_id    text    not null,
    -- A keyed hash of the login id, under which wrong codes are counted.
    login_key   text    not null,
    -- Both are of no code and no link at all until a message goes out.
    code_hash   text    not null,
    link_hash   text    not null,
    -- Where the person goes afterwards.
    next        text    not null,
    attempts    integer not null,
    sent        integer not null,
    made_at     integer not null,
    -- The end of the code and the link.
    expires_at  integer not null,
    -- The end of the flow, in which new codes may be asked for.
    ends_at     integer not null,
    -- The code or the link was redeemed.
    used_at     integer,
    -- A recovery came to its end.
    finished_at integer
) strict, without rowid;

create unique index platform_code_link on platform_code (link_hash);
create index platform_code_ends_at on platform_code (ends_at);

-- Wrong codes in a row, by the keyed hash of the login id, whether anybody has it or not.
create table platform_code_failure (
    login_key text    not null primary key,
    failures  integer not null,
    last_at   integer not null
) strict, without rowid;

-- The way in that a person chose when they registered. It waits with the flow in whose browser it was chosen, not with the
-- account: whoever proves the address gets their own way in, and nobody else's.
create table registration (
    flow_hash     text    not null primary key,
    login_id      text    not null,
    password_hash text,
    own_id_data   text,
    expires_at    integer not null
) strict, without rowid;

create index registration_expires_at on registration (expires_at);
