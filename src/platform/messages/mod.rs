//! Messages of the platform: notifications of owners, and the texts of all messages.

pub(in crate::platform) mod notifications;
mod simulated_sending;
mod summaries;
pub mod templates;
