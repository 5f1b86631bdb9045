//! Applications and their administration.

mod administration;
mod command_line;
mod declared;
mod pages;
mod races;
mod refusals;
mod secrets;
