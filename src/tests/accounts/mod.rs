//! Accounts: login ids, profiles, files and erasure.

mod disabled;
mod earlier_login_ids;
mod erasure;
mod exports;
pub(super) mod imports;
mod last_credential;
mod login_id_table;
mod login_ids;
mod overtaken;
mod own_account;
mod own_profile;
mod retention;
mod schema_changes;
mod spreadsheets;
mod unannotated_schema;
mod unstorable;
