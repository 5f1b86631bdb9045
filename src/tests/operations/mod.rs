//! Operations: starts and stops, settings, proxies, outages, the command line.

mod call_command;
mod clocks;
pub(super) mod command_line;
mod connections;
mod crash;
mod dropped_requests;
mod full_disk;
mod geoip;
mod headers;
mod leaving_clients;
mod outages;
mod pipes;
mod poolers;
mod proxies;
mod requests;
pub(super) mod settings;
mod shared_connections;
mod starts;
mod stopping;
