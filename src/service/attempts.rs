//! How often a password may be tried, and how often an address may ask for what costs us much.

use std::{hash::Hash, net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter, clock::Clock as _, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::DashMapStateStore,
};
use ipnet::IpNet;
use sqlx::types::Uuid;

use super::{Error, Result};
use crate::{
    clock::Clock,
    config,
    domain::{LoginId, network::neighbourhood},
};

/// The span over which the settings count attempts.
const SPAN: Duration = Duration::from_secs(600);

/// Passkey ceremonies and registrations that one address may begin in [`SPAN`].
const CEREMONIES: NonZeroU32 = NonZeroU32::new(600).unwrap();
const REGISTRATIONS: NonZeroU32 = NonZeroU32::new(100).unwrap();
/// Messages with codes that one address may ask for in [`SPAN`].
const CODES_ASKED: NonZeroU32 = NonZeroU32::new(100).unwrap();
/// Codes that may be typed in [`SPAN`] for one login id, and from one address (behaviour b15).
const CODES_PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(20).unwrap();
const CODES_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(200).unwrap();

/// New browsers that the owner of an account is told of in an hour. Beyond it, whoever has the password could use up the messages
/// that the owner may be sent, and with them the codes.
const NEW_DEVICES: NonZeroU32 = NonZeroU32::new(3).unwrap();
const HOUR: Duration = Duration::from_secs(3_600);

pub(super) type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Nanos>>;

/// Counts attempts in this process. Several nodes each count their own.
#[derive(Debug)]
pub struct Attempts {
    passwords_by_account: Limiter<LoginId>,
    passwords_by_address: Limiter<IpNet>,
    registrations: Limiter<IpNet>,
    ceremonies: Limiter<IpNet>,
    codes_asked: Limiter<IpNet>,
    codes_by_account: Limiter<LoginId>,
    codes_by_address: Limiter<IpNet>,
    new_devices: Limiter<Uuid>,
}

impl Attempts {
    pub fn new(passwords: &config::Passwords, clock: &Clock) -> Self {
        Self {
            passwords_by_account: limiter(passwords.attempts_per_account, SPAN, clock),
            passwords_by_address: limiter(passwords.attempts_per_address, SPAN, clock),
            registrations: limiter(REGISTRATIONS, SPAN, clock),
            ceremonies: limiter(CEREMONIES, SPAN, clock),
            codes_asked: limiter(CODES_ASKED, SPAN, clock),
            codes_by_account: limiter(CODES_PER_ACCOUNT, SPAN, clock),
            codes_by_address: limiter(CODES_PER_ADDRESS, SPAN, clock),
            new_devices: limiter(NEW_DEVICES, HOUR, clock),
        }
    }

    /// Counts one password against the address, then against the account, known or not.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with the wait.
    pub fn password(&self, login_id: &LoginId, address: IpAddr) -> Result<()> {
        check(&self.passwords_by_address, &neighbourhood(address))?;
        check(&self.passwords_by_account, login_id)
    }

    pub fn registration(&self, address: IpAddr) -> Result<()> {
        check(&self.registrations, &neighbourhood(address))
    }

    pub fn ceremony(&self, address: IpAddr) -> Result<()> {
        check(&self.ceremonies, &neighbourhood(address))
    }

    /// Counts a message with a code that is asked for.
    pub fn code_asked(&self, address: IpAddr) -> Result<()> {
        check(&self.codes_asked, &neighbourhood(address))
    }

    /// Counts a typed code against the address, then against the login id, known or not.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with the wait.
    pub fn code(&self, login_id: &LoginId, address: IpAddr) -> Result<()> {
        check(&self.codes_by_address, &neighbourhood(address))?;
        check(&self.codes_by_account, login_id)
    }

    /// Counts a message to the owner of this account about a new browser.
    pub fn new_device(&self, account_id: Uuid) -> Result<()> {
        check(&self.new_devices, &account_id)
    }

    /// Forgets who has not tried for so long that nothing counts against them any more.
    pub fn forget(&self) {
        self.passwords_by_account.retain_recent();
        self.passwords_by_address.retain_recent();
        self.registrations.retain_recent();
        self.ceremonies.retain_recent();
        self.codes_asked.retain_recent();
        self.codes_by_account.retain_recent();
        self.codes_by_address.retain_recent();
        self.new_devices.retain_recent();
    }
}

/// Lets this many pass at once, and as many again evenly over each span.
pub(super) fn limiter<K: Hash + Eq + Clone>(most: NonZeroU32, span: Duration, clock: &Clock) -> Limiter<K> {
    let quota = Quota::with_period(span / most.get()).unwrap_or(Quota::per_second(most)).allow_burst(most);
    RateLimiter::dashmap_with_clock(quota, Ticks(clock.clone()))
}

pub(super) fn check<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Result<()> {
    limiter
        .check_key(key)
        .map_err(|refused| Error::TooManyAttempts { retry_after: refused.wait_time_from(limiter.clock().now()) })
}

/// The server's clock as the rate limiter reads it.
#[derive(Clone, Debug)]
pub(super) struct Ticks(Clock);

impl governor::clock::Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let millis = u64::try_from(self.0.now().as_millis()).unwrap_or(0);
        Nanos::new(millis.saturating_mul(1_000_000))
    }
}
