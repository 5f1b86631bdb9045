-- Properties without an annotation are indexed and searchable now: where a schema was set, the indexes are filled anew, in the background.
update account_schema set indexed_to = null, indexed_at = null
 where exists (select 1 from account_schema set_later where set_later.version > 1);
