//! Enrollment: adding a passkey to the account of a user who is logged in.
//!
//! The platform knows no sessions, so the back end identifies the user with a token: the
//! `authToken` of `enrollCredential(loginId, authToken)`. It is a JWT of the site, or a token of
//! this platform.

use serde_json::Value;

use super::{
    CeremonyKind, EnrollmentProof, EnrollmentState,
    register::NewEnrollment,
    store::{self, CeremonySubject},
};
use crate::{
    domain::{
        LoginId, Token, TokenHash,
        credentials::auth_token::{self, InvalidAuthToken},
    },
    platform::{
        Error, Mediation, Passkey, Platform, StartedCeremony, callbacks::answers::OwnIdDataAnswer,
        ceremonies, security_events, user_document::UserDocument,
    },
};

impl Platform {
    /// Issues a token with which this user may add one passkey. It is valid for five minutes and
    /// one use, and no longer than the session.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn enrollment_token(
        &self,
        login_id: &LoginId,
        session: &TokenHash,
    ) -> Result<Token, Error> {
        let subject = CeremonySubject { login_id: Some(login_id), session: Some(session) };
        ceremonies::begin(self, CeremonyKind::EnrollToken, subject, &login_id.as_str()).await
    }

    /// The session to which this token or ceremony is bound, if any. The platform knows no
    /// sessions, so the caller checks that the session is alive before it uses either.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn bound_session(&self, token_or_ceremony: &str) -> Result<Option<TokenHash>, Error> {
        Ok(store::session(&self.db, &Token::from_client(token_or_ceremony).hash()).await?)
    }

    /// Consumes the token, and begins the creation of a passkey.
    ///
    /// # Errors
    /// [`Error::AppUnknown`], [`Error::LoginIdInvalid`], [`Error::AuthTokenRefused`],
    /// [`Error::CeremonyUnknown`] when a token of this platform is invalid or was issued for
    /// another login id, and those of [`Self::passkeys`].
    pub async fn enroll_start(
        &self,
        app_id: &str,
        login_id: &str,
        auth_token: &str,
        mediation: Mediation,
    ) -> Result<StartedCeremony, Error> {
        self.check_app(app_id)?;
        let session = self.bound_session(auth_token).await?;
        let login_id = self.consume_auth_token(login_id, auth_token).await?;

        let document = self.document_or_new(&login_id).await?;
        self.start_enrollment(NewEnrollment {
            kind: CeremonyKind::Enroll,
            proof: EnrollmentProof { session: session.as_ref(), passkey: None },
            login_id: &login_id,
            document: &document,
            mediation,
        })
        .await
    }

    /// The login id that the token confirms. The token is a JWT signed with the site's key, or one
    /// of [`Self::enrollment_token`].
    async fn consume_auth_token(&self, login_id: &str, auth_token: &str) -> Result<LoginId, Error> {
        let parsed = LoginId::parse(login_id).map_err(|_| Error::LoginIdInvalid)?;
        if auth_token::is_jwt(auth_token) {
            let key = self.auth_token_key.as_ref().ok_or(InvalidAuthToken::NoKey);
            let checked = key.and_then(|key| key.check(auth_token, &parsed, self.clock.now()));
            checked.map_err(|reason| {
                security_events::auth_token_refused(&parsed, reason);
                Error::AuthTokenRefused(reason)
            })?;
            return Ok(parsed);
        }

        let confirmed = LoginId::from_database(
            ceremonies::consume(self, CeremonyKind::EnrollToken, auth_token).await?,
        );
        if confirmed.is_denoted_by(login_id) { Ok(confirmed) } else { Err(Error::CeremonyUnknown) }
    }

    /// Adds the passkey, and returns it with the login id of its owner.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], and those of [`Platform::register_finish`].
    pub async fn enroll_finish(
        &self,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<(LoginId, Passkey), Error> {
        ceremonies::finish(CeremonyKind::Enroll, async {
            let enrollment: EnrollmentState =
                ceremonies::consume(self, CeremonyKind::Enroll, ceremony_id).await?;
            let login_id = enrollment.login_id();

            let stored = self.verify_and_claim(&enrollment, credential).await?;
            let passkey = Passkey::of(&stored);
            let user_handle = enrollment.user_handle;
            let new = UserDocument { passkeys: vec![stored], ..UserDocument::empty(user_handle) };
            self.add_passkeys_of(&login_id, new).await?;
            Ok((login_id, passkey))
        })
        .await
    }

    /// The user's document, or an empty one for a user without passkeys. The handle of an empty one
    /// is the same each time: a passkey that was created but never stored is replaced by the next
    /// one, and can be signalled away.
    pub(in crate::platform) async fn document_or_new(
        &self,
        login_id: &LoginId,
    ) -> Result<UserDocument, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::UnknownUser => Err(Error::UnknownUser),
            OwnIdDataAnswer::Disabled => Err(Error::AccountDisabled),
            OwnIdDataAnswer::Nothing => Ok(UserDocument::empty(self.user_handles.of(login_id))),
            OwnIdDataAnswer::Data(text) => Ok(self.document_mac.verify(login_id, &text)?),
        }
    }

    /// The user's document, or an empty one if this platform did not write the stored one: a
    /// recovery replaces that.
    pub(in crate::platform) async fn document_for_recovery(
        &self,
        login_id: &LoginId,
    ) -> Result<UserDocument, Error> {
        match self.document_or_new(login_id).await {
            Err(Error::OwnIdDataInvalid(_)) => {
                Ok(UserDocument::empty(self.user_handles.of(login_id)))
            }
            document => document,
        }
    }
}
