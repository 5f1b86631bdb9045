//! Layers around every route, or around many.

pub(in crate::http) mod completion;
pub mod compression;
pub(in crate::http) mod declared_origins;
pub mod headers;
pub mod same_origin;
