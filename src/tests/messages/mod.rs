//! Messages: who may cause them, and how they are sent.

mod allowance_table;
mod allowances;
mod delivery;
mod internationalised_mail;
mod mail_parts;
mod mail_preview;
mod mail_templates;
mod owner_notifications;
mod requested_limits;
pub(super) mod send_requests;
mod slow_mail;
pub(super) mod smtp;
mod smtp_replies;
mod unsent_notifications;
