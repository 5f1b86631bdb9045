//! Vestibule, a self-hosted login server in one binary. The modules stand in reading order; `README.md` has the map.

pub mod cli;
pub mod config;
pub mod runtime;
pub mod server;
pub mod startup;

pub mod geoip;

pub mod delivery;
pub mod domain;
pub mod http;
pub mod journeys;
pub mod platform;
pub mod service;
pub mod store;

#[cfg(test)]
mod tests;
