//! The tables of administration: the audit log, jobs, uploads, API tokens and login counters.

pub mod api_tokens;
pub mod audit;
pub mod audit_cut;
pub mod audit_export;
pub mod idempotency;
pub mod jobs;
pub mod login_counters;
pub mod security_events;
pub mod uploads;
