-- To whom a message went, as a keyed hash of the address: the pages of an account show its messages, and the database alone
-- does not tell whom we wrote to.
alter table outbox add column recipient_hash text;
create index outbox_recipient on outbox (recipient_hash, id) where recipient_hash is not null;

-- The decisions of each account, noted some time after they were made: an index over accounts would touch a page for each
-- decision of a batch. What is later than `id_document_noted` is looked for among the decisions themselves.
create table id_document_of_account (
    account_id blob not null,
    id         blob not null,
    primary key (account_id, id)
) strict, without rowid;

create table id_document_noted (id blob not null) strict;
insert into id_document_noted (id) values (zeroblob(16));

-- How often people logged in, and how often a login was refused, in each hour since 1970.
create table activity (
    hour  integer not null,
    kind  text    not null,
    count integer not null,
    primary key (hour, kind)
) strict, without rowid;
