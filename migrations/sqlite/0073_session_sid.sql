-- The public id of a session for applications (sid), where it is not the hash of its token: a person who logs in anew keeps it.
alter table session add column sid text;
