//! Routes for operators.

pub mod health;
pub mod metrics;
