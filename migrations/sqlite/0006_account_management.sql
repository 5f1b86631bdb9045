-- Accounts as administrators see them. What is null for most is a time: since when it is so.
alter table account add column version integer not null default 1;
-- Nobody has proved yet that the login id is theirs.
alter table account add column pending_since integer;
-- A change of the schema left the profile behind.
alter table account add column needs_attention_since integer;
-- A JSON object: each field of the schema that holds one value, folded so that texts compare as the values do.
alter table account add column keys text not null default '{}';

create index account_last_login on account (coalesce(last_login_at, 0), id);
create index account_disabled on account (id) where disabled_at is not null;
create index account_pending on account (id) where pending_since is not null;
create index account_needs_attention on account (id) where needs_attention_since is not null;

create table account_role (
    role       text not null,
    account_id blob not null references account (id) on delete cascade,
    primary key (role, account_id)
) strict, without rowid;

create index account_role_account on account_role (account_id);

-- Email addresses and phone numbers besides the login id.
create table account_address (
    account_id  blob not null references account (id) on delete cascade,
    kind        text not null,
    value       text not null,
    verified_at integer,
    primary key (account_id, kind, value)
) strict, without rowid;

create index account_address_value on account_address (kind, value);

-- The keys of indexed fields, in their order: what a list is filtered and sorted by.
create table account_field (
    field      text not null,
    value      text not null,
    account_id blob not null,
    primary key (field, value, account_id)
) strict, without rowid;

-- The keys of fields that no two accounts may share.
create table account_unique (
    field      text not null,
    value      text not null,
    account_id blob not null,
    primary key (field, value)
) strict, without rowid;

create index account_unique_account on account_unique (account_id);

-- What an account is found by: login id, addresses and searchable fields, folded, a line each. The index knows the row.
create table account_text (
    row        integer not null primary key,
    account_id blob    not null unique,
    text       text    not null
) strict;

create virtual table account_trigram using fts5 (text, content='account_text', content_rowid='row', tokenize='trigram');

create trigger account_text_insert after insert on account_text begin
    insert into account_trigram (rowid, text) values (new.row, new.text);
end;

create trigger account_text_delete after delete on account_text begin
    insert into account_trigram (account_trigram, rowid, text) values ('delete', old.row, old.text);
end;

create trigger account_text_update after update on account_text begin
    insert into account_trigram (account_trigram, rowid, text) values ('delete', old.row, old.text);
    insert into account_trigram (rowid, text) values (new.row, new.text);
end;

-- The schemas that profiles had to keep to; the last is in force. Its indexes are filled in the background, in the order of ids.
create table account_schema (
    version    integer not null primary key,
    document   text    not null,
    author     text    not null,
    created_at integer not null,
    indexed_to blob,
    indexed_at integer
) strict;

-- Deleted accounts whole, until they are erased for good.
create table account_bin (
    id         blob    not null primary key,
    login_id   text    not null,
    account    text    not null,
    deleted_at integer not null
) strict, without rowid;

create index account_bin_deleted on account_bin (deleted_at);

-- Bearer tokens of the administration API.
create table api_token (
    id           blob    not null primary key,
    name         text    not null,
    token_hash   text    not null unique,
    -- Separated by spaces, as in OAuth 2.0 (RFC 6749, section 3.3).
    scopes       text    not null,
    created_by   text    not null,
    created_at   integer not null,
    expires_at   integer,
    last_used_at integer,
    revoked_at   integer
) strict, without rowid;

-- What was answered to a request that carried an Idempotency-Key. The key is hashed with who sent it.
create table idempotency (
    key_hash     text    not null primary key,
    request_hash text    not null,
    status       integer not null,
    headers      text    not null,
    body         text    not null,
    created_at   integer not null
) strict, without rowid;

create index idempotency_created on idempotency (created_at);

-- Who did what to whom. Append-only: each row's hash covers the one before it. What names a person stands in the detail, which
-- the chain covers by its hash alone: so it can be erased with the account, and the chain still holds.
create table audit (
    sequence    integer not null primary key,
    at          integer not null,
    actor       text not null,
    action      text not null,
    account_id  blob,
    address     text not null,
    -- A JSON object: the login id, and per field what it was and what it is, secrets masked.
    detail      text,
    detail_hash text not null,
    hash        text not null
) strict;

create index audit_account on audit (account_id, sequence) where account_id is not null;
create index audit_actor on audit (actor, sequence);
create index audit_action on audit (action, sequence);

-- Links that enrol the first administrator.
create table setup_link (
    token_hash text    not null primary key,
    expires_at integer not null,
    used_at    integer
) strict, without rowid;
