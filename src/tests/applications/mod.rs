//! Applications and their administration.

mod administration;
mod races;
mod refusals;
mod secrets;
