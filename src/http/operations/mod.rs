//! Routes for operators.

pub mod health;
pub mod inspection;
pub mod metrics;
