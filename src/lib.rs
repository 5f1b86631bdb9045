//! Vestibule, a self-hosted login server in one binary.
//!
//! This crate decides everything, and `vestibule_app` draws the pages. It is a library so that
//! tests and benches reach it; its one user is the binary, which hands its arguments to
//! [`cli::run`].
//!
//! # The layers
//!
//! A module reaches the ones below it, and none above. A test refuses other imports.
//!
//! | module | contents |
//! | --- | --- |
//! | [`cli`] | the command line, one file per command; `serve` starts the server |
//! | [`startup`] | the routes, the local platform and the background tasks of a server |
//! | [`http`] | the only module that knows axum: the route table, extractors, sessions, pages |
//! | [`journeys`] | use cases that need both the services and the local platform |
//! | [`service`] | use cases: functions over [`server::Server`] that decide |
//! | [`platform`] | the local platform, which reaches accounts by signed callbacks alone |
//! | [`delivery`] | providers of SMS and mail |
//! | [`store`] | SQL, each statement once for SQLite and PostgreSQL |
//! | [`runtime`] | state of this process: clock, randomness, limits, caches |
//! | [`domain`] | values that cannot be wrong: parsing is the only way to make one |
//! | [`config`] | settings, refused whole with every mistake listed |
//!
//! [`server::Server`] is everything that a use case may reach. Nothing else asks the system for
//! time or randomness, so tests set the clock.
//!
//! # Where to begin
//!
//! - Every address, and the handler behind it: [`http::router`].
//! - A callback of the platform: [`http::callbacks::set_data`], then
//!   [`service::callbacks::own_id_data::set_data`], then [`store::logins::own_id_data::set`].
//! - A login with a passkey: [`platform::Platform::login_start`] and
//!   [`platform::Platform::login_finish`].
//!
//! The documents in `docs/` go further. `docs/architecture.md` follows a login through these
//! modules, `docs/glossary.md` defines the terms that are ours, `docs/protocol.md` is what OwnID's
//! platform asks of a back end, and `docs/security-behaviours.md` says what each id such as b12 in
//! a comment or in the name of a test stands for. `CONTRIBUTING.md` adds an endpoint, a setting, a
//! migration and a language along real files.

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
