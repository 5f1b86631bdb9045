//! One-time codes and magic links: a person proves that a login id is theirs (behaviours b13 to b18).
//!
//! A flow begins in a browser, which keeps its secret in a cookie. A message carries a link with 256 random bits, and a code of
//! six digits that is made from the link's secret under our key. So the page behind the link can show the code in another
//! browser, while the database holds hashes alone. For a login id that nobody has, the same rows are written, and nothing is sent.

pub(in crate::platform) mod keys;
pub(in crate::platform) mod store;

use std::time::Duration;

use self::store::New;
use super::{
    Error, Platform, SignedIn,
    callbacks::answers::{Found, Session},
    messages::templates,
    security_events,
};
use crate::domain::{LoginId, OneTimeCode, Timestamp, Token, TokenHash, message::kind::MessageKind};

/// How long a code works (behaviour b13).
pub const LIFETIME: Duration = Duration::from_mins(10);
/// How long a flow may ask for new codes.
pub const FLOW: Duration = Duration::from_hours(1);
/// How long the link works that an administrator sends. The mail says a day: it may have waited as long for its server.
const SUPPORT: Duration = Duration::from_hours(48);
/// How long a recovery may take once its code was right.
const RECOVERY: Duration = Duration::from_mins(15);
/// After this long without another one, wrong codes for a new account are forgotten, also when they were enough to lock: whoever
/// typed them must not keep the owner of the address from registering.
const LOCKED_OUT: Duration = Duration::from_hours(24);
/// After this long without another one, other wrong codes are forgotten, unless they were enough to lock.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);

/// What a code proves a login id for, and for nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Purpose {
    /// A new account's login id.
    Verify,
    Login,
    Recover,
    /// A recovery that an administrator started.
    Support,
}

/// A flow as its browser may know it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Flow {
    #[sqlx(rename = "flow_hash")]
    pub id: TokenHash,
    pub purpose: Purpose,
    login_id: String,
    pub next: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl Flow {
    pub fn login_id(&self) -> LoginId {
        LoginId::from_database(self.login_id.clone())
    }
}

/// What became of a code or a link.
#[derive(Debug)]
pub enum Redeemed {
    /// The login id is proved, and the flow is over.
    Proven(Flow),
    Wrong,
    /// Expired, used, or tried too often: a new flow is needed.
    Over,
    /// The login id has no codes any more (behaviour b16).
    Locked,
}

/// What stands behind a link.
#[derive(Debug)]
pub struct Link {
    pub flow: Flow,
    /// For another browser to show.
    pub code: String,
}

impl Platform {
    /// Begins a flow and returns the secret that its browser keeps. Nothing is sent yet.
    pub async fn begin_code(&self, purpose: Purpose, login_id: &LoginId, next: &str) -> Result<Token, Error> {
        let flow = self.random.token();
        let nothing = (self.random.token().hash(), self.random.token().hash());
        store::begin(&self.db, self.flow((&flow.hash(), purpose), login_id, (next, &nothing))).await?;
        if purpose == Purpose::Support {
            // The latest link alone works.
            store::end_support(&self.db, login_id.as_str(), &flow.hash()).await?;
        }
        Ok(flow)
    }

