//! The tables behind a login: sessions, session tokens, credentials, devices, and flows that are not finished.

pub mod credentials;
pub mod devices;
pub mod own_id_data;
pub mod recovery_codes;
pub mod registrations;
pub mod session_tokens;
pub mod sessions;
pub mod setup_links;
pub mod unfinished_flows;
