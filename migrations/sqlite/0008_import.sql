-- Files of accounts to import, in parts that a row holds easily. They go when they were imported, or after a day.
create table job_file (
    id         blob    not null primary key,
    name       text    not null,
    format     text    not null,
    -- Lines, about as many as rows; null until the file has arrived whole.
    lines      integer,
    parts      integer not null default 0,
    created_at integer not null
) strict, without rowid;

create index job_file_created on job_file (created_at);

create table job_file_part (
    file_id blob    not null,
    part    integer not null,
    content blob    not null,
    primary key (file_id, part)
) strict;

-- How a file is imported, as JSON; empty for acts on accounts that are there.
alter table job add column plan text not null default '';
-- Of an import's accounts that are done, those that were there before.
alter table job add column updated integer not null default 0;

-- What is wrong with rows of a file, as far as it is kept.
create table job_problem (
    job_id  blob    not null,
    number  integer not null,
    line    integer not null,
    pointer text    not null,
    code    text    not null,
    message text    not null,
    primary key (job_id, number)
) strict, without rowid;
