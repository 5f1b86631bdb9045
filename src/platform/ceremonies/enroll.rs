//! Adding a passkey to an account that somebody is logged in to. The back end vouches for them with a token, since the platform
//! knows no sessions: the `authToken` of `enrollCredential(loginId, authToken)`. It is a JWT of the site, or one of ours.

use serde_json::Value;

use super::{
    Enrolment, Kind, Vouchers,
    store::{self, Begun},
};
use crate::{
    domain::{
        LoginId, Token, TokenHash,
        credentials::auth_token::{self, InvalidAuthToken},
    },
    platform::{
        Error, Mediation, Passkey, Platform, Started, callbacks::answers::Found, ceremonies, security_events,
        user_document::Document,
    },
};

impl Platform {
    /// A token with which this person may add one passkey: for five minutes, once, and no longer than their session lives.
    ///
    /// # Errors
    /// The database's.
    pub async fn enrolment_token(&self, login_id: &LoginId, session: &TokenHash) -> Result<Token, Error> {
        let begun = Begun { login_id: Some(login_id), session: Some(session) };
        ceremonies::begin(self, Kind::EnrolToken, begun, &login_id.as_str()).await
    }

    /// The session that vouched for whoever holds this token or this ceremony, if one did. The platform knows no sessions: who does
    /// asks whether it lives before either is used.
    ///
    /// # Errors
    /// The database's.
    pub async fn vouched_for_by(&self, token_or_ceremony: &str) -> Result<Option<TokenHash>, Error> {
        Ok(store::session(&self.db, &Token::from_client(token_or_ceremony).hash()).await?)
    }

    /// Takes the token, and offers to make a passkey, with this mediation.
    ///
    /// # Errors
    /// [`Error::AppUnknown`], [`Error::LoginIdInvalid`], [`Error::AuthTokenRefused`], [`Error::CeremonyUnknown`] when our own token is
    /// not for this login id, or not any more, and those of [`Self::passkeys`].
    pub async fn enroll_start(
        &self,
        app_id: &str,
        (login_id, auth_token): (&str, &str),
        mediation: Mediation,
    ) -> Result<Started, Error> {
        self.check_app(app_id)?;
        let session = self.vouched_for_by(auth_token).await?;
        let vouched_for = self.vouched_for(login_id, auth_token).await?;
        let document = self.document_or_new(&vouched_for).await?;
        let vouchers = Vouchers { session: session.as_ref(), passkey: None };
        self.start_enrolment(Kind::Enrol, vouchers, (&vouched_for, &document), mediation).await
    }

    /// The account that a site vouches for with a token that its own key signed, or that we do with one of
    /// [`Self::enrolment_token`].
    async fn vouched_for(&self, login_id: &str, auth_token: &str) -> Result<LoginId, Error> {
        let parsed = LoginId::parse(login_id).map_err(|_| Error::LoginIdInvalid)?;
        if auth_token::is_jwt(auth_token) {
            let key = self.auth_token_key.as_ref().ok_or(InvalidAuthToken::NoKey);
            key.and_then(|key| key.check(auth_token, &parsed, self.clock.now())).map_err(|reason| {
                security_events::auth_token_refused(&parsed, reason);
                Error::AuthTokenRefused(reason)
            })?;
            return Ok(parsed);
        }

        let vouched_for = LoginId::from_database(ceremonies::consume(self, Kind::EnrolToken, auth_token).await?);
        if vouched_for.is_denoted_by(login_id) { Ok(vouched_for) } else { Err(Error::CeremonyUnknown) }
    }

    /// Adds the passkey, and says whose it is.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], and those of [`Platform::register_finish`].
    pub async fn enroll_finish(&self, ceremony_id: &str, credential: Value) -> Result<(LoginId, Passkey), Error> {
        let enrolment: Enrolment = ceremonies::consume(self, Kind::Enrol, ceremony_id).await?;
        let login_id = enrolment.login_id();
        let stored = self.enrol(&enrolment, credential).await?;
        let passkey = Passkey::of(&stored);
        self.add(&login_id, Document { passkeys: vec![stored], ..Document::empty(enrolment.user_handle) }).await?;
        Ok((login_id, passkey))
    }

    /// The user's document, or an empty one for a person who has no passkey yet. Its handle is the same each time:
    /// a passkey that was made and never arrived here is replaced by the next one, and can be signalled away.
    pub(in crate::platform) async fn document_or_new(&self, login_id: &LoginId) -> Result<Document, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            Found::UnknownUser => Err(Error::UnknownUser),
            Found::Disabled => Err(Error::AccountDisabled),
            Found::Nothing => Ok(Document::empty(self.handles.of(login_id))),
            Found::Data(text) => Ok(self.seal.open(login_id, &text)?),
        }
    }

    /// The user's document, or an empty one if there is none of ours: a recovery replaces what is not.
    pub(in crate::platform) async fn document_to_add_to(&self, login_id: &LoginId) -> Result<Document, Error> {
        match self.document_or_new(login_id).await {
            Err(Error::OwnIdDataInvalid(_)) => Ok(Document::empty(self.handles.of(login_id))),
            document => document,
        }
    }
}
