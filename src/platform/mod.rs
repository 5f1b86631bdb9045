//! The embedded local platform: the part of OwnID's cloud that a login needs, inside this binary.
//!
//! A browser comes with two requests per ceremony: one begins it and gets a challenge, one finishes it with the
//! authenticator's answer. What the platform knows about a person lives in the back end's `ownIdData`; it reads and
//! writes that, and asks for sessions, through signed callbacks alone. So the back end may be this server or any other.

pub mod codes;
pub mod error;
pub mod messages;

mod aaguids;
pub mod callbacks;
mod ceremonies;
mod id_documents;
mod security_events;
mod support;
pub mod user_document;

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::OnceLock,
};

use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::Value;
use tokio::sync::{Mutex, MutexGuard};
use url::Url;

pub use callbacks::transport::{Transport, Transports};
pub use ceremonies::authenticator_data::Mediation;
pub use codes::keys::lift_lock;
pub use error::{Error, InvalidSettings, Refusal};
pub use id_documents::{Challenge, Judged};
pub use messages::notifications::Notice;
pub use messages::templates::Mail;
pub use user_document::passkeys::{Known, Passkey};

use self::{
    callbacks::Callbacks,
    ceremonies::{relying_party::RelyingParty, user_handle::Handles},
    codes::keys::Codes,
    user_document::{Seal, decoys::Decoys},
};
use crate::{
    config,
    domain::{LoginId, OwnIdData, SharedSecrets, Timestamp, Token, credentials::auth_token::AuthTokenKey},
    runtime::{clock::Clock, random::Random},
    store::Database,
};

/// What a platform is told about the world.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    pub config: &'a config::Platform,
    pub public_url: &'a Url,
    /// What people know this login by, if it is not the host of the public URL.
    pub name: Option<&'a str>,
    pub app_id: &'a str,
    /// The first signs the callbacks.
    pub secrets: &'a SharedSecrets,
}

/// The services that a platform uses besides its settings.
#[derive(Clone, Debug)]
pub struct Dependencies {
    pub db: Database,
    pub clock: Clock,
    pub random: Random,
}

#[derive(Debug)]
pub struct Platform {
    app_id: String,
    db: Database,
    clock: Clock,
    random: Random,
    callbacks: Callbacks,
    relying_party: RelyingParty,
    seal: Seal,
    /// The first document that was opened, and whose it is: opening it takes as long as any.
    sample: OnceLock<(LoginId, String)>,
    handles: Handles,
    decoys: Decoys,
    codes: Codes,
    /// Whether pages of other sites may log people in by a code.
    pub offers_codes: bool,
    /// Verifies what a site says of somebody who is logged in to it.
    auth_token_key: Option<AuthTokenKey>,
    site: Site,
    turns: Turns,
}

/// Our own site, as messages name it: by the settings alone (behaviour b19).
#[derive(Debug)]
struct Site {
    origin: String,
    host: String,
    /// What people know it by.
    name: String,
}

/// A ceremony that was begun.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Started {
    #[serde(serialize_with = "reveal")]
    pub ceremony_id: Token,
    /// `PublicKeyCredentialRequestOptionsJSON` or `PublicKeyCredentialCreationOptionsJSON`.
    pub public_key: Value,
}

/// A passkey for an account that does not exist yet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Registered {
    /// What the page sends along with its registration form, to be stored as `ownIdData`.
    #[serde(serialize_with = "text")]
    pub data: OwnIdData,
    pub login_id: String,
}

/// Somebody proved who they are, and the back end gave them a session.
pub struct SignedIn {
    /// The back end's answer, as it came.
    pub session: Value,
    pub login_id: String,
}

impl SignedIn {
    /// The member that our own back end and most others have.
    pub fn token(&self) -> Option<&str> {
        self.session.get("token").and_then(Value::as_str)
    }
}

impl Serialize for SignedIn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("SignedIn", 3)?;
        fields.serialize_field("loginId", &self.login_id)?;
        fields.serialize_field("session", &self.session)?;
        // Browsers keep an SDK for five minutes, and one of an earlier version reads this.
        if let Some(token) = self.session.get("token") {
            fields.serialize_field("token", token)?;
        }
        fields.end()
    }
}

