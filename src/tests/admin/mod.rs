//! Administration by API and by pages.

mod account_list;
mod account_page;
mod account_versions;
mod accounts;
mod api_bodies;
mod audit_log;
mod audit_page;
mod audit_retention;
mod conventions;
mod idempotency_keys;
pub(super) mod imports;
mod job_workers;
mod jobs;
mod lists;
mod page_rights;
mod pages;
mod rights;
mod role_changes;
mod secrets;
mod token_makers;
mod totals;
