//! The API of the user's own account, below `/api/account`.

pub mod account;
pub mod export;
pub mod request;
pub mod sessions;
