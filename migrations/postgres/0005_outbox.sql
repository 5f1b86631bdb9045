-- Messages on their way out. The time and signature of the request that asked for one are unique, so a replay queues nothing.
create table outbox (
    id             uuid   not null primary key,
    signed_at      bigint not null,
    signature_hash text not null,
    channel        text not null,
    state          text not null,
    -- The recipient as the command line may show it, mostly dots.
    recipient      text not null,
    -- Everything the provider needs, encrypted; erased when it was delivered, and when it has expired.
    content        text,
    attempts       bigint not null,
    -- When a worker may take it (again): null when there is nothing left to do.
    due_at         bigint,
    created_at     bigint not null,
    expires_at     bigint not null,
    finished_at    bigint,
    provider       text,
    provider_id    text,
    reason         text,
    unique (signed_at, signature_hash)
);

create index outbox_due_at on outbox (due_at) where due_at is not null;
create index outbox_content on outbox (expires_at) where content is not null;
