//! Test helpers: a real server, a software authenticator, mailboxes, and independently written
//! peers.

pub(super) mod admin;
pub(super) mod administrators;
pub(super) mod authenticator;
pub(super) mod browser;
pub(super) mod cluster;
pub(super) mod collector;
pub(super) mod command;
pub(super) mod documented;
pub(super) mod documents;
pub(super) mod forward_auth;
pub(super) mod harness;
pub(super) mod html;
pub(super) mod log;
pub(super) mod mailbox;
pub(super) mod metrics;
pub(super) mod naive;
pub(super) mod nginx;
pub(super) mod peers;
pub(super) mod ports;
pub(super) mod process;
pub(super) mod proxies;
pub(super) mod relying_party;
pub(super) mod routes;
pub(super) mod rsyslog;
pub(super) mod scripted_mail_server;
pub(super) mod sdk;
pub(super) mod site;
pub(super) mod tls;
pub(super) mod wire;
