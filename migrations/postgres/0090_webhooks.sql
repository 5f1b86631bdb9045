-- Endpoints that are told of events.
create table webhook (
    id                    uuid    not null primary key,
    url                   text    not null,
    -- The names of the types of events, with a space before and behind each.
    types                 text    not null,
    -- The secret that signs, encrypted, and the one that it replaced, while both sign.
    secret                text    not null,
    previous_secret       text,
    previous_secret_until bigint,
    disabled_at           bigint,
    disabled_reason       text,
    version               bigint not null,
    created_at            bigint not null,
    updated_at            bigint not null
);

-- An event on its way to one endpoint, and its outcome. No foreign key: an endpoint that is deleted must not make a
-- change fail that has just queued an event for it.
create table webhook_delivery (
    -- The order of the events of an account.
    id           bigint  generated always as identity primary key,
    webhook_id   uuid    not null,
    -- The same for every endpoint.
    event_id     uuid    not null,
    type         text    not null,
    account_id   uuid,
    -- Of deliveries with the same key to the same endpoint, one is made at a time.
    order_key    uuid    not null,
    body         text    not null,
    state        text    not null,
    attempts     bigint not null,
    -- When a worker may take it (again): null while an earlier one waits, and when there is nothing left to do.
    due_at       bigint,
    created_at   bigint not null,
    -- When it is given up.
    expires_at   bigint not null,
    finished_at  bigint,
    -- The last attempt: when it began, how long it took, the answer, or why there was none.
    attempted_at bigint,
    duration_ms  bigint,
    status       bigint,
    answer       text,
    failure      text
);

create unique index webhook_delivery_event on webhook_delivery (webhook_id, event_id);
create index webhook_delivery_newest on webhook_delivery (webhook_id, id);
create index webhook_delivery_unfinished on webhook_delivery (webhook_id, order_key, id) where finished_at is null;
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where due_at is not null;
create index webhook_delivery_finished on webhook_delivery (finished_at) where finished_at is not null;
create index webhook_delivery_account on webhook_delivery (account_id) where account_id is not null;
