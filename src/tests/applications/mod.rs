//! Applications and their administration.

mod administration;
mod check_proxy;
mod command_line;
mod declared;
mod forward_auth;
mod live_access;
mod pages;
mod races;
mod refusals;
mod secrets;
