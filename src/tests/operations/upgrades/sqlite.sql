-- A database of commit 1904745, the state that landed before applications and OpenID: its
-- tables by the migrations of that commit, and rows in the form in which that version wrote them. The passwords are in the test that reads it.

create table _sqlx_migrations (version bigint primary key, description text not null, installed_on timestamp not null default current_timestamp, success boolean not null, checksum blob not null, execution_time bigint not null);
CREATE TABLE account (
    id            blob    not null primary key,
    login_id      text    not null unique,
    password_hash text,
    profile       text    not null,
    created_at    integer not null,
    updated_at    integer not null,
    last_login_at integer,
    disabled_at   integer
, version integer not null default 1, pending_since integer, needs_attention_since integer, keys text not null default '{}', unproved_since integer) strict, without rowid;
CREATE TABLE session (
    token_hash   text    not null primary key,
    account_id   blob    not null references account (id) on delete cascade,
    session_type text    not null,
    data         text    not null,
    created_at   integer not null,
    last_seen_at integer not null,
    idle_ms      integer not null,
    expires_at   integer not null,
    ends_at      integer not null
, device_hash text) strict, without rowid;
CREATE TABLE platform_ceremony (
    id_hash    text    not null primary key,
    kind       text    not null,
    state      text    not null,
    expires_at integer not null
) strict, without rowid;
CREATE TABLE platform_credential (
    id_hash    text    not null primary key,
    login_id   text    not null,
    created_at integer not null
) strict, without rowid;
CREATE TABLE "own_id_data" (
    login_id  text not null primary key references account (login_id) on update cascade on delete cascade,
    signed_at integer not null,
    data      text not null
) strict;
CREATE TABLE handoff (
    signed_at      integer not null,
    signature_hash text not null,
    token_hash     text not null,
    account_id     blob not null,
    session_type   text not null,
    expires_at     integer not null,
    used_at        integer,
    primary key (signed_at, signature_hash)
) strict, without rowid;
CREATE TABLE id_document_decision (
    signed_at      integer not null,
    signature_hash text    not null,
    id             blob    not null,
    account_id     blob    not null,
    login_id       text    not null,
    document_type  text    not null,
    number_hash    text    not null,
    number_end     text    not null,
    reason         text,
    checks         text    not null,
    decided_at     integer not null,
    primary key (signed_at, signature_hash)
) strict, without rowid;
CREATE TABLE outbox (
    id             blob    not null primary key,
    signed_at      integer not null,
    signature_hash text not null,
    channel        text not null,
    state          text not null,
    recipient      text not null,
    content        text,
    attempts       integer not null,
    due_at         integer,
    created_at     integer not null,
    expires_at     integer not null,
    finished_at    integer,
    provider       text,
    provider_id    text,
    reason         text, recipient_hash text,
    unique (signed_at, signature_hash)
) strict;
CREATE TABLE account_role (
    role       text not null,
    account_id blob not null references account (id) on delete cascade,
    primary key (role, account_id)
) strict, without rowid;
CREATE TABLE account_address (
    account_id  blob not null references account (id) on delete cascade,
    kind        text not null,
    value       text not null,
    verified_at integer,
    primary key (account_id, kind, value)
) strict, without rowid;
CREATE TABLE account_field (
    field      text not null,
    value      text not null,
    account_id blob not null,
    primary key (field, value, account_id)
) strict, without rowid;
CREATE TABLE account_unique (
    field      text not null,
    value      text not null,
    account_id blob not null,
    primary key (field, value)
) strict, without rowid;
CREATE TABLE account_text (
    row        integer not null primary key,
    account_id blob    not null unique,
    text       text    not null
) strict;
CREATE TABLE account_schema (
    version    integer not null primary key,
    document   text    not null,
    author     text    not null,
    created_at integer not null,
    indexed_to blob,
    indexed_at integer
) strict;
CREATE TABLE account_bin (
    id         blob    not null primary key,
    login_id   text    not null,
    account    text    not null,
    deleted_at integer not null
, undo_hash text) strict, without rowid;
CREATE TABLE api_token (
    id           blob    not null primary key,
    name         text    not null,
    token_hash   text    not null unique,
    scopes       text    not null,
    created_by   text    not null,
    created_at   integer not null,
    expires_at   integer,
    last_used_at integer,
    revoked_at   integer
) strict, without rowid;
CREATE TABLE idempotency (
    key_hash     text    not null primary key,
    request_hash text    not null,
    status       integer not null,
    headers      text    not null,
    body         text    not null,
    created_at   integer not null
) strict, without rowid;
CREATE TABLE audit (
    sequence    integer not null primary key,
    at          integer not null,
    actor       text not null,
    action      text not null,
    account_id  blob,
    address     text not null,
    detail      text,
    detail_hash text not null,
    hash        text not null
) strict;
CREATE TABLE setup_link (
    token_hash text    not null primary key,
    expires_at integer not null,
    used_at    integer
) strict, without rowid;
CREATE TABLE job (
    id          blob    not null primary key,
    kind        text    not null,
    actor       blob    not null,
    address     text    not null,
    filter      text    not null,
    search      text    not null,
    reached     blob    not null,
    total       integer not null,
    done        integer not null,
    skipped     integer not null,
    failed      integer not null,
    problems    text    not null,
    created_at  integer not null,
    started_at  integer,
    runner      blob,
    lease_until integer,
    finished_at integer,
    stopped     text
, plan text not null default '', updated integer not null default 0) strict, without rowid;
CREATE TABLE job_file (
    id         blob    not null primary key,
    name       text    not null,
    format     text    not null,
    lines      integer,
    parts      integer not null default 0,
    created_at integer not null
) strict, without rowid;
CREATE TABLE job_file_part (
    file_id blob    not null,
    part    integer not null,
    content blob    not null,
    primary key (file_id, part)
) strict;
CREATE TABLE job_problem (
    job_id  blob    not null,
    number  integer not null,
    line    integer not null,
    pointer text    not null,
    code    text    not null,
    message text    not null,
    primary key (job_id, number)
) strict, without rowid;
CREATE TABLE id_document_of_account (
    account_id blob not null,
    id         blob not null,
    primary key (account_id, id)
) strict, without rowid;
CREATE TABLE id_document_noted (id blob not null) strict;
CREATE TABLE activity (
    hour  integer not null,
    kind  text    not null,
    count integer not null,
    primary key (hour, kind)
) strict, without rowid;
CREATE TABLE platform_code (
    flow_hash   text    not null primary key,
    purpose     text    not null,
    login_id    text    not null,
    login_key   text    not null,
    code_hash   text    not null,
    link_hash   text    not null,
    next        text    not null,
    attempts    integer not null,
    sent        integer not null,
    made_at     integer not null,
    expires_at  integer not null,
    ends_at     integer not null,
    used_at     integer,
    finished_at integer
) strict, without rowid;
CREATE TABLE platform_code_failure (
    login_key text    not null primary key,
    failures  integer not null,
    last_at   integer not null
) strict, without rowid;
CREATE TABLE registration (
    flow_hash     text    not null primary key,
    login_id      text    not null,
    password_hash text,
    own_id_data   text,
    expires_at    integer not null
) strict, without rowid;
CREATE TABLE recovery_code (
    account_id blob    not null references account (id) on delete cascade,
    code_hash  text    not null,
    used_at    integer,
    primary key (account_id, code_hash)
) strict, without rowid;
CREATE TABLE account_device (
    account_id   blob    not null references account (id) on delete cascade,
    device_hash  text    not null,
    last_used_at integer not null,
    alarm_hash   text,
    alarm_until  integer,
    primary key (account_id, device_hash)
) strict, without rowid;
CREATE VIRTUAL TABLE account_trigram using fts5
    (text, content='account_text', content_rowid='row', tokenize='trigram', detail=none, columnsize=0);
