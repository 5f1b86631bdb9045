-- The last row that was deleted from the beginning of the audit log when its retention was over, and the server's signature. The first row
-- that is left is chained to it.
create table audit_cut (
    -- Always 1: there is one row.
    slot       integer not null primary key,
    sequence   integer not null,
    hash       text    not null,
    at         integer not null,
    -- Rows from before this time are deleted.
    cut_before integer not null,
    signature  text    not null
) strict, without rowid;
