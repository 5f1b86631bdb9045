//! SQL, and only here. Every statement is written once and runs on SQLite and on PostgreSQL.

pub mod account_bin;
pub mod account_changes;
mod account_conditions;
pub mod account_counts;
pub mod account_estimate;
pub mod account_export;
pub mod account_import;
pub mod account_list;
pub mod account_parts;
pub mod account_schemas;
mod account_sources;
mod account_text;
pub mod accounts;
pub mod activity;
pub mod api_tokens;
pub mod audit;
pub mod batch;
pub mod begun;
pub mod db;
pub mod devices;
pub mod handoffs;
pub mod id_documents;
pub mod idempotency;
pub mod imports;
pub mod jobs;
pub mod outbox;
pub mod own_id_data;
mod readers;
pub mod recovery_codes;
pub mod registrations;
mod rows;
pub mod sessions;
pub mod setup_links;
mod sql;
pub mod wal;

pub use db::{Database, Db, Tx};
