//! The API: JSON in, JSON or a problem out, and never kept by a cache.

pub mod sessions;
