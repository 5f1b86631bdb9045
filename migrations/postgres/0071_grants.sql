-- The authorization of an application by an account: what its codes and tokens hang on.
create table authorization_grant (
    id               uuid    not null primary key,
    application_id   text    not null references application (id) on delete cascade,
    account_id       uuid    not null references account (id) on delete cascade,
    -- The session in which it was given, and with which it ends; null once a grant for offline access has outlived it.
    session_hash     text    references session (token_hash) on delete cascade,
    -- The public id of that session for applications (sid).
    session_id       text    not null,
    scopes           text    not null,
    -- What the request said, as JSON: nonce, claims, resource.
    request          text    not null,
    method           text    not null,
    authenticated_at bigint not null,
    -- Set if it outlives the session's own end.
    offline_at       bigint,
    created_at       bigint not null,
    expires_at       bigint not null
);

create index authorization_grant_session_hash on authorization_grant (session_hash);
create index authorization_grant_account_id on authorization_grant (account_id, application_id);
create index authorization_grant_application_id on authorization_grant (application_id);
create index authorization_grant_expires_at on authorization_grant (expires_at);

create table authorization_code (
    code_hash      text    not null primary key,
    grant_id       uuid    not null references authorization_grant (id) on delete cascade,
    redirect_uri   text    not null,
    -- By S256 (RFC 7636).
    code_challenge text,
    expires_at     bigint not null,
    -- Kept for a while after its use, so that a second use is noticed.
    used_at        bigint
);

create index authorization_code_grant_id on authorization_code (grant_id);
create index authorization_code_expires_at on authorization_code (expires_at);

create table oauth_token (
    token_hash     text    not null primary key,
    kind           text    not null,
    application_id text    not null references application (id) on delete cascade,
    -- Null for a token of an application that acts for itself.
    grant_id       uuid    references authorization_grant (id) on delete cascade,
    scopes         text    not null,
    resource       text,
    created_at     bigint not null,
    expires_at     bigint not null,
    -- Set once a refresh token was exchanged for the next.
    used_at        bigint
);

create index oauth_token_grant_id on oauth_token (grant_id);
create index oauth_token_application_id on oauth_token (application_id);
create index oauth_token_expires_at on oauth_token (expires_at);

-- What an account allowed a third party to learn.
create table consent (
    account_id     uuid    not null references account (id) on delete cascade,
    application_id text    not null references application (id) on delete cascade,
    scopes         text    not null,
    created_at     bigint not null,
    updated_at     bigint not null,
    primary key (account_id, application_id)
);

create index consent_application_id on consent (application_id);

-- Parameters of an authorization request that were pushed (RFC 9126), or that wait for a login.
create table authorization_request (
    request_hash   text    not null primary key,
    application_id text    not null references application (id) on delete cascade,
    parameters     text    not null,
    created_at     bigint not null,
    expires_at     bigint not null
);

create index authorization_request_application_id on authorization_request (application_id);
create index authorization_request_expires_at on authorization_request (expires_at);

-- Assertions by which applications have authenticated (RFC 7523 §3, jti), until they expire.
create table client_assertion (
    assertion_hash text    not null primary key,
    expires_at     bigint not null
);

create index client_assertion_expires_at on client_assertion (expires_at);
