//! Limits for attempts: passwords and codes per login id and per address, and costly requests per
//! address.

use std::{hash::Hash, net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter, clock::Clock as _, middleware::NoOpMiddleware, nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use ipnet::IpNet;

use super::{clock::Clock, metrics::catalogue::LIMITS_HIT};
use crate::{
    config,
    domain::{AccountId, LoginId, network::client_network},
};

/// The error of a request beyond its limit.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many attempts")]
pub struct TooManyAttempts {
    pub retry_after: Duration,
}

pub(super) type Result = std::result::Result<(), TooManyAttempts>;

/// The span over which the settings count attempts.
const SPAN: Duration = Duration::from_secs(600);

/// Ceremonies without a login id that an address may begin for each other one: browsers begin them
/// for autofill, whether anybody wants to log in or not, and they ask the back end nothing.
const AUTOFILLS_PER_CEREMONY: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Registrations that one address may begin in [`SPAN`].
const REGISTRATIONS: NonZeroU32 = NonZeroU32::new(100).unwrap();
/// Messages with codes that one address may ask for in [`SPAN`].
const CODES_ASKED: NonZeroU32 = NonZeroU32::new(100).unwrap();
/// Codes that may be typed in [`SPAN`] for one login id, and from one address
/// (`docs/security-behaviours.md` b15).
const CODES_PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(20).unwrap();
const CODES_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(200).unwrap();
/// Requests that devices at one address may begin in [`SPAN`].
const DEVICE_REQUESTS: NonZeroU32 = NonZeroU32::new(100).unwrap();
/// Authorization requests of one address that are kept in [`SPAN`], for people who are still to log
/// in or to answer. Each may take 8 KB for an hour.
const KEPT_AUTHORIZATION_REQUESTS: NonZeroU32 = NonZeroU32::new(600).unwrap();
/// Metadata documents that one address may make this server fetch in [`SPAN`].
const METADATA_DOCUMENTS: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Counts attempts in this process. Several nodes each count their own.
#[derive(Debug)]
pub struct RateLimits {
    passwords_by_account: Limiter<LoginId>,
    passwords_by_address: Limiter<IpNet>,
    registrations: Limiter<IpNet>,
    ceremonies: Limiter<IpNet>,
    autofills: Limiter<IpNet>,
    codes_asked: Limiter<IpNet>,
    codes_by_account: Limiter<LoginId>,
    codes_by_address: Limiter<IpNet>,
    device_requests: Limiter<IpNet>,
    user_codes_by_account: Limiter<AccountId>,
    kept_authorization_requests: Limiter<IpNet>,
    metadata_documents: Limiter<IpNet>,
}

impl RateLimits {
    pub fn new(
        passwords: &config::Passwords,
        platform: Option<&config::PlatformConfig>,
        clock: &Clock,
    ) -> Self {
        let ceremonies = platform
            .map_or(config::PlatformConfig::CEREMONIES_PER_ADDRESS, |platform| {
                platform.ceremonies_per_address
            });
        Self {
            passwords_by_account: Limiter::new(
                "passwords_by_account",
                passwords.attempts_per_account,
                SPAN,
                clock,
            ),
            passwords_by_address: Limiter::new(
                "passwords_by_address",
                passwords.attempts_per_address,
                SPAN,
                clock,
            ),
            registrations: Limiter::new("registrations", REGISTRATIONS, SPAN, clock),
            ceremonies: Limiter::new("ceremonies", ceremonies, SPAN, clock),
            autofills: Limiter::new(
                "autofills",
                ceremonies.saturating_mul(AUTOFILLS_PER_CEREMONY),
                SPAN,
                clock,
            ),
            codes_asked: Limiter::new("codes_asked", CODES_ASKED, SPAN, clock),
            codes_by_account: Limiter::new("codes_by_account", CODES_PER_ACCOUNT, SPAN, clock),
            codes_by_address: Limiter::new("codes_by_address", CODES_PER_ADDRESS, SPAN, clock),
            device_requests: Limiter::new("device_requests", DEVICE_REQUESTS, SPAN, clock),
            user_codes_by_account: Limiter::new(
                "user_codes_by_account",
                CODES_PER_ACCOUNT,
                SPAN,
                clock,
            ),
            kept_authorization_requests: Limiter::new(
                "kept_authorization_requests",
                KEPT_AUTHORIZATION_REQUESTS,
                SPAN,
                clock,
            ),
            metadata_documents: Limiter::new("metadata_documents", METADATA_DOCUMENTS, SPAN, clock),
        }
    }

    /// Counts one password against the address, then against the account, known or not.
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn password(&self, login_id: &LoginId, address: IpAddr) -> Result {
        self.passwords_by_address.check(&client_network(address))?;
        self.passwords_by_account.check(login_id)
    }

    pub fn registration(&self, address: IpAddr) -> Result {
        self.registrations.check(&client_network(address))
    }

    pub fn ceremony(&self, address: IpAddr) -> Result {
        self.ceremonies.check(&client_network(address))
    }

    /// Counts a ceremony for a login of whoever has a passkey here, as browsers begin them for
    /// autofill.
    pub fn autofill(&self, address: IpAddr) -> Result {
        self.autofills.check(&client_network(address))
    }

    /// Counts a message with a code that is asked for.
    pub fn code_asked(&self, address: IpAddr) -> Result {
        self.codes_asked.check(&client_network(address))
    }

    /// Counts a typed code against the address, then against the login id, known or not.
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn code(&self, login_id: &LoginId, address: IpAddr) -> Result {
        self.codes_by_address.check(&client_network(address))?;
        self.codes_by_account.check(login_id)
    }

    /// Counts a request of a device for codes.
    pub fn device_request(&self, address: IpAddr) -> Result {
        self.device_requests.check(&client_network(address))
    }

    /// Counts a typed user code of a device against the address, then against the account whose
    /// owner typed it (RFC 8628 §5.1).
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn user_code(&self, account: AccountId, address: IpAddr) -> Result {
        self.codes_by_address.check(&client_network(address))?;
        self.user_codes_by_account.check(&account)
    }

    /// Counts an authorization request that is kept for a client that has not authenticated.
    pub fn kept_authorization_request(&self, address: IpAddr) -> Result {
        self.kept_authorization_requests.check(&client_network(address))
    }

    /// Counts a metadata document that is fetched for a request from this address.
    pub fn metadata_document(&self, address: IpAddr) -> Result {
        self.metadata_documents.check(&client_network(address))
    }

    /// Forgets who has not tried for so long that nothing counts against them any more.
    pub fn forget(&self) {
        self.passwords_by_account.retain_recent();
        self.passwords_by_address.retain_recent();
        self.registrations.retain_recent();
        self.ceremonies.retain_recent();
        self.autofills.retain_recent();
        self.codes_asked.retain_recent();
        self.codes_by_account.retain_recent();
        self.codes_by_address.retain_recent();
        self.device_requests.retain_recent();
        self.user_codes_by_account.retain_recent();
        self.kept_authorization_requests.retain_recent();
        self.metadata_documents.retain_recent();
    }
}

/// A limit for each key.
#[derive(Debug)]
pub(super) struct Limiter<K: Hash + Eq + Clone> {
    /// The name under which refusals are counted.
    name: &'static str,
    attempts: RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Nanos>>,
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    /// Lets this many pass at once, and as many again evenly over each span.
    pub(super) fn new(name: &'static str, most: NonZeroU32, span: Duration, clock: &Clock) -> Self {
        let quota = Quota::with_period(span / most.get()).unwrap_or(Quota::per_second(most));
        let ticks = Ticks(clock.clone());
        Self { name, attempts: RateLimiter::dashmap_with_clock(quota.allow_burst(most), ticks) }
    }

    /// Counts an attempt.
    pub(super) fn check(&self, key: &K) -> Result {
        self.attempts.check_key(key).map_err(|refused| {
            LIMITS_HIT.increment([self.name]);
            TooManyAttempts { retry_after: refused.wait_time_from(self.attempts.clock().now()) }
        })
    }

    /// Forgets the keys against which nothing counts any more.
    pub(super) fn retain_recent(&self) {
        self.attempts.retain_recent();
    }
}

/// The server's monotonic clock as the rate limiter reads it: whoever sets the wall clock neither
/// locks anybody out nor lets anybody in.
#[derive(Clone, Debug)]
struct Ticks(Clock);

impl governor::clock::Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.monotonic().as_nanos()).unwrap_or(u64::MAX))
    }
}
