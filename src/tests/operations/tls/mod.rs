//! TLS without a proxy.

mod challenges;
mod connections;
mod redirects;
mod renewal;
mod settings;
