//! Administration: API tokens, the audit log, idempotency keys and the counters of logins.

pub mod account_applications;
pub mod account_sessions;
pub mod api_tokens;
pub mod audit;
pub mod audit_check;
pub mod audit_export;
pub mod audit_retention;
pub mod idempotency;
pub mod login_counters;
pub mod security_events;
