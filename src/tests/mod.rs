//! Tests that read as sentences and go through HTTP.

mod authenticator;
mod harness;
mod naive;

mod call;
mod callbacks;
mod command_line;
mod conformance;
mod emulator;
mod forgeries;
mod headers;
mod openapi;
mod pages;
mod passkeys;
mod passwords;
mod sessions;
mod settings;
mod tidy;
