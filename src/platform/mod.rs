//! The embedded local platform: the part of OwnID's cloud that a login needs, inside this binary.
//!
//! A browser makes two requests per ceremony: the first begins it and returns a challenge, the
//! second finishes it with the authenticator's response. The platform stores everything it knows
//! about a user in the back end's `ownIdData`. It reads and writes that document, and requests
//! sessions, through signed callbacks only (`docs/protocol.md` §3), so the back end may be this
//! server or any other.

pub mod codes;
pub mod error;
pub mod messages;

mod aaguids;
pub mod callbacks;
mod ceremonies;
mod id_documents;
mod security_events;
pub mod user_document;

use std::{fmt, sync::OnceLock};

use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::Value;
use tokio::sync::Mutex;
use url::Url;

pub use callbacks::{
    answers::LAST_CREDENTIAL,
    transport::{CallbackTransport, CallbackTransports},
};
pub use ceremonies::{assertion::TypedLoginId, authenticator_data::Mediation};
pub use codes::keys::clear_code_lock;
pub use error::{Error, InvalidSettings, PasskeyRefusal};
pub use id_documents::{IdDocumentChallenge, IdDocumentDecision};
pub use messages::mails::RenderedMail;
pub use messages::notifications::Notice;
pub use user_document::passkeys::{AcceptedCredentials, LastPasskey, Passkey, RemainingPasskeys};

use self::{
    callbacks::Callbacks,
    ceremonies::{relying_party::RelyingParty, user_handle::UserHandles},
    codes::keys::CodeKeys,
    messages::mails::MailSettings,
    user_document::{DocumentMac, decoys::Decoys},
};
use crate::{
    config,
    domain::{
        AndroidApp, LoginId, OwnIdData, SharedSecrets, Timestamp, Token,
        credentials::auth_token::AuthTokenKey,
    },
    runtime::{clock::Clock, random::Random, striped::Striped},
    store::Database,
};

/// Number of locks among which users are divided. Two users with the same one wait for each other.
const USER_LOCKS: usize = 256;

/// The part of the configuration that a platform needs.
#[derive(Clone, Copy, Debug)]
pub struct PlatformSettings<'a> {
    pub config: &'a config::PlatformConfig,
    pub public_url: &'a Url,
    /// The applications whose ceremonies are accepted, as those of pages are.
    pub android_apps: &'a [AndroidApp],
    /// The site's name in messages and passkey prompts, which defaults to the host of the public
    /// URL, and the colours and the logo of mails.
    pub branding: &'a config::Branding,
    pub mail_templates: &'a config::MailTemplates,
    pub app_id: &'a str,
    /// The shared secrets. The first one signs the callbacks.
    pub secrets: &'a SharedSecrets,
}

/// The services that a platform uses.
#[derive(Clone, Debug)]
pub struct Dependencies {
    pub db: Database,
    pub clock: Clock,
    pub random: Random,
}

/// The local platform. Its methods are the steps of ceremonies and of code flows.
#[derive(Debug)]
pub struct Platform {
    app_id: String,
    db: Database,
    clock: Clock,
    random: Random,
    callbacks: Callbacks,
    relying_party: RelyingParty,
    document_mac: DocumentMac,
    /// The first document that was verified. Verifying it again takes as long as verifying any
    /// other, which hides whether a login id has a document (`docs/security-behaviours.md` b12).
    timing_sample: OnceLock<TimingSample>,
    user_handles: UserHandles,
    decoys: Decoys,
    codes: CodeKeys,
    /// True when callbacks go to another back end instead of this server.
    has_back_end_elsewhere: bool,
    /// True when pages of other sites may log users in by a code.
    pub offers_codes: bool,
    /// Verifies the token with which a site confirms that a user is logged in to it.
    auth_token_key: Option<AuthTokenKey>,
    site: SiteNames,
    mails: MailSettings,
    /// Locks that serialize changes of one user's document, so that no update is lost between
    /// reading and writing. They work within this process; on several nodes the later write wins.
    user_locks: Striped<Mutex<()>>,
}

/// A document for the time that verifying it takes.
#[derive(Debug)]
struct TimingSample {
    login_id: LoginId,
    own_id_data: String,
}

/// The site as messages name it, taken from the settings only (`docs/security-behaviours.md` b19).
#[derive(Debug)]
struct SiteNames {
    origin: String,
    host: String,
    /// The name under which users know the site.
    name: String,
}

/// A ceremony that was begun, as the browser receives it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartedCeremony {
    #[serde(serialize_with = "serialize_token")]
    pub ceremony_id: Token,
    /// `PublicKeyCredentialRequestOptionsJSON` or `PublicKeyCredentialCreationOptionsJSON`.
    pub public_key: Value,
}

