-- What is written when nothing is sent, so that the next to write waits as long as if something had been.
create table dummy_write (
    slot    integer not null primary key,
    content text    not null
) strict, without rowid;
