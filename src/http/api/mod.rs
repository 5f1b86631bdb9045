//! The APIs of administration and of people's own accounts: JSON in, JSON or a problem out, and never kept by a cache.

pub mod problem;
pub mod sessions;
