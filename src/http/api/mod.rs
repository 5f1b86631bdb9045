//! The APIs of administration and of people's own accounts: JSON in, JSON or a problem out, and never kept by a cache.

pub mod account_bin;
pub mod account_body;
pub mod account_input;
pub mod account_view;
pub mod accounts;
pub mod audit;
pub mod auth;
pub mod batch;
pub mod body;
pub mod call;
pub mod code_locks;
pub mod idempotency;
pub mod openapi;
pub mod operations;
pub mod own_account;
pub mod own_data;
pub mod parameters;
pub mod passkeys;
pub mod problem;
pub mod records;
pub mod recovery;
pub mod schema;
pub mod sessions;
pub mod sessions_of;
pub mod tokens;

/// The largest body, in bytes: a batch of a hundred accounts with profiles of ten kilobytes.
pub const BODY_LIMIT: usize = 1024 * 1024;
