//! The API of the user's own account, below `/api/account`.

pub mod account;
pub mod export;
mod session_view;
pub mod sessions;
