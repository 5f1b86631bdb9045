//! Messages of the platform: codes, notifications and their texts.

pub(in crate::platform) mod notifications;
pub mod templates;
mod unsent;
mod untold;