CREATE INDEX session_account_id on session (account_id);
CREATE INDEX session_ends_at on session (ends_at);
CREATE INDEX platform_ceremony_expires_at on platform_ceremony (expires_at);
CREATE UNIQUE INDEX id_document_decision_id on id_document_decision (id);
CREATE INDEX outbox_due_at on outbox (due_at) where due_at is not null;
CREATE INDEX outbox_content on outbox (expires_at) where content is not null;
CREATE INDEX account_last_login on account (coalesce(last_login_at, 0), id);
CREATE INDEX account_disabled on account (id) where disabled_at is not null;
CREATE INDEX account_pending on account (id) where pending_since is not null;
CREATE INDEX account_needs_attention on account (id) where needs_attention_since is not null;
CREATE INDEX account_role_account on account_role (account_id);
CREATE INDEX account_address_value on account_address (kind, value);
CREATE INDEX account_unique_account on account_unique (account_id);
CREATE INDEX account_bin_deleted on account_bin (deleted_at);
CREATE INDEX idempotency_created on idempotency (created_at);
CREATE INDEX audit_account on audit (account_id, sequence) where account_id is not null;
CREATE INDEX audit_actor on audit (actor, sequence);
CREATE INDEX audit_action on audit (action, sequence);
CREATE INDEX job_unfinished on job (id) where finished_at is null;
CREATE INDEX job_file_created on job_file (created_at);
CREATE INDEX outbox_recipient on outbox (recipient_hash, id) where recipient_hash is not null;
CREATE UNIQUE INDEX platform_code_link on platform_code (link_hash);
CREATE INDEX platform_code_ends_at on platform_code (ends_at);
CREATE INDEX registration_expires_at on registration (expires_at);
CREATE INDEX account_bin_undo on account_bin (undo_hash) where undo_hash is not null;
CREATE UNIQUE INDEX account_device_alarm on account_device (alarm_hash) where alarm_hash is not null;
CREATE INDEX account_device_last_used on account_device (last_used_at);
CREATE INDEX account_unproved on account (unproved_since) where unproved_since is not null;
CREATE TRIGGER account_text_delete after delete on account_text begin
    insert into account_trigram (account_trigram, rowid, text) values ('delete', old.row, old.text);
