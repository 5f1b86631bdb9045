-- Since when an account that somebody registered waits for its login id to be proved. Null once it was, and once an administrator
-- has changed the account: such accounts are kept.
alter table account add column unproved_since integer;

update account set unproved_since = pending_since
 where pending_since = created_at and version = 1 and last_login_at is null
   and exists (select 1 from audit
                where audit.account_id = account.id and audit.action = 'account_created' and audit.actor = 'visitor');

create index account_unproved on account (unproved_since) where unproved_since is not null;
