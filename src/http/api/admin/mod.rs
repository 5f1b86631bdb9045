//! The administration API, below `/api/admin`.

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod code_locks;
pub mod records;
pub mod schema;
pub mod tokens;
pub mod webhooks;
