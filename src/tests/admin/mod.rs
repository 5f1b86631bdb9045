//! Administration by API and by pages.

mod account_list;
mod account_page;
mod accounts;
mod api_bodies;
mod audit_log;
mod audit_page;
mod conventions;
pub(super) mod imports;
mod jobs;
mod lists;
mod pages;
mod rights;
mod role_changes;
mod secrets;
mod token_makers;
mod totals;
