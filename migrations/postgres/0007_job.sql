-- Acts on many accounts, done one after the other in the background, in the order of ids.
create table job (
    id          uuid   not null primary key,
    kind        text   not null,
    -- The account of who ordered it, and where that request came from.
    actor       uuid   not null,
    address     text   not null,
    -- Which accounts are meant; what was empty means all.
    filter      text   not null,
    search      text   not null,
    -- The last account that was dealt with: the job goes on behind it.
    reached     uuid   not null,
    total       bigint not null,
    done        bigint not null,
    skipped     bigint not null,
    failed      bigint not null,
    -- The first problems, as a JSON array.
    problems    text   not null,
    created_at  bigint not null,
    started_at  bigint,
    -- Who runs it, and until when nobody else does.
    runner      uuid,
    lease_until bigint,
    finished_at bigint,
    -- Why it ended before its end.
    stopped     text
);

create index job_unfinished on job (id) where finished_at is null;
