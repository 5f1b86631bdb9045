-- How far the audit log was exported, and which server exports it. There is no row before the first export.
create table audit_export (
    -- Always 1: there is one row.
    slot        bigint not null primary key,
    -- The last row of the log that has arrived.
    sequence    bigint not null,
    runner      uuid,
    lease_until bigint
);

-- Security events that are no rows of the audit log, such as refused logins, until they are exported. They are ordered by the time, and
-- those of one server by their number.
create table security_event (
    at     bigint not null,
    server uuid   not null,
    number bigint not null,
    event  text   not null,
    -- A JSON object.
    fields text   not null,
    primary key (at, server, number)
);
