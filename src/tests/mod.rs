//! Tests that read as sentences and go through HTTP.

mod authenticator;
mod harness;
mod log;
mod sdk;
mod site;

mod callbacks;
mod challenges;
mod command_line;
mod decoys;
mod emulator;
mod exchange;
mod forgeries;
mod headers;
mod pages;
mod passkeys;
mod passwords;
mod platform;
mod recovery;
mod sessions;
mod settings;
mod signatures;
mod tidy;
