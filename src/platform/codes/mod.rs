//! One-time codes and magic links: a user proves that a login id is theirs
//! (`docs/security-behaviours.md` b13 to b18).
//!
//! A flow begins in a browser, which keeps the flow's secret in a cookie. A message carries a link
//! with 256 random bits and a code of six digits, which is derived from the link's secret with a
//! key of the platform. So the page of the link can show the code in another browser, although the
//! database holds hashes only. For a login id without an account the same rows are written, and
//! nothing is sent.

pub(in crate::platform) mod keys;
mod recovery;
mod sending;
pub(in crate::platform) mod store;

use std::time::Duration;

use self::store::NewFlow;
use super::{BackEndSession, Error, Platform, callbacks::answers::SessionAnswer, security_events};
use crate::{
    domain::{LoginId, OneTimeCode, Timestamp, Token, TokenHash},
    store::db::values::{from_row, stored_as_text},
};

/// Lifetime of a code (`docs/security-behaviours.md` b13).
pub const CODE_LIFETIME: Duration = Duration::from_mins(10);
/// Time during which a flow may request new codes.
pub const FLOW_LIFETIME: Duration = Duration::from_hours(1);
/// Lifetime of a link that an administrator sends. The mail says one day; the second one allows for
/// the time that the mail may be under way.
const SUPPORT_LINK_LIFETIME: Duration = Duration::from_hours(48);
/// Time for completing a recovery after its code was verified.
const RECOVERY_LIFETIME: Duration = Duration::from_mins(15);
/// Time after the last wrong code for a new account at which all of them are forgotten, even if
/// they locked the login id: an attacker must not keep the owner of an address from registering.
const NEW_LOGIN_LOCK: Duration = Duration::from_hours(24);
/// Time after the last wrong code for an existing account at which all of them are forgotten,
/// unless they locked the login id.
const FAILURE_RETENTION: Duration = Duration::from_hours(30 * 24);

/// The purpose for which a code proves a login id. It is valid for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum CodePurpose {
    /// The login id of a new account.
    Verify,
    Login,
    Recover,
    /// A recovery that an administrator started.
    Support,
}

/// A flow, without its secrets.
#[derive(Clone, Debug)]
pub struct StoredFlow {
    pub id: TokenHash,
    pub purpose: CodePurpose,
    login_id: String,
    /// Path to which the browser returns after the flow.
    pub next: String,
    pub made_at: Timestamp,
    /// Time at which the code or link was redeemed.
    pub used_at: Option<Timestamp>,
}

stored_as_text!(CodePurpose);

from_row!(StoredFlow { id = "flow_hash", purpose, login_id, next, made_at, used_at });

impl StoredFlow {
    pub fn login_id(&self) -> LoginId {
        LoginId::from_database(self.login_id.clone())
    }
}

/// The result of redeeming a code or a link.
#[derive(Debug)]
pub enum Redemption {
    /// The login id is verified, and the flow is complete.
    Verified(StoredFlow),
    WrongCode,
    /// The code has expired, was used, or was tried too often. A new flow is needed.
    Expired,
    /// The login id is locked: it receives no codes (`docs/security-behaviours.md` b16).
    Locked,
}

/// A magic link that still works.
#[derive(Debug)]
pub struct MagicLink {
    pub flow: StoredFlow,
    /// The code, to be shown if another browser opened the link.
    pub code: String,
}

