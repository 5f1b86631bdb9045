//! The state that use cases share.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{
    config::Config,
    delivery::{Delivery, Unusable},
    domain::credentials::encryption::{EncryptionKey, LookupKey},
    platform::user_document::credentials::CredentialReader,
    runtime::{
        clock::Clock, forwarded_identities::ForwardedIdentities, idempotency_keys::IdempotencyKeys,
        login_counters::LoginCounters, message_limits::MessageLimits,
        password_hasher::PasswordHasher, random::Random, rate_limits::RateLimits,
        readiness::Readiness, schema_cache::SchemaCache, served_certificate::ServedCertificate,
        signing_keys::SigningKeys, traces::Traces, unlisted_proxies::UnlistedProxies,
        unregistered_applications::UnregisteredApplications,
    },
    store::Database,
};

/// The database, the settings, and the state of this process.
#[derive(Debug)]
pub struct Server {
    pub db: Database,
    pub clock: Clock,
    pub random: Random,
    pub config: Config,
    pub password_hasher: PasswordHasher,
    pub login_counters: LoginCounters,
    pub rate_limits: RateLimits,
    pub message_limits: MessageLimits,
    pub delivery: Delivery,
    pub schema_cache: SchemaCache,
    /// Finds the passkeys in `ownIdData`, regardless of who sends it.
    pub credentials: CredentialReader,
    /// The key that authenticates the marks in our forms.
    pub form_key: LookupKey,
    pub idempotency_keys: IdempotencyKeys,
    /// Identities that were signed lately for applications behind a proxy.
    pub forwarded_identities: ForwardedIdentities,
    /// The key of subject identifiers that differ by application.
    pub subject_key: LookupKey,
    /// The key that encrypts the secrets of webhooks.
    pub webhook_key: EncryptionKey,
    /// The keys that sign the tokens of applications.
    pub signing_keys: SigningKeys,
    pub unlisted_proxies: UnlistedProxies,
    pub readiness: Readiness,
    pub traces: Traces,
    /// The certificate of connections by TLS, where no proxy does it.
    pub served_certificate: Arc<ServedCertificate>,
    /// Applications whose metadata documents were fetched lately.
    pub unregistered_applications: UnregisteredApplications,
    /// Wakes the task that brings accounts to a new schema.
    pub new_schema: Notify,
    /// Wakes the task that runs jobs.
    pub new_job: Notify,
    /// Work that continues after a response. The server stops when it is done.
    pub background_tasks: TaskTracker,
}

impl Server {
    /// # Errors
    /// A provider of messages cannot be used.
    pub fn new(
        config: Config,
        db: Database,
        clock: Clock,
        random: Random,
    ) -> Result<Arc<Self>, Unusable> {
        Ok(Arc::new(Self {
            password_hasher: PasswordHasher::new(),
            login_counters: LoginCounters::default(),
            rate_limits: RateLimits::new(&config.passwords, config.platform.as_ref(), &clock),
            message_limits: MessageLimits::new(&config.messages.hourly_limits, &clock),
            delivery: Delivery::new(&config.messages, &config.branding)?,
            schema_cache: SchemaCache::default(),
            credentials: CredentialReader::new(&config),
            form_key: LookupKey::derive(&config.messages.key, "vestibule forms"),
            idempotency_keys: IdempotencyKeys::derive(&config.messages.key),
            forwarded_identities: ForwardedIdentities::new(&clock),
            subject_key: LookupKey::derive(&config.messages.key, "vestibule subjects"),
            webhook_key: EncryptionKey::derive(&config.messages.key, "vestibule webhooks"),
            signing_keys: SigningKeys::new(EncryptionKey::derive(
                &config.messages.key,
                "vestibule signing keys",
            )),
            unlisted_proxies: UnlistedProxies::default(),
            readiness: Readiness::default(),
            traces: Traces::default(),
            served_certificate: Arc::default(),
            unregistered_applications: UnregisteredApplications::new(&clock),
            new_schema: Notify::new(),
            new_job: Notify::new(),
            background_tasks: TaskTracker::new(),
            db,
            clock,
            random,
            config,
        }))
    }
}
