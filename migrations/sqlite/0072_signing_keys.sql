-- Keys that sign tokens. The private key is encrypted.
create table signing_key (
    id          text    not null primary key,
    algorithm   text    not null,
    -- The id of the key before it, empty for the first: two servers that rotate at once make one key.
    replaces    text    not null,
    private_key text    not null,
    -- A JWK, as it is published.
    public_key  text    not null,
    created_at  integer not null,
    -- It is published before it signs, so that every verifier has read it by then.
    signs_at    integer not null,
    -- Set once another has replaced it: it verifies until then.
    expires_at  integer,
    unique (algorithm, replaces)
) strict, without rowid;
