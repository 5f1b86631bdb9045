//! Tests that read as sentences and go through HTTP.

mod authenticator;
mod documents;
mod harness;
mod log;
mod naive;
mod peers;
mod sdk;
mod site;
mod smtp;

mod call;
mod callbacks;
mod challenges;
mod command_line;
mod conformance;
mod crash;
mod decoys;
mod delivery;
mod emulator;
mod exchange;
mod forgeries;
mod headers;
mod id_document_requests;
mod id_document_step;
mod id_documents;
mod messages;
mod openapi;
mod pages;
mod passkeys;
mod passwords;
mod platform;
mod recovery;
mod sessions;
mod settings;
mod signatures;
mod tidy;
