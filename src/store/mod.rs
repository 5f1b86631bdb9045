//! The SQL of the project, all of it. Every statement is written once and runs on SQLite and on
//! PostgreSQL.

pub mod accounts;
pub mod admin;
pub mod applications;
pub mod backup;
pub mod db;
pub mod id_documents;
pub mod logins;
pub mod messages;
pub mod oauth;
pub mod webhooks;

pub use db::failure::DatabaseFailure;
pub use db::{Database, Db, Tx};

/// A failed statement. [`DatabaseFailure`] classifies it.
pub type StoreError = sqlx::Error;
