//! Everything that a use case may reach.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{
    clock::Clock,
    config::Config,
    delivery::{Delivery, Unusable},
    domain::credentials::encryption::LookupKey,
    platform::user_document::credentials::CredentialReader,
    random::Random,
    service::{
        admin::{idempotency::Vault, login_counters::Activity},
        login::passwords::Hasher,
        message_limits::Caps,
        rate_limits::Attempts,
        schema::Cache,
        unlisted_proxies::UnlistedProxies,
    },
    store::Database,
};

#[derive(Debug)]
pub struct Server {
    pub db: Database,
    pub clock: Clock,
    pub random: Random,
    pub config: Config,
    pub hasher: Hasher,
    pub activity: Activity,
    pub attempts: Attempts,
    pub caps: Caps,
    pub delivery: Delivery,
    pub schemas: Cache,
    /// Finds the passkeys in `ownIdData`, whoever brings it.
    pub credentials: CredentialReader,
    /// The key of the marks that our forms carry.
    pub form_key: LookupKey,
    pub idempotency: Vault,
    pub unlisted_proxies: UnlistedProxies,
    /// Told when a schema was set, so that the accounts are brought to it.
    pub new_schema: Notify,
    /// Told when a job was ordered.
    pub new_job: Notify,
    /// Work that goes on after an answer. The server ends after it.
    pub afterwards: TaskTracker,
}

impl Server {
    /// # Errors
    /// What keeps a provider of messages from being used.
    pub fn new(config: Config, db: Database, clock: Clock, random: Random) -> Result<Arc<Self>, Unusable> {
        Ok(Arc::new(Self {
            hasher: Hasher::new(),
            activity: Activity::default(),
            attempts: Attempts::new(&config.passwords, config.platform.as_ref(), &clock),
            caps: Caps::new(&config.messages.caps, &clock),
            delivery: Delivery::new(&config.messages)?,
            schemas: Cache::default(),
            credentials: CredentialReader::new(&config),
            form_key: LookupKey::derive(&config.messages.key, "vestibule forms"),
            idempotency: Vault::new(&config.messages.key),
            unlisted_proxies: UnlistedProxies::default(),
            new_schema: Notify::new(),
            new_job: Notify::new(),
            afterwards: TaskTracker::new(),
            db,
            clock,
            random,
            config,
        }))
    }
}
