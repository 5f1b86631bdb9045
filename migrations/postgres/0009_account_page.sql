-- To whom a message went, as a keyed hash of the address: the pages of an account show its messages, and the database alone
-- does not tell whom we wrote to.
alter table outbox add column recipient_hash text;
create index outbox_recipient on outbox (recipient_hash, id) where recipient_hash is not null;

-- The decisions of each account, noted some time after they were made: an index over accounts would touch a page for each
-- decision of a batch. What is later than `id_document_noted` is looked for among the decisions themselves.
create table id_document_of_account (
    account_id uuid not null,
    id         uuid not null,
    primary key (account_id, id)
);

create table id_document_noted (id uuid not null);
insert into id_document_noted (id) values ('00000000-0000-0000-0000-000000000000');

-- How often people logged in, and how often a login was refused, in each hour since 1970.
create table activity (
    hour  bigint not null,
    kind  text   not null,
    count bigint not null,
    primary key (hour, kind)
);
