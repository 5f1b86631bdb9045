-- Origins of the web pages to which applications are redirected, from which browsers may call. They are filled at the start of a server.
create table browser_origin (
    origin         text not null,
    application_id text not null references application (id) on delete cascade,
    primary key (origin, application_id)
) strict, without rowid;

create index browser_origin_application_id on browser_origin (application_id);
