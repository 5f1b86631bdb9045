//! Identities that this process has signed lately for applications behind a proxy: a signature for
//! each request would cost more than all the rest of it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::{clock::Clock, striped::Striped};
use crate::domain::{TokenHash, forward_auth::ForwardedIdentity};

/// Time for which a signed identity is used again.
const MAX_AGE: Duration = Duration::from_secs(30);
/// Number of locks, so that requests seldom wait for each other.
const STRIPE_COUNT: usize = 16;
/// Number of identities under one lock at which those that are too old are removed.
const MAX_IDENTITIES: usize = 4_096;

/// The versions of an account and of an application. A change of either makes another identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityVersions {
    pub account: i64,
    pub application: i64,
}

/// The identities by the hash of the application's cookie: one session at one application.
#[derive(Debug)]
pub struct ForwardedIdentities {
    clock: Clock,
    stripes: Striped<Mutex<HashMap<TokenHash, SignedIdentity>>>,
}

#[derive(Debug)]
struct SignedIdentity {
    versions: IdentityVersions,
    /// By the monotonic clock.
    signed_at: Duration,
    identity: Arc<ForwardedIdentity>,
}

impl ForwardedIdentities {
    pub fn new(clock: &Clock) -> Self {
        Self { clock: clock.clone(), stripes: Striped::new(STRIPE_COUNT, Mutex::default) }
    }

    /// The identity, if it was signed lately, of these versions.
    pub fn get(
        &self,
        session: &TokenHash,
        versions: IdentityVersions,
    ) -> Option<Arc<ForwardedIdentity>> {
        let stripe = self.stripes.of(session).lock().unwrap_or_else(PoisonError::into_inner);
        let signed = stripe.get(session)?;

        let is_usable = signed.versions == versions && self.is_young(signed);
        if is_usable { Some(Arc::clone(&signed.identity)) } else { None }
    }

    /// Keeps an identity that was signed now.
    pub fn set(
        &self,
        session: TokenHash,
        versions: IdentityVersions,
        identity: Arc<ForwardedIdentity>,
    ) {
        let signed_at = self.clock.monotonic();
        let mut stripe = self.stripes.of(&session).lock().unwrap_or_else(PoisonError::into_inner);

        if stripe.len() >= MAX_IDENTITIES {
            stripe.retain(|_, signed| self.is_young(signed));
        }
        // Beyond that number of sessions in half a minute, signing again is the lesser evil.
        if stripe.len() < MAX_IDENTITIES {
            stripe.insert(session, SignedIdentity { versions, signed_at, identity });
        }
    }

    /// Removes what is too old to be used.
    pub fn forget(&self) {
        for stripe in self.stripes.all() {
            let mut stripe = stripe.lock().unwrap_or_else(PoisonError::into_inner);
            stripe.retain(|_, signed| self.is_young(signed));
        }
    }

    fn is_young(&self, signed: &SignedIdentity) -> bool {
        self.clock.monotonic().saturating_sub(signed.signed_at) < MAX_AGE
    }
}
