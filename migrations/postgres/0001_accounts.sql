create table account (
    id            uuid   not null primary key,
    login_id      text   not null unique,
    password_hash text,
    profile       text   not null,
    created_at    bigint not null,
    updated_at    bigint not null,
    last_login_at bigint,
    disabled_at   bigint
);

-- Apart from the account, so that its 5,000 characters and more are read and written only when the platform asks.
create table own_id_data (
    account_id uuid   not null primary key references account (id) on delete cascade,
    data       text   not null,
    signed_at  bigint not null
);

-- A session token between its minting by a callback and its exchange for a cookie. The unique signature makes a replayed
-- callback fail. There is no foreign key: a row lives for minutes, and the exchange looks the account up.
create table handoff (
    signature_hash text   not null primary key,
    token_hash     text   not null unique,
    account_id     uuid   not null,
    session_type   text   not null,
    expires_at     bigint not null,
    forget_at      bigint not null,
    used_at        bigint
);

create index handoff_forget_at on handoff (forget_at);

create table session (
    token_hash   text   not null primary key,
    account_id   uuid   not null references account (id) on delete cascade,
    session_type text   not null,
    data         text   not null,
    created_at   bigint not null,
    last_seen_at bigint not null,
    idle_ms      bigint not null,
    expires_at   bigint not null,
    -- The earlier of the idle and the absolute end.
    ends_at      bigint not null
);

create index session_account_id on session (account_id);
create index session_ends_at on session (ends_at);
