//! The tables behind a login: sessions, session tokens, credentials, devices and unfinished flows.

pub mod credentials;
pub mod devices;
pub mod own_id_data;
pub(in crate::store) mod own_id_data_writes;
pub mod recovery_codes;
pub mod registrations;
pub mod session_endings;
pub mod session_tokens;
pub mod sessions;
pub mod setup_links;
pub mod unfinished_flows;
