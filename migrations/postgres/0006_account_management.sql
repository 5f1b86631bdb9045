-- Accounts as administrators see them. What is null for most is a time: since when it is so.
alter table account add column version bigint not null default 1;
-- Nobody has proved yet that the login id is theirs.
alter table account add column pending_since bigint;
-- A change of the schema left the profile behind.
alter table account add column needs_attention_since bigint;
-- A JSON object: each field of the schema that holds one value, folded so that texts compare as the values do.
alter table account add column keys jsonb not null default '{}';

-- In the order of their bytes, as in SQLite: what begins with a text is a range.
alter table account alter column login_id type text collate "C";
alter table own_id_data alter column login_id type text collate "C";

create index account_last_login on account (coalesce(last_login_at, 0), id);
create index account_disabled on account (id) where disabled_at is not null;
create index account_pending on account (id) where pending_since is not null;
create index account_needs_attention on account (id) where needs_attention_since is not null;

create table account_role (
    role       text not null,
    account_id uuid not null references account (id) on delete cascade,
    primary key (role, account_id)
);

create index account_role_account on account_role (account_id);

-- Email addresses and phone numbers besides the login id.
create table account_address (
    account_id  uuid not null references account (id) on delete cascade,
    kind        text not null,
    value       text collate "C" not null,
    verified_at bigint,
    primary key (account_id, kind, value)
);

create index account_address_value on account_address (kind, value);

-- The keys of indexed fields, in their order: what a list is filtered and sorted by.
create table account_field (
    field      text not null,
    value      text collate "C" not null,
    account_id uuid not null,
    primary key (field, value, account_id)
);

-- The keys of fields that no two accounts may share.
create table account_unique (
    field      text not null,
    value      text collate "C" not null,
    account_id uuid not null,
    primary key (field, value)
);

create index account_unique_account on account_unique (account_id);

-- What an account is found by: login id, addresses and searchable fields, folded, a line each.
create table account_text (
    account_id uuid not null primary key,
    text       text not null
);

create extension if not exists pg_trgm;
create index account_text_trigrams on account_text using gin (text gin_trgm_ops);

-- The schemas that profiles had to keep to; the last is in force. Its indexes are filled in the background, in the order of ids.
create table account_schema (
    version    bigint not null primary key,
    document   text    not null,
    author     text    not null,
    created_at bigint not null,
    indexed_to uuid,
    indexed_at bigint
);

-- Deleted accounts whole, until they are erased for good.
create table account_bin (
    id         uuid    not null primary key,
    login_id   text    not null,
    account    text    not null,
    deleted_at bigint not null
);

create index account_bin_deleted on account_bin (deleted_at);

-- Bearer tokens of the administration API.
create table api_token (
    id           uuid    not null primary key,
    name         text    not null,
    token_hash   text    not null unique,
    -- Separated by spaces, as in OAuth 2.0 (RFC 6749, section 3.3).
    scopes       text    not null,
    created_by   text    not null,
    created_at   bigint not null,
    expires_at   bigint,
    last_used_at bigint,
    revoked_at   bigint
);

-- What was answered to a request that carried an Idempotency-Key. The key is hashed with who sent it.
create table idempotency (
    key_hash     text    not null primary key,
    request_hash text    not null,
    status       bigint not null,
    headers      text    not null,
    body         text    not null,
    created_at   bigint not null
);

create index idempotency_created on idempotency (created_at);

-- Who did what to whom. Append-only: each row's hash covers the one before it. What names a person stands in the detail, which
-- the chain covers by its hash alone: so it can be erased with the account, and the chain still holds.
create table audit (
    sequence    bigint not null primary key,
    at          bigint not null,
    actor       text not null,
    action      text not null,
    account_id  uuid,
    address     text not null,
    -- A JSON object: the login id, and per field what it was and what it is, secrets masked.
    detail      text,
    detail_hash text not null,
    hash        text not null
);

create index audit_account on audit (account_id, sequence) where account_id is not null;
create index audit_actor on audit (actor, sequence);
create index audit_action on audit (action, sequence);

-- Links that enrol the first administrator.
create table setup_link (
    token_hash text    not null primary key,
    expires_at bigint not null,
    used_at    bigint
);
