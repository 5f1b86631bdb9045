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
mod hostile_requests;
mod leaving_clients;
mod open_requests;
mod outages;
mod pipes;
mod poolers;
mod proxies;
mod readiness;
mod requests;
mod secret_files;
mod service_managers;
pub(super) mod settings;
mod settings_file;
mod shared_connections;
mod starts;
mod stopping;
mod well_known;
