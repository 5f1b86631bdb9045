-- Every decision on an identity document, but nothing of the document besides its type: of its number a keyed hash and the
-- end. In the order of the requests, so that a batch of new rows touches a page or two; the key makes a replay find its row.
-- There is no foreign key, which would have to be looked up for each row: deleting an account deletes its rows.
create table id_document_decision (
    signed_at      integer not null,
    signature_hash text    not null,
    id             blob    not null,
    account_id     blob    not null,
    login_id       text    not null,
    document_type  text    not null,
    number_hash    text    not null,
    number_end     text    not null,
    -- Why the document was refused; null when it was accepted.
    reason         text,
    checks         text    not null,
    decided_at     integer not null,
    primary key (signed_at, signature_hash)
) strict, without rowid;

-- Ids begin with the time, so this too grows at its end.
create unique index id_document_decision_id on id_document_decision (id);
