//! Routes for those who operate the server.

pub mod health;
