//! Pages for developers, on the server's own machine alone.

pub mod id_document;
pub mod inbox;
