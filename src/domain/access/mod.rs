//! Access control: access levels, roles, scopes, and how strong a login each action requires.

pub mod access_level;
pub mod role_name;
pub mod scope;
pub mod strength;