impl Platform {
    /// # Errors
    /// [`InvalidSettings::RelyingParty`].
    pub fn new(settings: Settings<'_>, tools: Dependencies, callbacks: Transports) -> Result<Self, Error> {
        let Dependencies { db, clock, random } = tools;
        let host = settings.public_url.host_str().unwrap_or_default();
        let name = settings.name.unwrap_or(host);
        Ok(Self {
            app_id: settings.app_id.to_owned(),
            callbacks: Callbacks::new(callbacks, settings.secrets.clone(), clock.clone()),
            relying_party: RelyingParty::new(settings.config, settings.public_url, name)?,
            seal: Seal::new(&settings.config.key),
            sample: OnceLock::new(),
            handles: Handles::new(&settings.config.key),
            decoys: Decoys::new(&settings.config.key),
            codes: Codes::new(&settings.config.key),
            offers_codes: settings.config.has_back_end_elsewhere(settings.public_url),
            auth_token_key: settings.config.auth_token_key.clone(),
            site: Site {
                origin: settings.public_url.origin().ascii_serialization(),
                host: host.to_owned(),
                name: name.to_owned(),
            },
            turns: Turns::new(),
            db,
            clock,
            random,
        })
    }

    /// # Errors
    /// [`Error::AppUnknown`] when the app id is not ours.
    pub fn check_app(&self, app_id: &str) -> Result<(), Error> {
        if app_id == self.app_id { Ok(()) } else { Err(Error::AppUnknown) }
    }

    /// A mail with a code that nobody asked for, to look at.
    pub fn sample_mail(&self) -> Mail {
        messages::templates::sample(&self.site)
    }

    /// Whether pages of this origin, as a browser writes it, may use the platform.
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.relying_party.allows_origin(origin)
    }

    /// The `ownIdData` that this platform wrote for this user, as it is to be stored, from whatever spelling of it a registration
    /// form brings along. None when it is anybody's invention, or was made for another address.
    pub fn recognise(&self, login_id: &LoginId, own_id_data: &OwnIdData) -> Option<OwnIdData> {
        match self.seal.open(login_id, own_id_data.as_str()) {
            Ok(document) => self.seal.close(login_id, &document).ok(),
            Err(reason) => {
                security_events::own_id_data_refused(login_id, &reason);
                None
            }
        }
    }

    /// Deletes ceremonies and codes that nobody can finish any more. Returns how many ceremonies went.
    pub async fn forget(&self, now: Timestamp) -> Result<u64, Error> {
        const MOST: i64 = 1_000;
        while self.forget_codes(now, MOST).await? == MOST.unsigned_abs() {}
        let mut gone = 0;
        loop {
            let some = ceremonies::store::forget(&self.db, now, MOST).await?;
            gone += some;
            if some < MOST.unsigned_abs() {
                return Ok(gone);
            }
        }
    }
}

/// Lets those who change one user's document go one after the other: between reading and writing, nobody else's change
/// may get lost. It holds within this process; on many nodes the later write wins.
#[derive(Debug)]
struct Turns {
    hasher: RandomState,
    locks: Vec<Mutex<()>>,
}

impl Turns {
    fn new() -> Self {
        Self { hasher: RandomState::new(), locks: (0..256).map(|_| Mutex::new(())).collect() }
    }

    /// Two users may share a lock, and then wait for each other now and then.
    async fn of(&self, login_id: &LoginId) -> MutexGuard<'_, ()> {
        let count = u64::try_from(self.locks.len()).unwrap_or(1);
        let index = usize::try_from(self.hasher.hash_one(login_id) % count).unwrap_or(0);
        self.locks[index].lock().await
    }
}

/// The token is a bearer secret, so it does not print.
impl fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedIn(…)")
    }
}

fn reveal<S: Serializer>(token: &Token, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(token.reveal())
}

fn text<S: Serializer>(data: &OwnIdData, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(data.as_str())
}
