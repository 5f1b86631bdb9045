-- A database of commit 1904745, the state that landed before applications and OpenID: its
-- tables by the migrations of that commit, and rows in the form in which that version wrote them. The passwords are in the test that reads it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE public.account (
    id uuid NOT NULL,
    login_id text NOT NULL COLLATE pg_catalog."C",
    password_hash text,
    profile text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    last_login_at bigint,
    disabled_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    pending_since bigint,
    needs_attention_since bigint,
    keys jsonb DEFAULT '{}'::jsonb NOT NULL,
    unproved_since bigint
);
CREATE TABLE public.account_address (
    account_id uuid NOT NULL,
    kind text NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    verified_at bigint
);
CREATE TABLE public.account_bin (
    id uuid NOT NULL,
    login_id text NOT NULL,
    account text NOT NULL,
    deleted_at bigint NOT NULL,
    undo_hash text
);
CREATE TABLE public.account_device (
    account_id uuid NOT NULL,
    device_hash text NOT NULL,
    last_used_at bigint NOT NULL,
    alarm_hash text,
    alarm_until bigint
);
CREATE TABLE public.account_field (
    field text NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    account_id uuid NOT NULL
);
CREATE TABLE public.account_role (
    role text NOT NULL,
    account_id uuid NOT NULL
);
CREATE TABLE public.account_schema (
    version bigint NOT NULL,
    document text NOT NULL,
    author text NOT NULL,
    created_at bigint NOT NULL,
    indexed_to uuid,
    indexed_at bigint
);
CREATE TABLE public.account_text (
    account_id uuid NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.account_unique (
    field text NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    account_id uuid NOT NULL
);
CREATE TABLE public.activity (
    hour bigint NOT NULL,
    kind text NOT NULL,
    count bigint NOT NULL
);
CREATE TABLE public.api_token (
    id uuid NOT NULL,
    name text NOT NULL,
    token_hash text NOT NULL,
    scopes text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
);
CREATE TABLE public.audit (
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    account_id uuid,
    address text NOT NULL,
    detail text,
    detail_hash text NOT NULL,
    hash text NOT NULL
);
CREATE TABLE public.handoff (
    signed_at bigint NOT NULL,
    signature_hash text NOT NULL,
    token_hash text NOT NULL,
    account_id uuid NOT NULL,
    session_type text NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE TABLE public.id_document_decision (
    signed_at bigint NOT NULL,
    signature_hash text NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    login_id text NOT NULL,
    document_type text NOT NULL,
    number_hash text NOT NULL,
    number_end text NOT NULL,
    reason text,
    checks text NOT NULL,
    decided_at bigint NOT NULL
);
CREATE TABLE public.id_document_noted (
    id uuid NOT NULL
);
CREATE TABLE public.id_document_of_account (
    account_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.idempotency (
    key_hash text NOT NULL,
    request_hash text NOT NULL,
    status bigint NOT NULL,
    headers text NOT NULL,
    body text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.job (
    id uuid NOT NULL,
    kind text NOT NULL,
    actor uuid NOT NULL,
    address text NOT NULL,
    filter text NOT NULL,
    search text NOT NULL,
    reached uuid NOT NULL,
    total bigint NOT NULL,
    done bigint NOT NULL,
    skipped bigint NOT NULL,
    failed bigint NOT NULL,
    problems text NOT NULL,
    created_at bigint NOT NULL,
    started_at bigint,
    runner uuid,
    lease_until bigint,
    finished_at bigint,
    stopped text,
    plan text DEFAULT ''::text NOT NULL,
    updated bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.job_file (
    id uuid NOT NULL,
    name text NOT NULL,
    format text NOT NULL,
    lines bigint,
    parts bigint DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.job_file_part (
    file_id uuid NOT NULL,
    part bigint NOT NULL,
    content bytea NOT NULL
);
CREATE TABLE public.job_problem (
    job_id uuid NOT NULL,
    number bigint NOT NULL,
    line bigint NOT NULL,
    pointer text NOT NULL,
    code text NOT NULL,
    message text NOT NULL
);
CREATE TABLE public.outbox (
    id uuid NOT NULL,
    signed_at bigint NOT NULL,
    signature_hash text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    recipient text NOT NULL,
    content text,
    attempts bigint NOT NULL,
    due_at bigint,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    finished_at bigint,
    provider text,
    provider_id text,
    reason text,
    recipient_hash text
);
CREATE TABLE public.own_id_data (
    login_id text NOT NULL COLLATE pg_catalog."C",
    signed_at bigint NOT NULL,
    data text NOT NULL
);
CREATE TABLE public.platform_ceremony (
    id_hash text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.platform_code (
    flow_hash text NOT NULL,
    purpose text NOT NULL,
    login_id text NOT NULL,
    login_key text NOT NULL,
    code_hash text NOT NULL,
    link_hash text NOT NULL,
    next text NOT NULL,
    attempts bigint NOT NULL,
    sent bigint NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    used_at bigint,
    finished_at bigint
);
CREATE TABLE public.platform_code_failure (
    login_key text NOT NULL,
    failures bigint NOT NULL,
    last_at bigint NOT NULL
);
CREATE TABLE public.platform_credential (
    id_hash text NOT NULL,
    login_id text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.recovery_code (
    account_id uuid NOT NULL,
    code_hash text NOT NULL,
    used_at bigint
);
CREATE TABLE public.registration (
    flow_hash text NOT NULL,
    login_id text NOT NULL,
    password_hash text,
    own_id_data text,
    expires_at bigint NOT NULL
);
CREATE TABLE public.session (
    token_hash text NOT NULL,
    account_id uuid NOT NULL,
    session_type text NOT NULL,
    data text NOT NULL,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    idle_ms bigint NOT NULL,
    expires_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    device_hash text
);
CREATE TABLE public.setup_link (
    token_hash text NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
INSERT INTO public._sqlx_migrations VALUES (1, 'accounts', '2026-11-27 21:34:13.019385+00', true, '\xefdbf2e49e6fd7dca2bb5ba772bcd10434f102a096c88e9f18c661ba36f22e1cb3d49f3c038d49aa1667f25d00027d15', 0);
INSERT INTO public._sqlx_migrations VALUES (2, 'platform', '2026-11-27 21:34:13.022063+00', true, '\x9f0330848e3ef48e67d5aa59cb59e58784e15743a9c7f6609f13779d3e8faedc4712680fd9309bac9f76ad6d658cf413', 0);
INSERT INTO public._sqlx_migrations VALUES (3, 'rows by request', '2026-11-27 21:34:13.035367+00', true, '\x21440e4a9890930845fa93ca6be19340a7ffc36a35dbf634637940700b5bb65b107a82b960c80f187bc936682c7a6c90', 0);
INSERT INTO public._sqlx_migrations VALUES (4, 'id documents', '2026-11-27 21:34:13.037345+00', true, '\xd84c0af0de0eee10ac8abf0750af0f08b855956df825ce2601333c4c8cecbfb928051adfc89fe2b7c236b0f955eec0ac', 0);
INSERT INTO public._sqlx_migrations VALUES (5, 'outbox', '2026-11-27 21:34:13.044383+00', true, '\x67d86b2620c0a8ca773ac08e183759d98714b5571f36bee1259f114856ad0a87090e9808f77d1b0f6b99ae7b335200e7', 0);
INSERT INTO public._sqlx_migrations VALUES (6, 'account management', '2026-11-27 21:34:13.13542+00', true, '\xd3113f622e1dd16b810765e202ed38e74e9799d94a230ab941e59cdfc69312f68945c7c566a9dfb2a68fb66c489aedd4', 0);
INSERT INTO public._sqlx_migrations VALUES (7, 'job', '2026-11-27 21:34:13.137549+00', true, '\x4cc80bc0d7d946ffc82cb185cda1f676ab32a50cfe673c1109784b1841bc273531ddde6372e88157d30f39f934cc880e', 0);
INSERT INTO public._sqlx_migrations VALUES (8, 'import', '2026-11-27 21:34:13.159415+00', true, '\x8a48597be73ccc85d371866c6760ababb183a00838e56d6e92cce319f43774a2ffbbeb58c3718ec302926bc86682148a', 0);
INSERT INTO public._sqlx_migrations VALUES (9, 'account page', '2026-11-27 21:34:13.171391+00', true, '\xe62badbc6dc379487770b8198e0c8501a5dae7721a3f4b8ea94e4dde678ee34ab95d4f3691b4a0a50dd694eff3cbaf6e', 0);
INSERT INTO public._sqlx_migrations VALUES (10, 'codes', '2026-11-27 21:34:13.191493+00', true, '\x8a810d184b4c4ce0dfa1400838396161977e2d508409333361274360a2c903e55271c4f059549faa5834ae3b24006cc5', 0);
INSERT INTO public._sqlx_migrations VALUES (11, 'recovery codes', '2026-11-27 21:34:13.193384+00', true, '\x1db9273653d4b7def78b785c03cae5bbfbfca71bc7dda6491f740f8472d72a431bbebf7108355a1d37dbd8da8161dcc0', 0);
INSERT INTO public._sqlx_migrations VALUES (12, 'texts at once', '2026-11-27 21:34:13.193581+00', true, '\x8a9e6ab8bfe81466326e85659e2924acca2acbecc8990981f99b7759286999f3e3e84a3006217df6cde875f4e611d385', 0);
INSERT INTO public._sqlx_migrations VALUES (13, 'undo', '2026-11-27 21:34:13.194301+00', true, '\x0bffc3c85834eef569f56baf6c84f5d93ff5b36763ccbfa8bad72487875b507821aec7121abccd1447d880990acc6eb5', 0);
INSERT INTO public._sqlx_migrations VALUES (15, 'devices', '2026-11-27 21:34:13.204109+00', true, '\xd9e9f571332da807d6ce778c003b40221a65377e3981fb096e98e456a165e6ddf6ca5f3fdda94cdf9a84fdabff8c5849', 0);
INSERT INTO public._sqlx_migrations VALUES (16, 'unproved', '2026-11-27 21:34:13.211981+00', true, '\x41c0cb849cff86474330cfb39e71222f379b2e1fd6aecab2891c57841754e6628c792f20effab1547fea25297e6565d9', 0);
INSERT INTO public._sqlx_migrations VALUES (17, 'smaller trigrams', '2026-11-27 21:34:13.212147+00', true, '\x3f009edb48a67b12b1d45bb7936decefe63c2ef23a8dcddf837573546055b3fc7dd3062a690c4849f6a2740484f95538', 0);
INSERT INTO public.account VALUES ('019aaaac-2601-7001-8000-00abcdef0001', 'admin@example.com', '$argon2id$v=19$m=19456,t=2,p=1$W59+M6O24LCXohUCfaLsOQ$N8zgr3rIjiS7YSGvowl3p/bLFux2J4QJZ3llJ6uLaII', '{"firstName":"Ada","lastName":"Lovelace"}', 1763800000001, 1763800000001, 1763800000501, NULL, 2, NULL, NULL, '{"lastName": "lovelace", "firstName": "ada"}', NULL);
INSERT INTO public.account VALUES ('019aaaac-2602-7002-8000-00abcdef0002', 'support@example.com', '$argon2id$v=19$m=19456,t=2,p=1$4K5AB/Z9TPy8D2a67yCmuA$kV6lhj766+L5NMVLfwqzW/MaV//Oj5kJZZtNsjh52xk', '{"firstName":"Grace","lastName":"Hopper"}', 1763800000002, 1763800000002, 1763800000502, NULL, 2, NULL, NULL, '{"lastName": "hopper", "firstName": "grace"}', NULL);
INSERT INTO public.account VALUES ('019aaaac-2603-7003-8000-00abcdef0003', 'user@example.com', '$argon2id$v=19$m=19456,t=2,p=1$KrSW5QqITV/gy0R0hgyt3A$vg2JMwej+Q/yhk+5NJHSnUic4HwqqHIWcXoDSPHzh/c', '{"firstName":"Zoë","lastName":"O''Neill"}', 1763800000003, 1763800000003, 1763800000503, NULL, 1, NULL, NULL, '{"lastName": "o''neill", "firstName": "zoe"}', NULL);
INSERT INTO public.account VALUES ('019aaaac-2604-7004-8000-00abcdef0004', '+14155552671', '$argon2id$v=19$m=19456,t=2,p=1$NyX09SvEsxZKFsP5WW/sBw$E7Gq1TKU7mIUaHL+JXlc+cyoZAgmKZCxEcC65Zw20Sg', '{"firstName":"Kim","lastName":"Lee"}', 1763800000004, 1763800000004, NULL, NULL, 1, NULL, NULL, '{"lastName": "lee", "firstName": "kim"}', NULL);
INSERT INTO public.account VALUES ('019aaaac-2605-7005-8000-00abcdef0005', 'disabled@example.com', '$argon2id$v=19$m=19456,t=2,p=1$bCBma7JmUSkrgzs4Hy3tpA$1yMA1x/PyxOPYK2dE/KMqrCvfof/4FLGFaISq5ZXeIE', '{"firstName":"Dan","lastName":"Gone"}', 1763800000005, 1763800000005, NULL, 1763800000900, 1, NULL, NULL, '{"lastName": "gone", "firstName": "dan"}', NULL);
INSERT INTO public.account VALUES ('019aaaac-2606-7006-8000-00abcdef0006', 'passkey@example.com', NULL, '{"firstName":"Pat","lastName":"Key"}', 1763800000006, 1763800000006, NULL, NULL, 1, NULL, NULL, '{"lastName": "key", "firstName": "pat"}', NULL);
INSERT INTO public.account_address VALUES ('019aaaac-2601-7001-8000-00abcdef0001', 'phone', '+14155552671', 1763800000001);
INSERT INTO public.account_address VALUES ('019aaaac-2602-7002-8000-00abcdef0002', 'phone', '+14155552672', NULL);
INSERT INTO public.account_address VALUES ('019aaaac-2603-7003-8000-00abcdef0003', 'phone', '+14155552673', 1763800000003);
INSERT INTO public.account_address VALUES ('019aaaac-2605-7005-8000-00abcdef0005', 'phone', '+14155552675', 1763800000005);
INSERT INTO public.account_address VALUES ('019aaaac-2606-7006-8000-00abcdef0006', 'phone', '+14155552676', NULL);
INSERT INTO public.account_bin VALUES ('019aaaac-2632-7032-8000-00abcdef0032', 'deleted@example.com', '{}', 1763800000950, NULL);
INSERT INTO public.account_device VALUES ('019aaaac-2603-7003-8000-00abcdef0003', 'FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ', 1763800000700, NULL, NULL);
INSERT INTO public.account_field VALUES ('firstName', 'ada', '019aaaac-2601-7001-8000-00abcdef0001');
INSERT INTO public.account_field VALUES ('lastName', 'lovelace', '019aaaac-2601-7001-8000-00abcdef0001');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2601-7001-8000-00abcdef0001');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2601-7001-8000-00abcdef0001');
INSERT INTO public.account_field VALUES ('firstName', 'grace', '019aaaac-2602-7002-8000-00abcdef0002');
INSERT INTO public.account_field VALUES ('lastName', 'hopper', '019aaaac-2602-7002-8000-00abcdef0002');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2602-7002-8000-00abcdef0002');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2602-7002-8000-00abcdef0002');
INSERT INTO public.account_field VALUES ('firstName', 'zoe', '019aaaac-2603-7003-8000-00abcdef0003');
INSERT INTO public.account_field VALUES ('lastName', 'o''neill', '019aaaac-2603-7003-8000-00abcdef0003');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2603-7003-8000-00abcdef0003');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2603-7003-8000-00abcdef0003');
INSERT INTO public.account_field VALUES ('firstName', 'kim', '019aaaac-2604-7004-8000-00abcdef0004');
INSERT INTO public.account_field VALUES ('lastName', 'lee', '019aaaac-2604-7004-8000-00abcdef0004');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2604-7004-8000-00abcdef0004');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2604-7004-8000-00abcdef0004');
INSERT INTO public.account_field VALUES ('firstName', 'dan', '019aaaac-2605-7005-8000-00abcdef0005');
INSERT INTO public.account_field VALUES ('lastName', 'gone', '019aaaac-2605-7005-8000-00abcdef0005');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2605-7005-8000-00abcdef0005');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2605-7005-8000-00abcdef0005');
INSERT INTO public.account_field VALUES ('firstName', 'pat', '019aaaac-2606-7006-8000-00abcdef0006');
INSERT INTO public.account_field VALUES ('lastName', 'key', '019aaaac-2606-7006-8000-00abcdef0006');
INSERT INTO public.account_field VALUES ('dateOfBirth', '', '019aaaac-2606-7006-8000-00abcdef0006');
INSERT INTO public.account_field VALUES ('nationality', '', '019aaaac-2606-7006-8000-00abcdef0006');
INSERT INTO public.account_role VALUES ('admin', '019aaaac-2601-7001-8000-00abcdef0001');
INSERT INTO public.account_role VALUES ('support', '019aaaac-2602-7002-8000-00abcdef0002');
INSERT INTO public.account_text VALUES ('019aaaac-2601-7001-8000-00abcdef0001', 'admin@example.com
ada
lovelace');
INSERT INTO public.account_text VALUES ('019aaaac-2602-7002-8000-00abcdef0002', 'support@example.com
grace
hopper');
INSERT INTO public.account_text VALUES ('019aaaac-2603-7003-8000-00abcdef0003', 'user@example.com
zoe
o''neill');
INSERT INTO public.account_text VALUES ('019aaaac-2604-7004-8000-00abcdef0004', '+14155552671
kim
lee');
INSERT INTO public.account_text VALUES ('019aaaac-2605-7005-8000-00abcdef0005', 'disabled@example.com
dan
gone');
INSERT INTO public.account_text VALUES ('019aaaac-2606-7006-8000-00abcdef0006', 'passkey@example.com
pat
key');
INSERT INTO public.activity VALUES (489944, 'password', 3);
INSERT INTO public.api_token VALUES ('019aaaac-2614-7014-8000-00abcdef0014', 'a program of then', 'DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo', 'accounts:read audit:read messages:read id-documents:read', 'account:019aaaac-2601-7001-8000-00abcdef0001', 1763800000800, NULL, NULL, NULL);
INSERT INTO public.audit VALUES (1, 1763800000001, 'command-line', 'account_created', '019aaaac-2601-7001-8000-00abcdef0001', '', '{"target":"admin@example.com","changes":{"status":[null,"active"]},"salt":"AQEBAQEBAQEBAQEBAQEBAQ"}', 'MG75IWiNXh5OOZWfiQVVpmeZvRsmeO1Gm3BFEybheQg', 'Xi7Yz8pk8fInxIaJxuEiQy_7ODRt83N_DxVTLncMgck');
INSERT INTO public.audit VALUES (2, 1763800000002, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', '019aaaac-2602-7002-8000-00abcdef0002', '192.0.2.7', '{"target":"support@example.com","changes":{"status":[null,"active"]},"salt":"AgICAgICAgICAgICAgICAg"}', 'kGYqcBfACnyGfyNKRWhNri1f8UIueY5jrK0TR_JTmG0', 'mjSF5KOKrWg6VCSPFHQigWDIcf5c1Au2nv3fEUfyEy0');
INSERT INTO public.audit VALUES (3, 1763800000003, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', '019aaaac-2603-7003-8000-00abcdef0003', '192.0.2.7', '{"target":"user@example.com","changes":{"status":[null,"active"]},"salt":"AwMDAwMDAwMDAwMDAwMDAw"}', '344cqCzHcV7MlrAyWRbhxR1RCR8hkT---mrPq8MB86U', 'ucJXz-alwAqhRkuSysci8Ltbacx5ikQm3nW1cW6RlHs');
INSERT INTO public.audit VALUES (4, 1763800000004, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', '019aaaac-2604-7004-8000-00abcdef0004', '192.0.2.7', '{"target":"+14155552671","changes":{"status":[null,"active"]},"salt":"BAQEBAQEBAQEBAQEBAQEBA"}', 'TmWwJeD6dSqbErkFpjjnjpfNM0XoCuXKGC1BX-pENnk', 'Qy0F63TZ8-btxL0rgBm4ezh74uDD6AVA6RuLFBITrgo');
INSERT INTO public.audit VALUES (5, 1763800000005, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', '019aaaac-2605-7005-8000-00abcdef0005', '192.0.2.7', '{"target":"disabled@example.com","changes":{"status":[null,"active"]},"salt":"BQUFBQUFBQUFBQUFBQUFBQ"}', 'lUmGxwgFgMraqnDbyP_kgRDMj2aDIQUVTyG9k9U9YrQ', 'viF2iEi4OXS9JSmeInFXKSmyPSy4FYX8xQDFA09vkGg');
INSERT INTO public.audit VALUES (6, 1763800000006, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_created', '019aaaac-2606-7006-8000-00abcdef0006', '192.0.2.7', '{"target":"passkey@example.com","changes":{"status":[null,"active"]},"salt":"BgYGBgYGBgYGBgYGBgYGBg"}', 'K3NZx3cbDXAdno3M09Z3YrN_FRtyua2KPgKRCFieM_E', 'IfmhXpPliMkbrK0Q35soQv8XHlR-s6TspxvRPqUa5pk');
INSERT INTO public.audit VALUES (7, 1763800000800, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'token_created', NULL, '192.0.2.7', '{"target":"a program of then","changes":{},"salt":"BwcHBwcHBwcHBwcHBwcHBw"}', 'Xtbe5A3j93SddD9Ru0gCflXwWgqL7OimbxInTpuzNhQ', '9hJJkxQjn3StTEXSHzBMGXu0y938rsfhNrBO_BAkzeo');
INSERT INTO public.audit VALUES (8, 1763800000900, 'account:019aaaac-2601-7001-8000-00abcdef0001', 'account_changed', '019aaaac-2605-7005-8000-00abcdef0005', '2001:db8::7', '{"target":"disabled@example.com","changes":{"status":["active","disabled"]},"salt":"CAgICAgICAgICAgICAgICA"}', 'aialHWPIYneS1FQN_TPMPEBoym0-X0OIbHi0EUxevjE', 'FWA4q9PTNhqenBHOk14DJ4tKJPvJWymwbtILMDVNRqM');
INSERT INTO public.id_document_decision VALUES (1763800000110, 'i1NjnxUsj8bvMIAv3kYroL6c8IX3WA3Gnv1y4AKruzU', '019aaaac-2628-7028-8000-00abcdef0028', '019aaaac-2603-7003-8000-00abcdef0003', 'user@example.com', 'passport', 'Z2uLuEznJn3VIN7KSBHI8QpT5jY1LwaYf0L-QlrO3YA', '567', NULL, '[]', 1763800000110);
INSERT INTO public.id_document_noted VALUES ('00000000-0000-0000-0000-000000000000');
INSERT INTO public.id_document_of_account VALUES ('019aaaac-2603-7003-8000-00abcdef0003', '019aaaac-2628-7028-8000-00abcdef0028');
INSERT INTO public.outbox VALUES ('019aaaac-261e-701e-8000-00abcdef001e', 1763800000100, 'yg3yyVqhRMHQ_y_zyPln_cHenvDEEgs3JkFnAbUZ1hk', 'email', 'sent', 'u•••@example.com', NULL, 1, NULL, 1763800000100, 1763800600100, 1763800000200, 'smtp', 'queued as 1', NULL, 'btAzcUC9MrStxQAPdjM72MprKyyeC8NUM1zzQUVikOg');
INSERT INTO public.outbox VALUES ('019aaaac-261f-701f-8000-00abcdef001f', 1763800000101, 'KcGyiedSIZWzYuRPVOBUcLaa0gVAq2ChigXlv2lR8T0', 'sms', 'failed', '+1•••2671', NULL, 3, NULL, 1763800000101, 1763800600101, 1763800000300, 'webhook', NULL, 'refused', 'jl793mjwBjBBhSEHAhD7OYqlMH7TqtptVjrHRXCaBSU');
INSERT INTO public.own_id_data VALUES ('admin@example.com', 0, '');
INSERT INTO public.own_id_data VALUES ('support@example.com', 0, '');
INSERT INTO public.own_id_data VALUES ('user@example.com', 1763800000600, 'the ownIdData of a user');
INSERT INTO public.own_id_data VALUES ('+14155552671', 0, '');
INSERT INTO public.own_id_data VALUES ('disabled@example.com', 0, '');
INSERT INTO public.own_id_data VALUES ('passkey@example.com', 1763800000600, '{"passkeys":"sealed"}');
INSERT INTO public.platform_credential VALUES ('VdkaNWFoSzLfXlig2RlouTeYr0-SS7o4PhyYYl7AyDQ', 'passkey@example.com', 1763800000650);
INSERT INTO public.recovery_code VALUES ('019aaaac-2603-7003-8000-00abcdef0003', 'n8CwRtcIVbzLti35rrBWN8gQCg0fgOiw-lsxLAOHlxE', NULL);
INSERT INTO public.session VALUES ('ba-BQNXIySlu71E86Lj6dotEAAqezdHWmR5siYyV__4', '019aaaac-2603-7003-8000-00abcdef0003', 'browser', '{"login":{"account_id":"019aaaac-2603-7003-8000-00abcdef0003","session_type":"browser","device":"FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ"}}', 1763800000700, 1763800000700, 3000000000000, 4000000000000, 4000000000000, 'FOgUuHEI0_I0qnaiSTcwRu1A3arth4MXyX0kg6ZjcJQ');
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.account_address
    ADD CONSTRAINT account_address_pkey PRIMARY KEY (account_id, kind, value);
ALTER TABLE ONLY public.account_bin
    ADD CONSTRAINT account_bin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_device
    ADD CONSTRAINT account_device_pkey PRIMARY KEY (account_id, device_hash);
ALTER TABLE ONLY public.account_field
    ADD CONSTRAINT account_field_pkey PRIMARY KEY (field, value, account_id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_login_id_key UNIQUE (login_id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_pkey PRIMARY KEY (role, account_id);
ALTER TABLE ONLY public.account_schema
    ADD CONSTRAINT account_schema_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.account_text
    ADD CONSTRAINT account_text_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.account_unique
    ADD CONSTRAINT account_unique_pkey PRIMARY KEY (field, value);
ALTER TABLE ONLY public.activity
    ADD CONSTRAINT activity_pkey PRIMARY KEY (hour, kind);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (sequence);
ALTER TABLE ONLY public.handoff
    ADD CONSTRAINT handoff_pkey PRIMARY KEY (signed_at, signature_hash);
ALTER TABLE ONLY public.id_document_decision
    ADD CONSTRAINT id_document_decision_pkey PRIMARY KEY (signed_at, signature_hash);
ALTER TABLE ONLY public.id_document_of_account
    ADD CONSTRAINT id_document_of_account_pkey PRIMARY KEY (account_id, id);
ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key_hash);
ALTER TABLE ONLY public.job_file_part
    ADD CONSTRAINT job_file_part_pkey PRIMARY KEY (file_id, part);
ALTER TABLE ONLY public.job_file
    ADD CONSTRAINT job_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.job_problem
    ADD CONSTRAINT job_problem_pkey PRIMARY KEY (job_id, number);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_signed_at_signature_hash_key UNIQUE (signed_at, signature_hash);
ALTER TABLE ONLY public.own_id_data
    ADD CONSTRAINT own_id_data_by_login_id_pkey PRIMARY KEY (login_id);
ALTER TABLE ONLY public.platform_ceremony
    ADD CONSTRAINT platform_ceremony_pkey PRIMARY KEY (id_hash);
ALTER TABLE ONLY public.platform_code_failure
    ADD CONSTRAINT platform_code_failure_pkey PRIMARY KEY (login_key);
ALTER TABLE ONLY public.platform_code
    ADD CONSTRAINT platform_code_pkey PRIMARY KEY (flow_hash);
ALTER TABLE ONLY public.platform_credential
    ADD CONSTRAINT platform_credential_pkey PRIMARY KEY (id_hash);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, code_hash);
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (flow_hash);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.setup_link
    ADD CONSTRAINT setup_link_pkey PRIMARY KEY (token_hash);
CREATE INDEX account_address_value ON public.account_address USING btree (kind, value);
CREATE INDEX account_bin_deleted ON public.account_bin USING btree (deleted_at);
CREATE INDEX account_bin_undo ON public.account_bin USING btree (undo_hash) WHERE (undo_hash IS NOT NULL);
CREATE UNIQUE INDEX account_device_alarm ON public.account_device USING btree (alarm_hash) WHERE (alarm_hash IS NOT NULL);
CREATE INDEX account_device_last_used ON public.account_device USING btree (last_used_at);
CREATE INDEX account_disabled ON public.account USING btree (id) WHERE (disabled_at IS NOT NULL);
CREATE INDEX account_last_login ON public.account USING btree (COALESCE(last_login_at, (0)::bigint), id);
CREATE INDEX account_needs_attention ON public.account USING btree (id) WHERE (needs_attention_since IS NOT NULL);
CREATE INDEX account_pending ON public.account USING btree (id) WHERE (pending_since IS NOT NULL);
CREATE INDEX account_role_account ON public.account_role USING btree (account_id);
CREATE INDEX account_text_trigrams ON public.account_text USING gin (text public.gin_trgm_ops);
CREATE INDEX account_unique_account ON public.account_unique USING btree (account_id);
CREATE INDEX account_unproved ON public.account USING btree (unproved_since) WHERE (unproved_since IS NOT NULL);
CREATE INDEX audit_account ON public.audit USING btree (account_id, sequence) WHERE (account_id IS NOT NULL);
CREATE INDEX audit_action ON public.audit USING btree (action, sequence);
CREATE INDEX audit_actor ON public.audit USING btree (actor, sequence);
CREATE UNIQUE INDEX id_document_decision_id ON public.id_document_decision USING btree (id);
CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at);
CREATE INDEX job_file_created ON public.job_file USING btree (created_at);
CREATE INDEX job_unfinished ON public.job USING btree (id) WHERE (finished_at IS NULL);
CREATE INDEX outbox_content ON public.outbox USING btree (expires_at) WHERE (content IS NOT NULL);
CREATE INDEX outbox_due_at ON public.outbox USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX outbox_recipient ON public.outbox USING btree (recipient_hash, id) WHERE (recipient_hash IS NOT NULL);
CREATE INDEX platform_ceremony_expires_at ON public.platform_ceremony USING btree (expires_at);
CREATE INDEX platform_code_ends_at ON public.platform_code USING btree (ends_at);
CREATE UNIQUE INDEX platform_code_link ON public.platform_code USING btree (link_hash);
CREATE INDEX registration_expires_at ON public.registration USING btree (expires_at);
CREATE INDEX session_account_id ON public.session USING btree (account_id);
CREATE INDEX session_ends_at ON public.session USING btree (ends_at);
ALTER TABLE ONLY public.account_address
    ADD CONSTRAINT account_address_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.account_device
    ADD CONSTRAINT account_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.own_id_data
    ADD CONSTRAINT own_id_data_by_login_id_login_id_fkey FOREIGN KEY (login_id) REFERENCES public.account(login_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
