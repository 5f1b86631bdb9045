//! The APIs of administration and of people's own accounts: JSON in, JSON or a problem out, and never kept by a cache.

pub mod admin;
pub mod auth;
pub mod body;
pub(in crate::http) mod entity_tags;
pub mod idempotency;
pub mod me;
pub mod openapi;
pub mod parameters;
pub mod problem;
pub mod request;

/// The largest body, in bytes: a batch of a hundred accounts with profiles of ten kilobytes.
pub const BODY_LIMIT: usize = 1024 * 1024;
