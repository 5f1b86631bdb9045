//! Applications and their administration.

mod administration;
mod command_line;
mod races;
mod refusals;
mod secrets;
