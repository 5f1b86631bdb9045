//! The API of the user's own account, below `/api/account`.

pub mod account;
pub mod export;
pub mod request;
mod session_view;
pub mod sessions;
