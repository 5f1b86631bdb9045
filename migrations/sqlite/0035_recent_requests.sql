-- The beginnings of the signatures' hashes of a user's latest requests: the cloud's hosts have clocks that differ, so a request may be a
-- little older than the last one, but none may come twice.
alter table own_id_data add column recent text not null default '';
