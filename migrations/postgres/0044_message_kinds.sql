-- What each message is for: it decides who pays for it and how long it is worth sending.
alter table outbox add column kind text not null default 'code';

-- When the message to the owner about the browser was queued: before that the account does not know it.
alter table account_device add column told_at bigint;
update account_device set told_at = last_used_at;

-- What happened to accounts beyond the allowances of their notices, until the next summary tells of it.
create table platform_untold (
    login_id text    not null,
    event    text    not null,
    count    bigint not null,
    -- The language in which the owner is told.
    language text    not null,
    due_at   bigint not null,
    primary key (login_id, event)
);

create index platform_untold_due_at on platform_untold (due_at);
