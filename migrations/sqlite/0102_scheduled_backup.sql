-- The scheduled backups: one row, by which of several servers one makes the next.
create table scheduled_backup (
    -- Always 1.
    id           integer not null primary key,
    -- When the schedule began: by it, a first backup that never comes is noticed.
    since        integer not null,
    -- When the last attempt began, and the last one that succeeded.
    attempted_at integer,
    succeeded_at integer,
    -- Who makes one, and until when nobody else does.
    runner       blob,
    lease_until  integer
) strict;
