//! The tables of messages on their way out.

pub mod dummy_writes;
pub mod outbox;
