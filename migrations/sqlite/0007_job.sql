-- Acts on many accounts, done one after the other in the background, in the order of ids.
create table job (
    id          blob    not null primary key,
    kind        text    not null,
    -- The account of who ordered it, and where that request came from.
    actor       blob    not null,
    address     text    not null,
    -- Which accounts are meant; what was empty means all.
    filter      text    not null,
    search      text    not null,
    -- The last account that was dealt with: the job goes on behind it.
    reached     blob    not null,
    total       integer not null,
    done        integer not null,
    skipped     integer not null,
    failed      integer not null,
    -- The first problems, as a JSON array.
    problems    text    not null,
    created_at  integer not null,
    started_at  integer,
    -- Who runs it, and until when nobody else does.
    runner      blob,
    lease_until integer,
    finished_at integer,
    -- Why it ended before its end.
    stopped     text
) strict, without rowid;

create index job_unfinished on job (id) where finished_at is null;
