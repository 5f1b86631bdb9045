//! SQL, and only here. Every statement is written once and runs on SQLite and on PostgreSQL.

pub mod accounts;
pub mod batch;
pub mod db;
pub mod handoffs;
pub mod id_documents;
pub mod outbox;
pub mod own_id_data;
mod readers;
pub mod sessions;
pub mod wal;

pub use db::{Database, Db, Tx};