end;
CREATE TRIGGER account_text_update after update on account_text begin
    insert into account_trigram (account_trigram, rowid, text) values ('delete', old.row, old.text);
    insert into account_trigram (rowid, text) values (new.row, new.text);
end;
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (1, 'accounts', true, x'7e18646f36c2e4591e0d76a85ea2ca1ca5952c31e28470905a05b910d5b554d7a0a76f4191945759cdf4b6576c4e7db5', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (2, 'platform', true, x'2a07537081cd6f490e0c9b87f4a30f7f11299291d0230f68ffc6827706c3fedbcbddde668f60d3485edee4db8817c886', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (3, 'rows by request', true, x'ca3290c6876739e7578a9d4ec1a8022f20ccc34de61d3875094f63e35cede232c45327323a4c7dba9ba44dd493581679', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (4, 'id documents', true, x'ffb24737c433b5a0825574d7fc62530ad9fd332ffd30d16a80ae2ba1acdea8630ccf9c84e55908735cc7c189d84b4292', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (5, 'outbox', true, x'659e9fe99fed9688178f9bafe05bea68fc7172360caa3cac816a9ffbdc680678f83de0e7a24b17ee937754b13e9e6e42', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (6, 'account management', true, x'7f522d13798f239cfe903b7854fffbf432e5a116080bb5c36cf6dadace0acb928211ccdc98f9f556ad905bc2746c846d', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (7, 'job', true, x'542af43d8723ba9de13c0c42268dfb3544dd946529f124a07f108906b653cdface69e9cacb81283d8758bf636a814503', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (8, 'import', true, x'3e9b7e9ea26e7cc6fd8edb573785fdc3935b7290c63adda530276c30ca0111ff21abfc2a2349b93a05551a609962e88b', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9, 'account page', true, x'cc764fa7ef63c547e537ce508a2ff3f718cc77ea151d8c6036f9fb1d81057d94d714da8e27970e8ac03b9e8ec50eec0a', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (10, 'codes', true, x'a1830a0061bf3a987c5139fb6f8973a560403bc06fcd0d0097afff857e8a99bf2f88d416f0998502c3fe9187b526120b', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (11, 'recovery codes', true, x'402a9e46c3882935ae6f404359c5a6439eeac550e0264676ca1336fa73cc51e686156b7172f3b2edd84562b993cf7951', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (12, 'texts at once', true, x'fd6f44c6fb41c72b03f8ab2c6b8079dba1a4d991f71abf584c0cc8cdeadda59f5c6b6f3cd49faef59bb9991850bbda6d', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (13, 'undo', true, x'0bffc3c85834eef569f56baf6c84f5d93ff5b36763ccbfa8bad72487875b507821aec7121abccd1447d880990acc6eb5', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (15, 'devices', true, x'd0449c6e2f5dae0d1f8a96729a6cdfed4b78472fbf07a551a795418283ec7af60e2738d1ca08abb1a340b3c681bd78e7', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (16, 'unproved', true, x'4f73f979c678373ffa58159d534f7f5bf565bab8d8330868d885720e0a1849a69b03d8d94b29d09126b7091a4088b0f0', 0);
insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (17, 'smaller trigrams', true, x'9a6f0af74c236f59164ef0fa9476b3fc176d097d0a0c20fd99c9a872779b89af63a03eeb2cd568264a44f44908bc7386', 0);
insert into id_document_noted (id) values (zeroblob(16));
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26017001800000abcdef0001', 'admin@example.com', '$argon2id$v=19$m=19456,t=2,p=1$W59+M6O24LCXohUCfaLsOQ$N8zgr3rIjiS7YSGvowl3p/bLFux2J4QJZ3llJ6uLaII', '{"firstName":"Ada","lastName":"Lovelace"}', 1763800000001, 1763800000001, 1763800000501, null, 2, null, null, '{"firstName":"ada","lastName":"lovelace"}', null);
insert into own_id_data (login_id, signed_at, data) values ('admin@example.com', 0, '');
insert into account_field (field, value, account_id) values ('firstName', 'ada', x'019aaaac26017001800000abcdef0001');
insert into account_field (field, value, account_id) values ('lastName', 'lovelace', x'019aaaac26017001800000abcdef0001');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26017001800000abcdef0001');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26017001800000abcdef0001');
insert into account_text (row, account_id, text) values (1, x'019aaaac26017001800000abcdef0001', 'admin@example.com
ada
lovelace');
insert into account_role (role, account_id) values ('admin', x'019aaaac26017001800000abcdef0001');
insert into account_address (account_id, kind, value, verified_at) values (x'019aaaac26017001800000abcdef0001', 'phone', '+14155552671', 1763800000001);
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26027002800000abcdef0002', 'support@example.com', '$argon2id$v=19$m=19456,t=2,p=1$4K5AB/Z9TPy8D2a67yCmuA$kV6lhj766+L5NMVLfwqzW/MaV//Oj5kJZZtNsjh52xk', '{"firstName":"Grace","lastName":"Hopper"}', 1763800000002, 1763800000002, 1763800000502, null, 2, null, null, '{"firstName":"grace","lastName":"hopper"}', null);
insert into own_id_data (login_id, signed_at, data) values ('support@example.com', 0, '');
insert into account_field (field, value, account_id) values ('firstName', 'grace', x'019aaaac26027002800000abcdef0002');
insert into account_field (field, value, account_id) values ('lastName', 'hopper', x'019aaaac26027002800000abcdef0002');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26027002800000abcdef0002');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26027002800000abcdef0002');
insert into account_text (row, account_id, text) values (2, x'019aaaac26027002800000abcdef0002', 'support@example.com
grace
hopper');
insert into account_role (role, account_id) values ('support', x'019aaaac26027002800000abcdef0002');
insert into account_address (account_id, kind, value, verified_at) values (x'019aaaac26027002800000abcdef0002', 'phone', '+14155552672', null);
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26037003800000abcdef0003', 'user@example.com', '$argon2id$v=19$m=19456,t=2,p=1$KrSW5QqITV/gy0R0hgyt3A$vg2JMwej+Q/yhk+5NJHSnUic4HwqqHIWcXoDSPHzh/c', '{"firstName":"Zoë","lastName":"O''Neill"}', 1763800000003, 1763800000003, 1763800000503, null, 1, null, null, '{"firstName":"zoe","lastName":"o''neill"}', null);
insert into own_id_data (login_id, signed_at, data) values ('user@example.com', 1763800000600, 'the ownIdData of a user');
insert into account_field (field, value, account_id) values ('firstName', 'zoe', x'019aaaac26037003800000abcdef0003');
insert into account_field (field, value, account_id) values ('lastName', 'o''neill', x'019aaaac26037003800000abcdef0003');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26037003800000abcdef0003');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26037003800000abcdef0003');
insert into account_text (row, account_id, text) values (3, x'019aaaac26037003800000abcdef0003', 'user@example.com
zoe
o''neill');
insert into account_address (account_id, kind, value, verified_at) values (x'019aaaac26037003800000abcdef0003', 'phone', '+14155552673', 1763800000003);
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26047004800000abcdef0004', '+14155552671', '$argon2id$v=19$m=19456,t=2,p=1$NyX09SvEsxZKFsP5WW/sBw$E7Gq1TKU7mIUaHL+JXlc+cyoZAgmKZCxEcC65Zw20Sg', '{"firstName":"Kim","lastName":"Lee"}', 1763800000004, 1763800000004, null, null, 1, null, null, '{"firstName":"kim","lastName":"lee"}', null);
insert into own_id_data (login_id, signed_at, data) values ('+14155552671', 0, '');
insert into account_field (field, value, account_id) values ('firstName', 'kim', x'019aaaac26047004800000abcdef0004');
insert into account_field (field, value, account_id) values ('lastName', 'lee', x'019aaaac26047004800000abcdef0004');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26047004800000abcdef0004');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26047004800000abcdef0004');
insert into account_text (row, account_id, text) values (4, x'019aaaac26047004800000abcdef0004', '+14155552671
kim
lee');
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26057005800000abcdef0005', 'disabled@example.com', '$argon2id$v=19$m=19456,t=2,p=1$bCBma7JmUSkrgzs4Hy3tpA$1yMA1x/PyxOPYK2dE/KMqrCvfof/4FLGFaISq5ZXeIE', '{"firstName":"Dan","lastName":"Gone"}', 1763800000005, 1763800000005, null, 1763800000900, 1, null, null, '{"firstName":"dan","lastName":"gone"}', null);
insert into own_id_data (login_id, signed_at, data) values ('disabled@example.com', 0, '');
insert into account_field (field, value, account_id) values ('firstName', 'dan', x'019aaaac26057005800000abcdef0005');
insert into account_field (field, value, account_id) values ('lastName', 'gone', x'019aaaac26057005800000abcdef0005');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26057005800000abcdef0005');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26057005800000abcdef0005');
insert into account_text (row, account_id, text) values (5, x'019aaaac26057005800000abcdef0005', 'disabled@example.com
dan
gone');
insert into account_address (account_id, kind, value, verified_at) values (x'019aaaac26057005800000abcdef0005', 'phone', '+14155552675', 1763800000005);
insert into account (id, login_id, password_hash, profile, created_at, updated_at, last_login_at, disabled_at, version, pending_since, needs_attention_since, keys, unproved_since) values (x'019aaaac26067006800000abcdef0006', 'passkey@example.com', null, '{"firstName":"Pat","lastName":"Key"}', 1763800000006, 1763800000006, null, null, 1, null, null, '{"firstName":"pat","lastName":"key"}', null);
insert into own_id_data (login_id, signed_at, data) values ('passkey@example.com', 1763800000600, '{"passkeys":"sealed"}');
insert into account_field (field, value, account_id) values ('firstName', 'pat', x'019aaaac26067006800000abcdef0006');
insert into account_field (field, value, account_id) values ('lastName', 'key', x'019aaaac26067006800000abcdef0006');
insert into account_field (field, value, account_id) values ('dateOfBirth', '', x'019aaaac26067006800000abcdef0006');
insert into account_field (field, value, account_id) values ('nationality', '', x'019aaaac26067006800000abcdef0006');
insert into account_text (row, account_id, text) values (6, x'019aaaac26067006800000abcdef0006', 'passkey@example.com
pat
key');
insert into account_address (account_id, kind, value, verified_at) values (x'019aaaac26067006800000abcdef0006', 'phone', '+14155552676', null);
insert into account_device (account_id, device_hash, last_used_at, alarm_hash, alarm_until) values (x'019aaaac26037003800000abcdef0003', 'FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ', 1763800000700, null, null);
insert into session (token_hash, account_id, session_type, data, created_at, last_seen_at, idle_ms, expires_at, ends_at, device_hash) values ('ba-BQNXIySlu71E86Lj6dotEAAqezdHWmR5siYyV__4', x'019aaaac26037003800000abcdef0003', 'browser', '{"login":{"account_id":"019aaaac-2603-7003-8000-00abcdef0003","session_type":"browser","device":"FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ"}}', 1763800000700, 1763800000700, 3000000000000, 4000000000000, 4000000000000, 'FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ');
insert into recovery_code (account_id, code_hash, used_at) values (x'019aaaac26037003800000abcdef0003', 'n8CwRtcIVbzLti35rrBWN8gQCg0fgOiw-lsxLAOHlxE', null);
insert into api_token (id, name, token_hash, scopes, created_by, created_at, expires_at, last_used_at, revoked_at) values (x'019aaaac26147014800000abcdef0014', 'a program of then', 'DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo', 'accounts:read audit:read messages:read id-documents:read', 'account:019aaaac-2601-7001-8000-00abcdef0001', 1763800000800, null, null, null);
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (1, 1763800000001, 'command-line', 'account_created', x'019aaaac26017001800000abcdef0001', '', '{"target":"admin@example.com","changes":{"status":[null,"active"]},"salt":"AQEBAQEBAQEBAQEBAQEBAQ"}', 'MG75IWiNXh5OOZWfiQVVpmeZvRsmeO1Gm3BFEybheQg', 'Xi7Yz8pk8fInxIaJxuEiQy_7ODRt83N_DxVTLncMgck');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (2, 1763800000002, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', x'019aaaac26027002800000abcdef0002', '192.0.2.7', '{"target":"support@example.com","changes":{"status":[null,"active"]},"salt":"AgICAgICAgICAgICAgICAg"}', 'kGYqcBfACnyGfyNKRWhNri1f8UIueY5jrK0TR_JTmG0', 'mjSF5KOKrWg6VCSPFHQigWDIcf5c1Au2nv3fEUfyEy0');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (3, 1763800000003, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', x'019aaaac26037003800000abcdef0003', '192.0.2.7', '{"target":"user@example.com","changes":{"status":[null,"active"]},"salt":"AwMDAwMDAwMDAwMDAwMDAw"}', '344cqCzHcV7MlrAyWRbhxR1RCR8hkT---mrPq8MB86U', 'ucJXz-alwAqhRkuSysci8Ltbacx5ikQm3nW1cW6RlHs');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (4, 1763800000004, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', x'019aaaac26047004800000abcdef0004', '192.0.2.7', '{"target":"+14155552671","changes":{"status":[null,"active"]},"salt":"BAQEBAQEBAQEBAQEBAQEBA"}', 'TmWwJeD6dSqbErkFpjjnjpfNM0XoCuXKGC1BX-pENnk', 'Qy0F63TZ8-btxL0rgBm4ezh74uDD6AVA6RuLFBITrgo');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (5, 1763800000005, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', x'019aaaac26057005800000abcdef0005', '192.0.2.7', '{"target":"disabled@example.com","changes":{"status":[null,"active"]},"salt":"BQUFBQUFBQUFBQUFBQUFBQ"}', 'lUmGxwgFgMraqnDbyP_kgRDMj2aDIQUVTyG9k9U9YrQ', 'viF2iEi4OXS9JSmeInFXKSmyPSy4FYX8xQDFA09vkGg');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (6, 1763800000006, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', x'019aaaac26067006800000abcdef0006', '192.0.2.7', '{"target":"passkey@example.com","changes":{"status":[null,"active"]},"salt":"BgYGBgYGBgYGBgYGBgYGBg"}', 'K3NZx3cbDXAdno3M09Z3YrN_FRtyua2KPgKRCFieM_E', 'IfmhXpPliMkbrK0Q35soQv8XHlR-s6TspxvRPqUa5pk');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (7, 1763800000800, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'token_created', null, '192.0.2.7', '{"target":"a program of then","changes":{},"salt":"BwcHBwcHBwcHBwcHBwcHBw"}', 'Xtbe5A3j93SddD9Ru0gCflXwWgqL7OimbxInTpuzNhQ', '9hJJkxQjn3StTEXSHzBMGXu0y938rsfhNrBO_BAkzeo');
insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash) values (8, 1763800000900, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_changed', x'019aaaac26057005800000abcdef0005', '2001:db8::7', '{"target":"disabled@example.com","changes":{"status":["active","disabled"]},"salt":"CAgICAgICAgICAgICAgICA"}', 'aialHWPIYneS1FQN_TPMPEBoym0-X0OIbHi0EUxevjE', 'FWA4q9PTNhqenBHOk14DJ4tKJPvJWymwbtILMDVNRqM');
insert into outbox (id, signed_at, signature_hash, channel, state, recipient, content, attempts, due_at, created_at, expires_at, finished_at, provider, provider_id, reason, recipient_hash) values (x'019aaaac261e701e800000abcdef001e', 1763800000100, 'yg3yyVqhRMHQ_y_zyPln_cHenvDEEgs3JkFnAbUZ1hk', 'email', 'sent', 'u•••@example.com', null, 1, null, 1763800000100, 1763800600100, 1763800000200, 'smtp', 'queued as 1', null, 'btAzcUC9MrStxQAPdjM72MprKyyeC8NUM1zzQUVikOg');
insert into outbox (id, signed_at, signature_hash, channel, state, recipient, content, attempts, due_at, created_at, expires_at, finished_at, provider, provider_id, reason, recipient_hash) values (x'019aaaac261f701f800000abcdef001f', 1763800000101, 'KcGyiedSIZWzYuRPVOBUcLaa0gVAq2ChigXlv2lR8T0', 'sms', 'failed', '+1•••2671', null, 3, null, 1763800000101, 1763800600101, 1763800000300, 'webhook', null, 'refused', 'jl793mjwBjBBhSEHAhD7OYqlMH7TqtptVjrHRXCaBSU');
insert into id_document_decision (signed_at, signature_hash, id, account_id, login_id, document_type, number_hash, number_end, reason, checks, decided_at) values (1763800000110, 'i1NjnxUsj8bvMIAv3kYroL6c8IX3WA3Gnv1y4AKruzU', x'019aaaac26287028800000abcdef0028', x'019aaaac26037003800000abcdef0003', 'user@example.com', 'passport', 'Z2uLuEznJn3VIN7KSBHI8QpT5jY1LwaYf0L-QlrO3YA', '567', null, '[]', 1763800000110);
insert into id_document_of_account (account_id, id) values (x'019aaaac26037003800000abcdef0003', x'019aaaac26287028800000abcdef0028');
insert into activity (hour, kind, count) values (489944, 'password', 3);
insert into platform_credential (id_hash, login_id, created_at) values ('VdkaNWFoSzLfXlig2RlouTeYr0-SS7o4PhyYYl7AyDQ', 'passkey@example.com', 1763800000650);
insert into account_bin (id, login_id, account, deleted_at, undo_hash) values (x'019aaaac26327032800000abcdef0032', 'deleted@example.com', '{}', 1763800000950, null);
insert into account_trigram (account_trigram) values ('rebuild');