/// A new passkey for an account that does not exist yet, as the browser receives it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredPasskey {
    /// The `ownIdData` of the new account. The page sends it with its registration form.
    #[serde(serialize_with = "serialize_own_id_data")]
    pub data: OwnIdData,
    pub login_id: String,
}

/// The session that the back end granted to an authenticated user.
pub struct BackEndSession {
    /// The body of the back end's response, unchanged: an object or a string.
    pub session: Value,
    pub login_id: String,
}

impl BackEndSession {
    /// The session token, if the back end returned one in the member `token`.
    pub fn token(&self) -> Option<&str> {
        self.session.get("token").and_then(Value::as_str)
    }
}

impl Serialize for BackEndSession {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("BackEndSession", 3)?;
        fields.serialize_field("loginId", &self.login_id)?;
        fields.serialize_field("session", &self.session)?;

        // Browsers cache the SDK for five minutes, and earlier versions of it read this member.
        if let Some(token) = self.session.get("token") {
            fields.serialize_field("token", token)?;
        }
        fields.end()
    }
}

impl Platform {
    /// Creates the platform from its settings.
    ///
    /// # Errors
    /// [`InvalidSettings::RelyingParty`].
    pub fn new(
        settings: PlatformSettings<'_>,
        dependencies: Dependencies,
        callbacks: CallbackTransports,
    ) -> Result<Self, Error> {
        let Dependencies { db, clock, random } = dependencies;
        let host = settings.public_url.host_str().unwrap_or_default();
        let name = settings.branding.own_name().unwrap_or(host);
        let has_back_end_elsewhere = settings.config.has_back_end_elsewhere(settings.public_url);

        Ok(Self {
            app_id: settings.app_id.to_owned(),
            callbacks: Callbacks::new(callbacks, settings.secrets.clone(), clock.clone()),
            relying_party: RelyingParty::new(&settings, name)?,
            document_mac: DocumentMac::new(&settings.config.key),
            timing_sample: OnceLock::new(),
            user_handles: UserHandles::new(&settings.config.key),
            decoys: Decoys::new(&settings.config.key),
            codes: CodeKeys::new(&settings.config.key),
            has_back_end_elsewhere,
            offers_codes: has_back_end_elsewhere,
            auth_token_key: settings.config.auth_token_key.clone(),
            site: SiteNames {
                origin: settings.public_url.origin().ascii_serialization(),
                host: host.to_owned(),
                name: name.to_owned(),
            },
            mails: MailSettings::new(settings.branding, settings.mail_templates),
            user_locks: Striped::new(USER_LOCKS, || Mutex::new(())),
            db,
            clock,
            random,
        })
    }

    /// Checks the app id of a request.
    ///
    /// # Errors
    /// [`Error::AppUnknown`] when it is not the configured one.
    pub fn check_app(&self, app_id: &str) -> Result<(), Error> {
        if app_id == self.app_id { Ok(()) } else { Err(Error::AppUnknown) }
    }

    /// True when pages of this origin may use the platform. The origin is in the browser's
    /// spelling.
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.relying_party.allows_origin(origin)
    }

    /// Verifies the `ownIdData` of a registration form, in any of its encodings, and returns it in
    /// the form in which it is stored. Returns `None`, and logs the reason, when this platform did
    /// not write it for this login id.
    pub fn canonical_own_id_data(
        &self,
        login_id: &LoginId,
        own_id_data: &OwnIdData,
    ) -> Option<OwnIdData> {
        match self.document_mac.verify(login_id, own_id_data.as_str()) {
            Ok(document) => self.document_mac.sign(login_id, &document).ok(),
            Err(reason) => {
                security_events::own_id_data_refused(login_id, &reason);
                None
            }
        }
    }

    /// Deletes expired ceremonies and codes, in chunks of 1,000 rows. Returns the number of deleted
    /// ceremonies.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delete_expired(&self, now: Timestamp) -> Result<u64, Error> {
        const CHUNK_ROWS: i64 = 1_000;

        while self.delete_expired_codes(now, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {}

        let mut total = 0;
        loop {
            let deleted = ceremonies::store::delete_expired(&self.db, now, CHUNK_ROWS).await?;
            total += deleted;
            if deleted < CHUNK_ROWS.unsigned_abs() {
                return Ok(total);
            }
        }
    }
}

/// Does not print the session: its token is a bearer secret.
impl fmt::Debug for BackEndSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackEndSession(…)")
    }
}

fn serialize_token<S: Serializer>(token: &Token, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(token.reveal())
}

fn serialize_own_id_data<S: Serializer>(
    data: &OwnIdData,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(data.as_str())
}
