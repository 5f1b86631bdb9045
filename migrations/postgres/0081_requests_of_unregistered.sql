-- An application that nobody registered has no row before its first consent, but its requests wait for the person all the same.
alter table authorization_request drop constraint authorization_request_application_id_fkey;
drop index authorization_request_application_id;
