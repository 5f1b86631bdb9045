//! The tables of outgoing messages.

pub mod dummy_writes;
pub mod outbox;
mod outbox_commits;
pub mod unsent;

pub(super) use outbox_commits::{Queue, Record};
