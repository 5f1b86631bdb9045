//! Refusals as administrators read them, in the language of the page.

use vestibule_app::i18n::texts;

use crate::{
    http::error::Problem,
    service::{self, Refusal},
};

/// Returns the text of a refusal. The rare ones that no catalogue has are those of the API.
pub(super) fn of(error: service::Error) -> String {
    let text = match error {
        service::Error::LoginIdTaken => texts::ADMIN_LOGIN_ID_TAKEN,
        service::Error::Refused(Refusal::Stale) => texts::ADMIN_STALE,
        service::Error::Refused(Refusal::LastAdministrator) => texts::ADMIN_LAST_ADMINISTRATOR,
        service::Error::Refused(Refusal::FieldTaken(_)) => texts::FIELD_TAKEN,
        service::Error::Refused(Refusal::CredentialTaken) => texts::ADMIN_PASSKEY_TAKEN,
        service::Error::Refused(Refusal::Indexing) => texts::ADMIN_INDEXING,
        error => return Problem::from(error).detail.into(),
    };
    text.into()
}
