//! Middleware around all routes, or many.

pub(in crate::http) mod completion;
pub mod compression;
pub(in crate::http) mod declared_origins;
pub mod headers;
pub(in crate::http) mod observation;
pub mod opener_policy;
pub mod return_path;
pub mod same_origin;