    fn flow<'a>(
        &self,
        (flow, purpose): (&'a TokenHash, Purpose),
        login_id: &'a LoginId,
        (next, nothing): (&'a str, &'a (TokenHash, TokenHash)),
    ) -> New<'a> {
        let now = self.clock.now();
        let (login_key, login_id) = (self.codes.login_key(purpose, login_id), login_id.as_str());
        let ends_at = now.plus(if purpose == Purpose::Support { SUPPORT } else { FLOW });
        New { flow, purpose, login_id, login_key, nothing: (&nothing.0, &nothing.1), next, now, ends_at, used_at: None }
    }

    /// The flow of this browser, if it has one that is not over.
    pub async fn code_flow(&self, flow: &Token) -> Result<Option<Flow>, Error> {
        Ok(store::find(&self.db, &flow.hash(), self.clock.now()).await?)
    }

    /// Whether the flow may send one more message; counted, whoever it goes to.
    pub async fn may_send(&self, flow: &Token) -> Result<bool, Error> {
        Ok(store::count_sending(&self.db, &flow.hash(), self.clock.now()).await?)
    }

    /// Sends the flow's code, if the back end knows its login id.
    pub async fn send_code_if_known(
        &self,
        flow: &TokenHash,
        (purpose, login_id): (Purpose, &LoginId),
        kind: MessageKind,
    ) -> Result<(), Error> {
        match self.callbacks.own_id_data(login_id).await? {
            Found::UnknownUser | Found::Disabled => self.send_nothing(flow, purpose, login_id).await,
            Found::Data(_) | Found::Nothing => self.send_code(flow, (purpose, login_id), kind).await,
        }
    }

    /// Sends the flow a new code; the one before is worth nothing.
    pub async fn send_code(
        &self,
        flow: &TokenHash,
        (purpose, login_id): (Purpose, &LoginId),
        kind: MessageKind,
    ) -> Result<(), Error> {
        let (now, link) = (self.clock.now(), self.random.token());
        let code = self.codes.code_of(&link);
        let lifetime = if purpose == Purpose::Support { SUPPORT } else { LIFETIME };
        let hashes = (&self.codes.code_hash(flow, &code), &link.hash(), now.plus(lifetime));
        if !store::renew(&self.db, flow, hashes, now).await? {
            return Ok(());
        }
        let url = format!("{}/link/{}", self.site.origin, link.reveal());
        let (letter, code) = if purpose == Purpose::Support {
            (templates::support(url, &self.site), None)
        } else {
            (templates::code(purpose, (&code, url), &self.site), Some(code.as_str()))
        };
        let sent = self.callbacks.send_letter(login_id, letter, (kind, code)).await;
        match &sent {
            Ok(()) => security_events::code_sent(login_id, purpose),
            Err(reason) => security_events::code_not_sent(login_id, purpose, reason),
        }
        sent
    }

    /// Redeems what the person typed in this browser.
    pub async fn redeem_code(&self, flow: &Token, typed: &OneTimeCode) -> Result<Redeemed, Error> {
        let (flow, now) = (flow.hash(), self.clock.now());
        let Some((login_key, purpose)) = store::attempt(&self.db, &flow, now).await? else {
            return Ok(Redeemed::Over);
        };
        let ends_at = (purpose == Purpose::Verify).then(|| now.plus(LOCKED_OUT));
        if !store::count_failure(&self.db, &login_key, (now, ends_at)).await? {
            security_events::codes_locked();
            return Ok(Redeemed::Locked);
        }
        let code = self.codes.code_hash(&flow, typed.as_str());
        let Some(flow) = store::redeem(&self.db, (&flow, &code), now).await? else {
            security_events::code_refused();
            return Ok(Redeemed::Wrong);
        };
        self.forgive(&flow.login_id()).await?;
        security_events::code_redeemed(&flow.login_id(), flow.purpose);
        Ok(Redeemed::Proven(flow))
    }

    /// Redeems a link in this browser.
    pub async fn redeem_link(&self, flow: Option<&Token>, link: &Token) -> Result<Redeemed, Error> {
        let flow = flow.map_or_else(|| self.random.token().hash(), Token::hash);
        match store::redeem_link(&self.db, (&flow, &link.hash()), self.clock.now()).await? {
            Some(flow) => {
                self.forgive(&flow.login_id()).await?;
                if flow.purpose == Purpose::Support {
                    store::end_support(&self.db, flow.login_id().as_str(), &flow.id).await?;
                }
                security_events::code_redeemed(&flow.login_id(), flow.purpose);
                Ok(Redeemed::Proven(flow))
            }
            None => Ok(Redeemed::Over),
        }
    }

    /// What stands behind a link that still works.
    pub async fn link(&self, link: &Token) -> Result<Option<Link>, Error> {
        let flow = store::by_link(&self.db, &link.hash(), self.clock.now()).await?;
        Ok(flow.map(|flow| Link { flow, code: self.codes.code_of(link) }))
    }

    /// True for a link that did what it is for.
    pub async fn is_used(&self, link: &Token) -> Result<bool, Error> {
        Ok(store::is_used_link(&self.db, &link.hash()).await?)
    }

    /// Asks the back end for a session of somebody whose code was right.
    ///
    /// # Errors
    /// [`Error::AccountDisabled`], [`Error::UnknownUser`], or the back end's failure.
    pub async fn sign_in_proven(&self, login_id: &LoginId) -> Result<SignedIn, Error> {
        self.begin_session(login_id, &[]).await
    }

    /// Asks for a session of somebody who showed, or made, these passkeys, or none.
    pub(super) async fn begin_session(&self, login_id: &LoginId, passkeys: &[TokenHash]) -> Result<SignedIn, Error> {
        match self.callbacks.session(login_id, passkeys).await? {
            Session::Begun(session) => Ok(SignedIn { session, login_id: login_id.as_str().to_owned() }),
            Session::Disabled => Err(Error::AccountDisabled),
            Session::UnknownUser => Err(Error::UnknownUser),
        }
    }

    /// Gives a recovery whose code was right a new secret for the steps that follow.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`] when the recovery is not under way.
    pub async fn begin_recovery(&self, flow: &Flow) -> Result<Token, Error> {
        let secret = self.random.token();
        let ends_at = self.clock.now().plus(RECOVERY);
        let rotated = store::rotate(&self.db, (&flow.id, &secret.hash()), ends_at).await?;
        if rotated { Ok(secret) } else { Err(Error::CeremonyUnknown) }
    }

    /// Begins the steps of a recovery for somebody who proved otherwise who they are.
    pub async fn begin_proven_recovery(&self, login_id: &LoginId, next: &str) -> Result<Token, Error> {
        let secret = self.random.token();
        let nothing = (self.random.token().hash(), self.random.token().hash());
        let id = secret.hash();
        let new = self.flow((&id, Purpose::Recover), login_id, (next, &nothing));
        let (ends_at, used_at) = (new.now.plus(RECOVERY), Some(new.now));
        store::begin(&self.db, New { ends_at, used_at, ..new }).await?;
        Ok(secret)
    }

    /// The recovery of this browser, once its code was right (behaviour b18).
    pub async fn recovery(&self, secret: &Token) -> Result<Option<Flow>, Error> {
        let flow = self.code_flow(secret).await?;
        Ok(flow.filter(|flow| matches!(flow.purpose, Purpose::Recover | Purpose::Support) && flow.used_at.is_some()))
    }

    /// Ends the recovery. False when it had ended.
    pub async fn finish_recovery(&self, secret: &Token) -> Result<bool, Error> {
        Ok(store::finish(&self.db, &secret.hash(), self.clock.now()).await?)
    }

    /// Forgets wrong codes: the person proved otherwise who they are, or the account is new.
    pub async fn forgive(&self, login_id: &LoginId) -> Result<(), Error> {
        let keys = self.codes.login_keys(login_id);
        if store::failures(&self.db, &keys).await? > 0 {
            store::clear_failures(&self.db, &keys).await?;
        }
        Ok(())
    }

    /// True when there were so many wrong codes for the login id that it has none any more (behaviour b16).
    pub async fn is_locked(&self, login_id: &LoginId) -> Result<bool, Error> {
        Ok(store::failures(&self.db, &self.codes.login_keys(login_id)).await? >= store::FAILURES)
    }

    pub(super) async fn forget_codes(&self, now: Timestamp, most: i64) -> Result<u64, Error> {
        Ok(store::forget(&self.db, (now, now.minus(REMEMBERED)), most).await?)
    }
}
