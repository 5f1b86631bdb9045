//! The local platform: passkeys, and pages of other sites.

mod authenticator_state;
mod challenges;
mod conditional_create;
mod credential_claims;
mod declared_origins;
mod decoys;
mod earlier_credentials;
mod emulated_codes;
mod emulator;
mod forgeries;
mod native_apps;
mod passkey_words;
mod passkeys;
mod related_origins;
mod requests;
pub(super) mod settings;
