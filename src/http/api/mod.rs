//! The APIs for administrators and for users' own accounts: JSON requests, JSON or problem
//! responses, never cached.

pub mod admin;
pub mod auth;
pub mod body;
pub(in crate::http) mod entity_tags;
pub mod idempotency;
pub mod list_response;
pub mod me;
pub mod openapi;
pub mod parameters;
pub mod problem;
pub mod request;

/// Limit of a body, in bytes: enough for a batch of 100 accounts with profiles of 10 KB.
pub const BODY_LIMIT: usize = 1024 * 1024;
