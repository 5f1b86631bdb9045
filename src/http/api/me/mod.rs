//! The API of a person's own account, below `/api/account`.

pub mod account;
pub mod export;
pub mod sessions;
