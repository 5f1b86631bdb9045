-- An application that nobody registered has no row before its first consent, but its requests wait for the person all the same.
create table waiting_authorization_request (
    request_hash   text    not null primary key,
    application_id text    not null,
    parameters     text    not null,
    created_at     integer not null,
    expires_at     integer not null
) strict, without rowid;

insert into waiting_authorization_request
select request_hash, application_id, parameters, created_at, expires_at from authorization_request;

drop table authorization_request;
alter table waiting_authorization_request rename to authorization_request;
create index authorization_request_expires_at on authorization_request (expires_at);
