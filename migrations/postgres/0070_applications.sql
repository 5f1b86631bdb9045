-- Applications that learn here who is logged in: OAuth 2.0 clients, and sites behind a proxy.
create table application (
    -- The client_id.
    id          text    not null primary key,
    name        text    not null,
    kind        text    not null,
    -- All that is not searched, as JSON.
    settings    text    not null,
    -- The origin of a site behind a proxy.
    origin      text    unique,
    -- Set if it is declared in the settings file, and read-only elsewhere.
    declared_at bigint,
    version     bigint not null default 1,
    created_at  bigint not null,
    updated_at  bigint not null
);

-- Secrets with which an application authenticates. Two are valid while one replaces the other.
create table application_secret (
    secret_hash    text    not null primary key,
    application_id text    not null references application (id) on delete cascade,
    created_at     bigint not null,
    expires_at     bigint
);

create index application_secret_application_id on application_secret (application_id);
