//! State of this process: clocks, chance, limits, caches and queues. Nothing here outlives the
//! process.

pub mod clock;
pub mod forwarded_identities;
pub mod http_client;
pub mod idempotency_keys;
pub mod login_counters;
pub mod message_limits;
pub mod metrics;
pub mod password_hasher;
pub mod random;
pub mod rate_limits;
pub mod readiness;
pub mod request_context;
pub mod schema_cache;
pub mod security_events;
pub mod served_certificate;
pub mod service_manager;
pub mod signing_keys;
pub mod striped;
pub mod traces;
pub mod unlisted_proxies;
pub mod unregistered_applications;
