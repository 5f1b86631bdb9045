-- The scheduled backups: one row, by which of several servers one makes the next.
create table scheduled_backup (
    -- Always 1.
    id           bigint not null primary key,
    -- When the schedule began: by it, a first backup that never comes is noticed.
    since        bigint not null,
    -- When the last attempt began, and the last one that succeeded.
    attempted_at bigint,
    succeeded_at bigint,
    -- Who makes one, and until when nobody else does.
    runner       uuid,
    lease_until  bigint
);
