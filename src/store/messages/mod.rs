//! The tables of outgoing messages.

pub mod dummy_writes;
pub mod outbox;