impl Platform {
    /// Begins a flow, and returns the secret for the browser's cookie. Sends nothing yet.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn begin_code(
        &self,
        purpose: CodePurpose,
        login_id: &LoginId,
        next: &str,
    ) -> Result<Token, Error> {
        let secret = self.random.token();
        let id = secret.hash();
        store::begin(&self.db, self.new_flow(&id, purpose, login_id, next)).await?;

        if purpose == CodePurpose::Support {
            // Only the latest link works.
            store::end_support(&self.db, login_id.as_str(), &id).await?;
        }
        Ok(secret)
    }

    /// A flow without a code: its code and link are hashes of random tokens that are discarded.
    fn new_flow<'a>(
        &self,
        id: &'a TokenHash,
        purpose: CodePurpose,
        login_id: &'a LoginId,
        next: &'a str,
    ) -> NewFlow<'a> {
        let now = self.clock.now();
        let lifetime =
            if purpose == CodePurpose::Support { SUPPORT_LINK_LIFETIME } else { FLOW_LIFETIME };
        NewFlow {
            id,
            purpose,
            login_id: login_id.as_str(),
            login_key: self.codes.login_key(purpose, login_id),
            code_hash: self.random.token().hash(),
            link_hash: self.random.token().hash(),
            next,
            now,
            ends_at: now.plus(lifetime),
            used_at: None,
        }
    }

    /// The flow with this secret, unless it has ended.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn code_flow(&self, secret: &Token) -> Result<Option<StoredFlow>, Error> {
        Ok(store::find(&self.db, &secret.hash(), self.clock.now()).await?)
    }

    /// Redeems a code that was typed in the browser of the flow.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn redeem_code(
        &self,
        secret: &Token,
        typed: &OneTimeCode,
    ) -> Result<Redemption, Error> {
        let flow = secret.hash();
        let now = self.clock.now();
        let Some(attempt) = store::count_attempt(&self.db, &flow, now).await? else {
            security_events::code_expired();
            return Ok(Redemption::Expired);
        };

        let ends_at = if attempt.purpose == CodePurpose::Verify {
            Some(now.plus(NEW_LOGIN_LOCK))
        } else {
            None
        };
        if !store::count_failure(&self.db, &attempt.login_key, now, ends_at).await? {
            security_events::codes_locked();
            return Ok(Redemption::Locked);
        }

        let code = self.codes.code_hash(&flow, typed.as_str());
        let Some(flow) = store::redeem_code(&self.db, &flow, &code, now).await? else {
            security_events::code_refused();
            return Ok(Redemption::WrongCode);
        };
        self.clear_failed_codes(&flow.login_id()).await?;
        security_events::code_redeemed(&flow.login_id(), flow.purpose);
        Ok(Redemption::Verified(flow))
    }

    /// Redeems a link. `secret` is that of the browser's flow, if it has one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn redeem_link(
        &self,
        secret: Option<&Token>,
        link: &Token,
    ) -> Result<Redemption, Error> {
        let flow = secret.map_or_else(|| self.random.token().hash(), Token::hash);
        let Some(flow) =
            store::redeem_link(&self.db, &flow, &link.hash(), self.clock.now()).await?
        else {
            security_events::code_expired();
            return Ok(Redemption::Expired);
        };

        self.clear_failed_codes(&flow.login_id()).await?;
        if flow.purpose == CodePurpose::Support {
            store::end_support(&self.db, flow.login_id().as_str(), &flow.id).await?;
        }
        security_events::code_redeemed(&flow.login_id(), flow.purpose);
        Ok(Redemption::Verified(flow))
    }

    /// The flow and the code of a link that still works.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn link(&self, link: &Token) -> Result<Option<MagicLink>, Error> {
        let flow = store::find_by_link(&self.db, &link.hash(), self.clock.now()).await?;
        Ok(flow.map(|flow| MagicLink { flow, code: self.codes.code_of(link) }))
    }

    /// True for a link that was redeemed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn is_used(&self, link: &Token) -> Result<bool, Error> {
        Ok(store::is_used_link(&self.db, &link.hash()).await?)
    }

    /// Requests a session for a user whose code was right.
    ///
    /// # Errors
    /// [`Error::AccountDisabled`], [`Error::UnknownUser`], or the back end's failure.
    pub async fn sign_in_verified(&self, login_id: &LoginId) -> Result<BackEndSession, Error> {
        self.begin_session(login_id, &[]).await
    }

    /// Requests a session for a user who used or created these passkeys, if any.
    pub(super) async fn begin_session(
        &self,
        login_id: &LoginId,
        passkeys: &[TokenHash],
    ) -> Result<BackEndSession, Error> {
        match self.callbacks.session(login_id, passkeys).await? {
            SessionAnswer::Begun(session) => {
                Ok(BackEndSession { session, login_id: login_id.as_str().to_owned() })
            }
            SessionAnswer::Disabled => Err(Error::AccountDisabled),
            SessionAnswer::UnknownUser => Err(Error::UnknownUser),
        }
    }

    /// Forgets the wrong codes of a login id, because its owner authenticated in another way or its
    /// account is new.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn clear_failed_codes(&self, login_id: &LoginId) -> Result<(), Error> {
        let keys = self.codes.login_keys(login_id);
        if store::failures(&self.db, &keys).await? > 0 {
            store::clear_failures(&self.db, &keys).await?;
        }
        Ok(())
    }

    /// True when wrong codes have locked the login id (`docs/security-behaviours.md` b16).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn is_locked(&self, login_id: &LoginId) -> Result<bool, Error> {
        Ok(store::failures(&self.db, &self.codes.login_keys(login_id)).await?
            >= store::MAX_FAILURES)
    }

    pub(super) async fn delete_expired_codes(
        &self,
        now: Timestamp,
        limit: i64,
    ) -> Result<u64, Error> {
        Ok(store::delete_expired(&self.db, now, now.minus(FAILURE_RETENTION), limit).await?)
    }
}
