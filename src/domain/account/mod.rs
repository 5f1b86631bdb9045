//! Accounts: ids, status, profiles, index keys, and the formats for import and export.

pub mod csv_format;
pub mod id;
pub mod import_row;
pub mod index_key;
pub mod profile;
pub mod record;
pub mod status;
