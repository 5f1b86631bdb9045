-- The grants of an application are listed, the newest first.
drop index authorization_grant_application_id;
create index authorization_grant_application_id on authorization_grant (application_id, id);
