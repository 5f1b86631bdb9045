//! Messages: who may cause them, and how they are sent.

mod allowances;
mod delivery;
mod internationalised_mail;
mod owner_notifications;
pub(super) mod send_requests;
mod slow_mail;
mod smtp;
mod smtp_replies;
mod unsent_notifications;
