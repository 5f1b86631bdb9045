//! Accounts: their ids, their status, their profiles, and the forms in which they leave and enter.

pub mod csv_format;
pub mod id;
pub mod import_row;
pub mod index_key;
pub mod profile;
pub mod record;
pub mod status;
