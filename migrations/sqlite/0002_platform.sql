-- The embedded local platform's own tables. What it knows about a person is in their own_id_data, not here.

create table platform_ceremony (
    id_hash    text    not null primary key,
    kind       text    not null,
    state      text    not null,
    expires_at integer not null
) strict, without rowid;

create index platform_ceremony_expires_at on platform_ceremony (expires_at);

-- Which login id to ask the back end about when a passkey is presented, and the proof that a credential id is unique.
create table platform_credential (
    id_hash    text    not null primary key,
    login_id   text    not null,
    created_at integer not null
) strict, without rowid;
