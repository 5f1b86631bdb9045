-- The token with which a person brings the account back that they have deleted.
alter table account_bin add column undo_hash text;
create index account_bin_undo on account_bin (undo_hash) where undo_hash is not null;
