-- The session of a person at an application behind a proxy: it ends with the session here.
create table application_session (
    -- Of the application's own cookie.
    token_hash       text    not null primary key,
    application_id   text    not null references application (id) on delete cascade,
    session_hash     text    not null references session (token_hash) on delete cascade,
    -- The login behind that session.
    method           text    not null,
    authenticated_at integer not null,
    created_at       integer not null
) strict, without rowid;

create index application_session_session_hash on application_session (session_hash);
create index application_session_application_id on application_session (application_id);

-- Tickets by which a browser that is logged in here begins a session at an application, once.
create table application_ticket (
    ticket_hash      text    not null primary key,
    application_id   text    not null references application (id) on delete cascade,
    session_hash     text    not null references session (token_hash) on delete cascade,
    -- Of the cookie by which the application's host knows the browser that asked.
    binding_hash     text    not null,
    -- The address to go to.
    target           text    not null,
    method           text    not null,
    authenticated_at integer not null,
    expires_at       integer not null
) strict, without rowid;

create index application_ticket_session_hash on application_ticket (session_hash);
create index application_ticket_application_id on application_ticket (application_id);
create index application_ticket_expires_at on application_ticket (expires_at);
