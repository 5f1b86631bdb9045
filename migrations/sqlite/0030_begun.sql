-- Whose ceremony it is, where that is known, and the session that vouched for it: what was begun ends with them.
alter table platform_ceremony add column login_id text;
alter table platform_ceremony add column session_hash text;
create index platform_ceremony_login_id on platform_ceremony (login_id) where login_id is not null;

create index platform_code_login_id on platform_code (login_id);
create index registration_login_id on registration (login_id);

-- Counts the times that everything begun for the account was ended. A session token is of the count at which it was minted.
alter table account add column login_epoch integer not null default 0;
alter table handoff add column login_epoch integer not null default 0;

-- Since when the account is disabled, beside the data, so that the most frequent question finds both in one row.
alter table own_id_data add column disabled_at integer;

update own_id_data
   set disabled_at = (select a.disabled_at from account a where a.login_id = own_id_data.login_id)
 where login_id in (select login_id from account where disabled_at is not null);
