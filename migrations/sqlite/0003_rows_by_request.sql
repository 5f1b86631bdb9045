-- The platform asks by login id, so the data is found by it, in one step; and every account has a row from its beginning.
create table own_id_data_by_login_id (
    login_id  text not null primary key references account (login_id) on update cascade on delete cascade,
    signed_at integer not null,
    data      text not null
) strict;

insert into own_id_data_by_login_id (login_id, signed_at, data)
select a.login_id, coalesce(d.signed_at, 0), coalesce(d.data, '')
  from account a
  left join own_id_data d on d.account_id = a.id
 order by a.created_at;

drop table own_id_data;
alter table own_id_data_by_login_id rename to own_id_data;

-- Rows in the order of the requests that made them lie together: a batch of new ones touches a page or two, not two a row.
-- The token says where its row is. The old rows live for a minute; who held one logs in again.
drop table handoff;

create table handoff (
    signed_at      integer not null,
    signature_hash text not null,
    token_hash     text not null,
    account_id     blob not null,
    session_type   text not null,
    expires_at     integer not null,
    used_at        integer,
    primary key (signed_at, signature_hash)
) strict, without rowid;
