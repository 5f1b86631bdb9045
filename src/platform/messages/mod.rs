//! Messages of the platform: notifications of owners, and the texts of all messages.

mod mail_layout;
pub(in crate::platform) mod mails;
pub(in crate::platform) mod notifications;
mod samples;
mod simulated_sending;
mod summaries;
pub mod templates;
