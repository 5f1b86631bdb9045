//! Access: who the caller is, what they may do, and how recently they must have logged in for it.

pub mod access_level;
pub mod role_name;
pub mod scope;
pub mod strength;
