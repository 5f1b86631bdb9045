//! Tests that read as sentences and go through HTTP.

mod authenticator;
mod harness;

mod callbacks;
mod command_line;
mod emulator;
mod forgeries;
mod headers;
mod pages;
mod passkeys;
mod passwords;
mod sessions;
mod settings;
mod tidy;
