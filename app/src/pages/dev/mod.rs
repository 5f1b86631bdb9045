//! Pages for developers, on the server's own machine alone.

pub(crate) mod id_document;
pub(crate) mod inbox;
