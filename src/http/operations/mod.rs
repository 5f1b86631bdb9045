//! Routes for operators.

pub mod health;
