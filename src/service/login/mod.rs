//! Logins: registration, sign-in, sessions, devices, passwords and recovery.

pub mod credential_claims;
pub mod devices;
pub mod recovery;
pub mod recovery_codes;
pub mod registration;
pub mod sessions;
pub mod setup;
pub mod sign_in;
