//! The administration API and the API for people's own accounts.

pub mod problem;
