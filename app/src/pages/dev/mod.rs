//! Pages for developers, which only the server's own machine can open.

pub(crate) mod id_document;
pub(crate) mod inbox;
